import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { confirm, householdForUpdate, openResidencies } from '@/db/queries/household-writes'
import { insertNeed, openNeed } from '@/db/queries/needs'
import type { AreaCode } from '@/domain/areas/area-code'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { type NeedKind, needKinds } from '@/domain/households/need-codes'
import { isOwnNeed } from '@/domain/households/needs'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'

/** 记需求: what somebody or the household asks help with, since when, who recorded it. Counts as asked about needs on that day. */
export const addNeed = command({
  name: 'need.add',
  permission: 'household.edit',
  input: z.object({
    householdId: z.uuid(),
    kind: z.enum(Object.keys(needKinds) as [NeedKind, ...NeedKind[]], '请选需求'),
    residentId: z.uuid().nullish(),
    words: line(200),
    fromOn: day,
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    if (!household) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })
    if (input.fromOn > dayOf(now)) return refuse({ kind: 'in_future' })
    const { kind, residentId = null, words = null, fromOn } = input
    const added = await writeNeed(tx, household, { kind, residentId, words, fromOn, by: actor.accountId, now })
    if (!added.ok) return added
    await confirm(tx, household, ['needs'], fromOn, actor.accountId)
    return accept({ value: { id: household.id }, audit: added.value })
  },
})

type Asked = {
  kind: NeedKind
  residentId: string | null
  words: string | null
  fromOn: CivilDay
  by: string
  now: Date
}

/** Writes one need of a locked household with its audit entry. Refuses one that must name a person, a stranger, and one already open. */
export async function writeNeed(tx: Transaction, household: { id: string; areaCode: AreaCode }, asked: Asked) {
  const { id: householdId, areaCode } = household
  const { kind, fromOn, words } = asked
  const residentId = isOwnNeed(kind) ? asked.residentId : null
  if (isOwnNeed(kind)) {
    if (!residentId) return refuse({ kind: 'need_needs_person' as const })
    const living = await openResidencies(tx, householdId)
    if (!living.some((stay) => stay.residentId === residentId)) return refuse({ kind: 'not_a_member' as const })
  }
  const known = await openNeed(tx, { householdId, residentId, kind })
  if (known) return refuse({ kind: 'already_asked' as const, on: known.fromOn })
  const id = newId()
  await insertNeed(tx, {
    id,
    areaCode,
    householdId,
    residentId,
    kind,
    words,
    fromOn,
    recordedBy: asked.by,
    recordedAt: asked.now,
  })
  return accept({
    ...{ act: 'need.add' as const, subject: 'need', subjectId: id, areaCode, householdId },
    detail: { changed: needKinds[kind].label, residentId },
  })
}
