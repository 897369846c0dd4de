import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { type Export, exportForUpdate, saveExport } from '@/db/queries/exports'
import type { Jurisdiction } from '@/domain/access/actor'
import { accept, type Result, refuse } from '@/domain/result'
import { type CommandDesk, command } from '@/server/command'

/** 批准导出: by somebody else than who asked, within the own area; it may then be taken once. */
export const approveExport = command({
  name: 'export.approve',
  permission: 'roster.approve',
  input: z.object({ id: z.uuid() }),
  run: async (desk) => {
    const waiting = await waitingFor(desk, desk.input.id)
    return waiting.ok ? answered(desk, waiting.value, 'approved', null) : waiting
  },
})

/** 不批准: with the reason, which who asked reads. */
export const refuseExport = command({
  name: 'export.refuse',
  permission: 'roster.approve',
  input: z.object({ id: z.uuid(), answer: z.string('不批准要写原因').trim().min(1, '不批准要写原因').max(200) }),
  run: async (desk) => {
    const waiting = await waitingFor(desk, desk.input.id)
    return waiting.ok ? answered(desk, waiting.value, 'refused', desk.input.answer) : waiting
  },
})

type Refused = { kind: 'not_found' } | { kind: 'own_request' } | { kind: 'already_answered' }
type Answering = { tx: Transaction; jurisdiction: Jurisdiction; actor: CommandDesk<unknown>['actor']; now: Date }

async function waitingFor({ tx, jurisdiction, actor }: Answering, id: string): Promise<Result<Export, Refused>> {
  const row = await exportForUpdate(tx, jurisdiction, id)
  if (!row) return refuse({ kind: 'not_found' })
  if (row.askedBy === actor.accountId) return refuse({ kind: 'own_request' })
  if (row.state !== 'asked') return refuse({ kind: 'already_answered' })
  return accept(row)
}

async function answered(
  { tx, actor, now }: Answering,
  row: Export,
  state: 'approved' | 'refused',
  answer: string | null,
) {
  const by = { decidedBy: actor.accountId, decidedByName: actor.name, decidedAt: now }
  await saveExport(tx, row.id, { state, answer, ...by })
  return accept({
    value: { id: row.id },
    audit: {
      act: state === 'approved' ? ('export.approve' as const) : ('export.refuse' as const),
      subject: 'export' as const,
      subjectId: row.id,
      areaCode: row.areaCode,
      purpose: row.reason,
      detail: { rows: row.rows, askedBy: row.askedByName, answer },
    },
  })
}
