import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { adoptAttachments } from '@/db/queries/attachments'
import type { AuditEntry } from '@/db/queries/audit'
import { contactForUpdate, saveContact } from '@/db/queries/household-extras'
import { addPromise, openPromisesForUpdate, savePromise } from '@/db/queries/promises'
import {
  addObservations,
  addVisit,
  confirmFacts,
  householdForVisit,
  peopleAt,
  visitorNames,
  visitSeen,
} from '@/db/queries/visits'
import type { Actor } from '@/domain/access/actor'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { checkFire, isShop } from '@/domain/dwellings/fire-check'
import type { Clash } from '@/domain/edits/merge'
import { factGroups } from '@/domain/households/codes'
import { titleFrom } from '@/domain/issues/title'
import { accept, refuse } from '@/domain/result'
import { cardNumberOf } from '@/domain/visits/card-number'
import { answer } from '@/domain/visits/promising'
import { isEffective, momentsIn, presentAt, record } from '@/domain/visits/recording'
import { type CommandDesk, command } from '@/server/command'
import { writeNeed } from '@/server/households/add-need'
import { registerIssue } from '@/server/issues/register'
import { clerkOf } from '@/server/issues/sight'
import { appoint } from '@/server/visits/appoint'
import { correctFacts } from '@/server/visits/correct-facts'
import { factsIn, fireIn, observationsIn, requestsIn, type VisitInput, visitInput } from '@/server/visits/visit-input'
import { writeConsult } from '@/server/visits/write-consult'
import { writeFireCheck } from '@/server/visits/write-fire-check'
import { writeTalentOf } from '@/server/visits/write-talent-of'

type Household = NonNullable<Awaited<ReturnType<typeof householdForVisit>>>
/** Who was at the door, when that is not who writes it down; and when the phone says it was. */
export type Told = { leadId?: string; deviceAt?: Date }
/** One contact as it is written down. */
export type Scene = {
  tx: Transaction
  actor: Actor
  now: Date
  at: Date
  household: Household
  input: VisitInput
  told: Told
}

/**
 * 记走访: visit, observations, requests, promises and confirmed facts in one transaction (seed rows 27, 52).
 * The id comes with the form: the same form twice is one visit, and the second time only shows it.
 */
export const recordVisit = command({
  name: 'visit.record',
  fixed: true,
  permission: 'visit.record',
  input: visitInput,
  run: (desk) => writeDownVisit(desk),
})

/** The one way a visit comes in, whether by the form, from a phone, or by the secretary for somebody who is gone. */
export async function writeDownVisit(
  { tx, actor, jurisdiction, now, input }: CommandDesk<VisitInput>,
  told: Told = {},
) {
  const household = await householdForVisit(tx, jurisdiction, input.householdId)
  if (!household) return refuse({ kind: 'not_found' } as const)
  const repeated = await visitSeen(tx, jurisdiction, input.id)
  if (repeated) {
    const none: { clashes: Clash[]; audit: AuditEntry[] } = { clashes: [], audit: [] }
    return accept({
      value: { id: repeated.id, householdId: repeated.householdId, clashes: none.clashes },
      audit: none.audit,
    })
  }
  if (household.toOn) return refuse({ kind: 'file_is_closed' } as const)

  const { at, nextAt: wanted } = momentsIn(input, dayOf(now), now)
  const ruled = record(toldOf(input, at, wanted), standingOf(household), now)
  if (!ruled.ok) return ruled
  const appointed = await appoint(tx, household, input, told.leadId ?? actor.accountId)
  if (!appointed.ok) return appointed
  const fire = checkFire(fireIn(input), shopAt(household, input, at))
  if (!fire.ok) return fire
  if ((await visitorNames(tx, input.partners)).size !== new Set(input.partners).size) {
    return refuse({ kind: 'partner_unknown' } as const)
  }
  const { contactId, outcome } = input
  const contact = contactId ? await contactForUpdate(tx, jurisdiction, contactId) : undefined
  if (contactId && (contact?.householdId !== household.id || contact.endedOn)) {
    return refuse({ kind: 'contact_unknown' } as const)
  }

  const scene: Scene = { tx, actor, now, at, household, input, told }
  const met = presentAt(input, await peopleAt(tx, household.id, dayOf(at)))
  const added = await writeVisit(scene, { ...ruled.value, met }, appointed.value)
  if (!added) return refuse({ kind: 'changed_meanwhile' } as const)
  await adoptAttachments(tx, input.id, household)
  const audit = [...(await writeRequests(scene)), ...(await keepPromises(scene))]
  await writePromise(scene)
  await writeConsult(scene)
  audit.push(...(await writeFireCheck(scene, fire.value)))
  if (contact && isEffective(outcome)) await noteReached(tx, contact, dayOf(at))
  const need = await writeNeedOf(scene)
  if (!need.ok) return need
  const talent = await writeTalentOf(scene)
  if (!talent.ok) return talent
  if (isEffective(outcome)) await confirmFacts(tx, household, factsIn(input), { id: actor.accountId, on: dayOf(at) })
  const { clashes, audit: corrected } = await correctFacts({ tx, jurisdiction, now, actor }, household, input)
  const entries: AuditEntry[] = [visitAudit(scene), ...audit, ...need.value, ...talent.value, ...corrected]
  return accept({ value: { id: input.id, householdId: household.id, clashes }, audit: entries })
}

const standingOf = ({ fromOn, lastContactAt, contactClass }: Household) => ({
  ...{ fromOn, contactClass },
  first: lastContactAt === null,
})

const shopAt = ({ use }: Household, { mode, outcome }: VisitInput, at: Date) => ({
  ...{ shop: isShop(use), on: dayOf(at) },
  atTheDoor: mode === 'door' && isEffective(outcome),
})

function toldOf(input: VisitInput, at: Date, nextAt: Date | null) {
  const { mode, outcome, tasks: tasksDone, taskReason, contactId, nextMode } = input
  const promise = { text: input.promiseText, on: input.promiseOn }
  return {
    ...{ at, mode, outcome, nextAt, nextMode: nextMode ?? 'door', tasksDone, taskReason, promise },
    outside: contactId !== null,
  }
}

function writeVisit(
  { tx, actor, now, at, household, input, told }: Scene,
  ruled: { first: boolean; tasks: Record<string, true | string> | null; met: string[] },
  nextAt: Date | null,
): Promise<boolean> {
  const carded = input.outcome === 'not_home' || input.materials.includes('contact_card') || input.cardNumber !== null
  return addVisit(tx, {
    id: input.id,
    areaCode: household.areaCode,
    householdId: household.id,
    at,
    mode: input.mode,
    outcome: input.outcome,
    outsideContactId: input.contactId,
    leadId: told.leadId ?? actor.accountId,
    deviceAt: told.deviceAt ?? null,
    partnerIds: [...new Set(input.partners)],
    first: ruled.first,
    metIds: ruled.met,
    tasks: ruled.tasks,
    note: input.note,
    materials: input.materials,
    cardNumber: carded && input.mode === 'door' ? (input.cardNumber ?? cardNumberOf(input.id)) : null,
    nextAt,
    nextMode: nextAt ? (input.nextMode ?? 'door') : null,
    recordedBy: actor.accountId,
    recordedAt: now,
  })
}

/** Requests and observations: answered at once it is a note, else a matter with its first taker (seed row 61). */
async function writeRequests({ tx, actor, now, at, household, input }: Scene): Promise<AuditEntry[]> {
  const base = { areaCode: household.areaCode, visitId: input.id, householdId: household.id, at, by: actor.accountId }
  const rows = observationsIn(input).map(({ kind, text }, index) => ({
    ...base,
    id: newId(now.getTime() + index),
    kind,
    text,
    issueId: null as string | null,
  }))
  const audit: AuditEntry[] = []
  for (const { text, subcategory, grade, disposition } of requestsIn(input)) {
    const id = newId(now.getTime() + rows.length)
    if (disposition === 'answered') {
      rows.push({ ...base, id, kind: 'request', text: `${text}（当场答复）`, issueId: null })
      continue
    }
    const { areaCode, id: householdId, address } = household
    const issueId = newId(now.getTime() + rows.length)
    const { number } = await registerIssue(tx, clerkOf(actor, now), {
      ...{ id: issueId, areaCode, householdId, place: address, source: 'visit', kind: 'help' },
      ...{ subcategory, grade, title: titleFrom(text) ?? text, detail: text, accepted: true, disposition },
    })
    rows.push({ ...base, id, kind: 'request', text, issueId })
    const detail = { number, visit: input.id, disposition }
    audit.push({ act: 'issue.report', subject: 'issue', subjectId: issueId, areaCode, householdId, detail })
  }
  const changed = isEffective(input.outcome) ? factsIn(input).filter((fact) => fact.changed !== null) : []
  for (const fact of changed) {
    const id = newId(now.getTime() + rows.length)
    rows.push({ ...base, id, kind: 'change', text: `${factGroups[fact.group]}：${fact.changed}`, issueId: null })
  }
  await addObservations(tx, rows)
  return audit
}

/** 进门先说: promises told in person are answered with the visit. */
async function keepPromises({ tx, actor, now, household, input }: Scene): Promise<AuditEntry[]> {
  if (input.kept.length === 0) return []
  const audit: AuditEntry[] = []
  for (const promise of await openPromisesForUpdate(tx, household.id, input.kept)) {
    const ruled = answer(promise, '走访时当面告知', { id: actor.accountId, now })
    if (!ruled.ok) continue
    await savePromise(tx, promise, ruled.value)
    const { id: subjectId, areaCode, householdId } = promise
    audit.push({
      act: 'promise.answer',
      subject: 'promise',
      subjectId,
      areaCode,
      householdId,
      detail: { visit: input.id },
    })
  }
  return audit
}

async function writePromise({ tx, actor, now, household, input }: Scene): Promise<void> {
  const { promiseText, promiseOn } = input
  if (!promiseText || !promiseOn) return
  await addPromise(tx, {
    id: newId(now.getTime()),
    areaCode: household.areaCode,
    householdId: household.id,
    visitId: input.id,
    text: promiseText,
    dueOn: promiseOn,
    madeBy: actor.accountId,
    madeAt: now,
  })
}

/** A need said at the door; one that is open already is not written twice. */
async function writeNeedOf({ tx, actor, now, at, household, input }: Scene) {
  const { needKind: kind, needPerson: residentId, needWords } = input
  if (!kind) return accept<AuditEntry[]>([])
  const asked = { kind, residentId, words: needWords, fromOn: dayOf(at), by: actor.accountId, now }
  const added = await writeNeed(tx, household, asked)
  if (added.ok) return accept([added.value])
  return added.refusal.kind === 'already_asked' ? accept([]) : refuse(added.refusal)
}

/** The last day an outside contact was reached; an earlier call told later changes nothing. */
async function noteReached(tx: Transaction, contact: { id: string; lastReachedOn: CivilDay | null }, on: CivilDay) {
  if (contact.lastReachedOn !== null && contact.lastReachedOn >= on) return
  await saveContact(tx, contact.id, { lastReachedOn: on })
}

function visitAudit({ household, input }: Scene): AuditEntry {
  const { mode, outcome, kept } = input
  const detail = {
    mode,
    outcome,
    requests: requestsIn(input).length,
    kept: kept.length,
    promised: input.promiseText !== null,
  }
  const { areaCode, id: householdId } = household
  return { act: 'visit.record', subject: 'visit', subjectId: input.id, areaCode, householdId, detail }
}
