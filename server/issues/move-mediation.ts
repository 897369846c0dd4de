import 'server-only'
import { z } from 'zod'
import { mediationForUpdate, saveMediation } from '@/db/queries/mediations'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { followUp, settle } from '@/domain/issues/mediation'
import { type MediationState, mediationStates } from '@/domain/issues/mediation-codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { caseFields, mediatorsFor } from '@/server/issues/open-mediation'
import { day } from '@/server/residents/person-input'

const which = { id: z.uuid(), version: z.coerce.number().int().positive() }
const ends = (Object.keys(mediationStates) as MediationState[]).filter((state) => state !== 'open')
type End = Exclude<MediationState, 'open'>

/** 改调解: its words by anybody named on it; who mediates, and with that who reads it, by who opened it or the secretary. */
export const editMediation = command({
  name: 'mediation.edit',
  permission: 'mediation.work',
  input: z.object({ ...which, ...caseFields }),
  run: async ({ tx, actor, input }) => {
    const areaCode = ancestorAt(actor.areaCode, 'committee')
    const found = await mediationForUpdate(tx, areaCode, input.id)
    if (!found) return refuse({ kind: 'not_found' as const })
    if (found.version !== input.version) return refuse({ kind: 'changed_meanwhile' as const })
    const mediators = await mediatorsFor(tx, areaCode, input.mediators)
    if (!mediators.ok) return mediators
    const moved = [...mediators.value.ids].sort().join() !== [...found.mediatorIds].sort().join()
    const opener = actor.role === 'secretary' || found.openedBy === actor.accountId
    if (moved && !opener) return refuse({ kind: 'not_the_opener' as const })
    const { kind, cause } = input
    const readers = [...new Set([found.openedBy, ...mediators.value.accounts])]
    const named = moved ? { mediatorIds: mediators.value.ids, readerIds: readers } : {}
    await saveMediation(tx, found.id, { kind, cause, ...named })
    return accept({ value: { id: found.id }, audit: auditOf(found, 'mediation.edit', { mediators: moved }) })
  },
})

/** 调解结案: agreed, not agreed or withdrawn, on a day; what was agreed is asked about again on another. */
export const settleMediation = command({
  name: 'mediation.settle',
  permission: 'mediation.work',
  input: z.object({
    ...which,
    state: z.enum(ends as [End, ...End[]], '请选结果'),
    agreement: line(2000),
    on: day,
    followUpOn: day.nullish(),
  }),
  run: async ({ tx, actor, now, input }) => {
    const found = await mediationForUpdate(tx, ancestorAt(actor.areaCode, 'committee'), input.id)
    if (!found) return refuse({ kind: 'not_found' as const })
    if (found.version !== input.version) return refuse({ kind: 'changed_meanwhile' as const })
    const { state, on } = input
    const told = { state, on, agreement: input.agreement || null, followUpOn: input.followUpOn ?? null }
    const ruled = settle(found, told, dayOf(now))
    if (!ruled.ok) return ruled
    const { agreement, followUpOn } = ruled.value
    await saveMediation(tx, found.id, { state, agreement, settledOn: on, followUpOn })
    return accept({ value: { id: found.id }, audit: auditOf(found, 'mediation.settle', { state }) })
  },
})

/** 调解回访: how the agreement holds; another day may be set. */
export const followUpMediation = command({
  name: 'mediation.follow_up',
  permission: 'mediation.work',
  input: z.object({
    ...which,
    on: day,
    note: z.string('请写怎么样').trim().min(1, '请写怎么样').max(500, '最多 500 个字'),
    again: day.nullish(),
  }),
  run: async ({ tx, actor, now, input }) => {
    const found = await mediationForUpdate(tx, ancestorAt(actor.areaCode, 'committee'), input.id)
    if (!found) return refuse({ kind: 'not_found' as const })
    if (found.version !== input.version) return refuse({ kind: 'changed_meanwhile' as const })
    const ruled = followUp(found, { on: input.on, again: input.again ?? null }, dayOf(now))
    if (!ruled.ok) return ruled
    const asked = { followedOn: input.on, followedNote: input.note, followUpOn: ruled.value.followUpOn }
    await saveMediation(tx, found.id, asked)
    const detail = { again: ruled.value.followUpOn !== null }
    return accept({ value: { id: found.id }, audit: auditOf(found, 'mediation.follow_up', detail) })
  },
})

type Acts = 'mediation.edit' | 'mediation.settle' | 'mediation.follow_up'

/** Says that something was done to a case, and no word of the case. */
function auditOf(found: { id: string; areaCode: number }, act: Acts, detail: Record<string, unknown>) {
  return { act, subject: 'mediation', subjectId: found.id, areaCode: found.areaCode, detail }
}
