import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { insertMediation, mediatorsNamed, partyNamed } from '@/db/queries/mediations'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { type PartyTold, partiesMost, partiesTold } from '@/domain/issues/mediation'
import { type MediationKind, mediationKinds } from '@/domain/issues/mediation-codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { type Caller, homeCalled } from '@/server/households/home-called'
import { day } from '@/server/residents/person-input'

const places = Array.from({ length: partiesMost }, (_, at) => at + 1)
const partyFields = Object.fromEntries(
  places.flatMap((n) => [
    [`party${n}_household`, line(60)],
    [`party${n}_name`, line(50)],
  ]),
)
/** What a case is about, and who mediates. */
export const caseFields = {
  kind: z.enum(Object.keys(mediationKinds) as [MediationKind, ...MediationKind[]], '请选哪一类'),
  cause: z.string('请写为了什么').trim().min(1, '请写为了什么').max(1000, '最多 1000 个字'),
  mediators: z.array(z.uuid()).max(20).default([]),
}

/** 立一件调解: the parties, what it is about, who mediates. Seen from then on by those named, who opened it, and the secretary (seed row 13). */
export const openMediation = command({
  name: 'mediation.open',
  permission: 'mediation.work',
  input: z.object({ ...caseFields, openedOn: day }).and(z.object(partyFields)),
  run: async (desk) => {
    const { tx, actor, now, input } = desk
    const areaCode = ancestorAt(actor.areaCode, 'committee')
    if (input.openedOn > dayOf(now)) return refuse({ kind: 'in_future' as const })
    const told = partiesTold(linesIn(input))
    if (!told.ok) return told
    const parties = []
    for (const one of told.value) {
      const found = await partyFor(desk, one)
      if (!found.ok) return found
      parties.push(found.value)
    }
    const mediators = await mediatorsFor(tx, areaCode, input.mediators)
    if (!mediators.ok) return mediators
    const id = newId(now.getTime())
    const { kind, cause, openedOn } = input
    const readerIds = [...new Set([actor.accountId, ...mediators.value.accounts])]
    const recorded = { openedBy: actor.accountId, recordedAt: now }
    await insertMediation(
      tx,
      { id, areaCode, kind, cause, openedOn, mediatorIds: mediators.value.ids, readerIds, ...recorded },
      parties.map((party, at) => ({ id: newId(now.getTime() + at), areaCode, mediationId: id, ...party })),
    )
    return accept({
      value: { id },
      audit: {
        ...{ act: 'mediation.open' as const, subject: 'mediation', subjectId: id, areaCode },
        detail: { parties: parties.length, mediators: mediators.value.ids.length },
      },
    })
  },
})

/** Everybody named must be of the team; their accounts may read the case. */
export async function mediatorsFor(tx: Transaction, committee: number, wanted: readonly string[]) {
  const ids = [...new Set(wanted)]
  if (ids.length === 0) return refuse({ kind: 'mediator_needed' as const })
  const found = await mediatorsNamed(tx, committee, ids)
  if (found.length !== ids.length) return refuse({ kind: 'mediator_unknown' as const })
  return accept({ ids, accounts: found.flatMap(({ account_id }) => (account_id ? [account_id] : [])) })
}

function linesIn(input: Record<string, unknown>) {
  const text = (name: string) => (typeof input[name] === 'string' && input[name] ? (input[name] as string) : null)
  return places.map((n) => ({ household: text(`party${n}_household`), name: text(`party${n}_name`) }))
}

async function partyFor(desk: Caller, { nth, household, name }: PartyTold) {
  if (!household) return accept({ residentId: null, householdId: null, name })
  const called = await homeCalled(desk, `party${nth}_household`, household)
  if (!called.ok) return called
  const home = called.value
  const residentId = home && (await partyNamed(desk.tx, home.id, name))
  if (!home || !residentId) return refuse({ kind: 'party_unknown' as const, nth, household })
  return accept({ residentId, householdId: home.id, name })
}
