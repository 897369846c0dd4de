import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { exportForUpdate, saveExport } from '@/db/queries/exports'
import { fieldPolicyOf } from '@/domain/access/fields'
import { dayOf } from '@/domain/calendar/civil-day'
import { exportKinds, exportNumber } from '@/domain/exchange/exports'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { exportSource } from '@/server/exchange/exports/export-source'
import { writeWorkbook } from '@/server/exchange/writers/xlsx'

/**
 * 下载导出: by who asked, once, within a day of being allowed. The lines are those of now, as the reader may see them; every
 * sheet says who took it, when, what for, and its number. The file is written while the rows are read, and only kept as it is sent.
 */
export const takeExport = command({
  name: 'export.take',
  permission: 'roster.export',
  pool: 'reports',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const row = await exportForUpdate(tx, jurisdiction, input.id)
    if (!row || row.askedBy !== actor.accountId) return refuse({ kind: 'not_found' })
    if (row.state === 'taken') return refuse({ kind: 'already_taken' })
    if (row.state !== 'approved') return refuse({ kind: 'not_yet_approved' })
    if (now.getTime() - (row.decidedAt ?? row.askedAt).getTime() > limits.exportTakenWithinMs)
      return refuse({ kind: 'too_late' })
    const desk = { db: tx, actor, jurisdiction, now, fields: fieldPolicyOf(actor.role) }
    const source = await exportSource(desk, row.kind, row.query)
    if (!source) return refuse({ kind: 'not_found' })
    if (source.rows > limits.exportRowsMost) return refuse({ kind: 'too_many', rows: source.rows })
    if (source.rows > limits.exportRowsWithoutSecondPerson && row.decidedBy === null)
      return refuse({ kind: 'grown', rows: source.rows })

    const number = exportNumber(row.id)
    const allowed = row.decidedByName ? `　批准：${row.decidedByName}` : ''
    const above = [
      `${row.label}　${source.rows} ${source.unit}　统计时点 ${source.day}`,
      `导出 ${number}　${actor.name}　${dayOf(now)}　用途：${row.reason}${allowed}`,
    ]
    const file: Uint8Array[] = []
    const sheet = { name: exportKinds[row.kind], above, columns: source.columns, rows: source.lines(), mark: number }
    for await (const chunk of writeWorkbook([sheet])) file.push(chunk)
    await saveExport(tx, row.id, { state: 'taken', takenAt: now, rows: source.rows })
    return accept({
      value: { name: `${row.label}-${source.day}-${number}`, file },
      audit: {
        act: 'list.export',
        subject: source.subject.kind,
        subjectId: source.subject.id,
        areaCode: row.areaCode,
        purpose: row.reason,
        detail: { export: row.id, rows: source.rows, query: source.stated },
      },
    })
  },
})
