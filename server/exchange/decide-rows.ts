import 'server-only'
import { z } from 'zod'
import { batchForUpdate, saveDecision } from '@/db/queries/imports'
import { type ComparedField, decisions, isCompared, settlementText } from '@/domain/exchange/matching'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 冲突怎么办: one decision for the rows ticked, or the single fields ticked (`行.字段`); without one our value stays. */
export const decideRows = command({
  name: 'import.decide',
  permission: 'import.run',
  input: z.object({
    batchId: z.uuid(),
    decision: z.enum(
      Object.keys(decisions) as [keyof typeof decisions, ...(keyof typeof decisions)[]],
      '请选一种处理办法',
    ),
    rows: z.array(z.coerce.number().int().positive()).max(5000).default([]),
    fields: z.array(z.string().max(60)).max(5000).default([]),
  }),
  run: async ({ tx, jurisdiction, input }) => {
    const batch = await batchForUpdate(tx, jurisdiction, input.batchId)
    if (!batch) return refuse({ kind: 'not_found' })
    if (batch.state !== 'ready') return refuse({ kind: 'already_running', state: batch.state })
    const { decision } = input
    const rows = decision === 'fields' ? rowsOf(input.fields) : new Map(input.rows.map((rowNo) => [rowNo, []]))
    if (rows.size === 0) return refuse({ kind: 'nothing_ticked' })
    const same = new Map<string, number[]>()
    for (const [rowNo, fields] of rows) {
      const text = settlementText({ decision, fields })
      same.set(text, [...(same.get(text) ?? []), rowNo])
    }
    for (const [text, rowNos] of same) await saveDecision(tx, batch.id, rowNos, text)
    const detail = { decision, rows: rows.size }
    return accept({
      value: { id: batch.id },
      audit: { act: 'import.map', subject: 'import', subjectId: batch.id, areaCode: batch.areaCode, detail },
    })
  },
})

/** 5.phone, 5.work, 7.name → the fields of every row. */
function rowsOf(ticked: readonly string[]): Map<number, ComparedField[]> {
  const rows = new Map<number, ComparedField[]>()
  for (const one of ticked) {
    const [, row, field = ''] = /^(\d{1,7})\.(\w+)$/.exec(one) ?? []
    if (row && isCompared(field)) rows.set(Number(row), [...(rows.get(Number(row)) ?? []), field])
  }
  return rows
}
