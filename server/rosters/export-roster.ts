import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasNamed } from '@/db/queries/areas'
import { fieldPolicyOf } from '@/domain/access/fields'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { rosterSubjects } from '@/domain/rosters/codes'
import { command } from '@/server/command'
import { exportReason, mostExported } from '@/server/households/export-households'
import { rosterText } from '@/server/rosters/roster-ledger'
import { askedRoster, rosterQuery } from '@/server/rosters/roster-query'
import { allRosterLines, rosterColumns, rosterCount } from '@/server/rosters/roster-rows'

/** 导出名册: the lines as the screen shows them, as text; a reason is asked, a receipt is left (features, rank 33). */
export const exportRoster = command({
  name: 'roster.export',
  permission: 'roster.export',
  input: z.object({ reason: exportReason, query: rosterQuery }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const fields = fieldPolicyOf(actor.role)
    const roster = askedRoster({ actor, jurisdiction, fields, now, query: input.query })
    if (!roster) return refuse({ kind: 'not_found' })
    const count = await rosterCount(tx, roster)
    if (count > limits.exportRowsWithoutSecondPerson && actor.role !== 'secretary')
      return refuse({ kind: 'needs_second_person', rows: count })
    if (count > mostExported) return refuse({ kind: 'too_many', rows: count })
    const [lines, [here]] = await Promise.all([
      allRosterLines(tx, roster, { fields }, mostExported),
      areasNamed(tx, [roster.place.within.lo]),
    ])
    const [day, unit] = [dayOf(now), rosterSubjects[roster.condition.about]]
    const title = `${here?.name ?? ''}${roster.label}`
    return accept({
      value: {
        name: `${title}-${roster.as.day}`,
        above: [
          `${title}　${lines.length} ${unit}　统计时点 ${roster.as.day}`,
          `${actor.name}　${day}　用途：${input.reason}　${lines.length} ${unit}`,
        ],
        columns: [{ heading: '序号', width: 6 }, ...rosterColumns(roster).sheet],
        rows: lines.map(({ cells }, index) => [index + 1, ...cells]),
      },
      audit: {
        act: 'list.export',
        subject: 'roster',
        subjectId: roster.code,
        areaCode: roster.place.within.lo,
        purpose: input.reason,
        detail: { rows: lines.length, query: rosterText(input.query) },
      },
    })
  },
})
