import 'server-only'
import { z } from 'zod'
import { batchForUpdate, saveDecision } from '@/db/queries/imports'
import { decisions } from '@/domain/exchange/matching'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 冲突怎么办: one decision for the rows ticked; without one our value stays. */
export const decideRows = command({
  name: 'import.decide',
  permission: 'import.run',
  input: z.object({
    batchId: z.uuid(),
    decision: z.enum(
      Object.keys(decisions) as [keyof typeof decisions, ...(keyof typeof decisions)[]],
      '请选一种处理办法',
    ),
    rows: z.array(z.coerce.number().int().positive()).min(1, '请先勾选要处理的行').max(5000),
  }),
  run: async ({ tx, jurisdiction, input }) => {
    const batch = await batchForUpdate(tx, jurisdiction, input.batchId)
    if (!batch) return refuse({ kind: 'not_found' })
    if (batch.state !== 'ready') return refuse({ kind: 'already_running', state: batch.state })
    await saveDecision(tx, batch.id, input.rows, input.decision)
    const detail = { decision: input.decision, rows: input.rows.length }
    return accept({
      value: { id: batch.id },
      audit: { act: 'import.map', subject: 'import', subjectId: batch.id, areaCode: batch.areaCode, detail },
    })
  },
})
