import 'server-only'
import { z } from 'zod'
import { type CleanUp, cleanUp, cleanUpForUpdate, saveCleanUp } from '@/db/queries/retention'
import { accept, type Result, refuse } from '@/domain/result'
import { type CommandDesk, command } from '@/server/command'

/**
 * 批准清理: by somebody else than who asked. Names, numbers, contacts and texts are cleaned from the rows and every earlier
 * version of them; ids, days and codes stay, so that figures of the past and frozen reports stay what they are [C38].
 */
export const approveCleanUp = command({
  name: 'retention.approve',
  permission: 'retention.manage',
  pool: 'reports',
  input: z.object({ id: z.uuid() }),
  run: async (desk) => {
    const waiting = await waitingFor(desk, desk.input.id)
    if (!waiting.ok) return waiting
    const { tx, actor, now } = desk
    const { id, areaCode, kind, basis, askedByName } = waiting.value
    const receipt = await cleanUp(tx, id)
    const by = { decidedBy: actor.accountId, decidedByName: actor.name, decidedAt: now }
    await saveCleanUp(tx, id, { state: 'done', receipt, ...by })
    return accept({
      value: { id },
      audit: {
        act: 'retention.clean' as const,
        subject: 'retention',
        subjectId: id,
        areaCode,
        purpose: basis,
        detail: { kind, askedBy: askedByName, receipt },
      },
    })
  },
})

/** 不批准清理: with the reason, which who asked reads. */
export const refuseCleanUp = command({
  name: 'retention.refuse',
  permission: 'retention.manage',
  input: z.object({ id: z.uuid(), answer: z.string('不批准要写原因').trim().min(1, '不批准要写原因').max(200) }),
  run: async (desk) => {
    const waiting = await waitingFor(desk, desk.input.id)
    if (!waiting.ok) return waiting
    const { tx, actor, now, input } = desk
    const by = { decidedBy: actor.accountId, decidedByName: actor.name, decidedAt: now }
    await saveCleanUp(tx, input.id, { state: 'refused', answer: input.answer, ...by })
    return accept({
      value: { id: input.id },
      audit: {
        act: 'retention.refuse' as const,
        subject: 'retention',
        subjectId: input.id,
        areaCode: waiting.value.areaCode,
        detail: { answer: input.answer },
      },
    })
  },
})

type Refused = { kind: 'not_found' } | { kind: 'own_request' } | { kind: 'already_answered' }

async function waitingFor(
  { tx, actor, jurisdiction }: Pick<CommandDesk<unknown>, 'tx' | 'actor' | 'jurisdiction'>,
  id: string,
): Promise<Result<CleanUp, Refused>> {
  const row = await cleanUpForUpdate(tx, jurisdiction, id)
  if (!row) return refuse({ kind: 'not_found' })
  if (row.askedBy === actor.accountId) return refuse({ kind: 'own_request' })
  if (row.state !== 'asked') return refuse({ kind: 'already_answered' })
  return accept(row)
}
