import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { holds } from '@/domain/access/actor'
import { fieldPolicyOf } from '@/domain/access/fields'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { cellOf, sheetColumns } from '@/server/households/household-cells'
import { householdItem } from '@/server/households/household-item'
import { allRows, queryText } from '@/server/households/household-ledger'
import { listQuery } from '@/server/households/list-query'

/** A workbook of one committee and no more. */
export const mostExported = 20_000

/** What a list is exported for; asked every time. */
export const exportReason = z.string('请写用途').trim().min(5, '至少 5 个字，写清给谁、做什么用').max(200)

/**
 * 导出名单: the list as its address states it, with the same values as the screen. A reason is asked, a receipt is left.
 * Above the limit only a secretary may, and never more than a committee (features, rank 33).
 */
export const exportHouseholds = command({
  name: 'household.export',
  permission: 'roster.export',
  input: z.object({
    reason: exportReason,
    query: listQuery,
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const fields = fieldPolicyOf(actor.role)
    const day = dayOf(now)
    const desk = { db: tx, actor, jurisdiction, fields, now, query: input.query }
    const { rows, counts, place } = await allRows(desk, mostExported)
    const small = counts.households <= limits.exportRowsWithoutSecondPerson
    if (!small && !(actor.role === 'secretary' && holds(actor, 'roster.export'))) {
      return refuse({ kind: 'needs_second_person', rows: counts.households })
    }
    if (counts.households > mostExported) return refuse({ kind: 'too_many', rows: counts.households })
    const columns = input.query.cols
    const receipt = `${actor.name}　${day}　用途：${input.reason}　${rows.length} 户`
    return accept({
      value: {
        name: `家庭名单-${place.name}-${day}`,
        above: [`家庭名单　${place.name}　${rows.length} 户 ${counts.people} 人　统计时点 ${day}`, receipt],
        columns: sheetColumns(columns),
        rows: rows.map((row) => {
          const item = householdItem(row, fields, day)
          return columns.map((column) => cellOf(column, item, day))
        }),
      },
      audit: {
        act: 'list.export',
        subject: 'households',
        subjectId: place.code,
        areaCode: Number(place.code),
        purpose: input.reason,
        detail: { rows: rows.length, columns, query: queryText(input.query) },
      },
    })
  },
})
