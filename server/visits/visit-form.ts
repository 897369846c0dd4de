import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { consultOf } from '@/db/queries/campaigns'
import { namesOf } from '@/db/queries/colleagues'
import { fireChecksOf } from '@/db/queries/fire-checks'
import {
  confirmationsOf,
  contactsOf,
  householdWhole,
  membersOf,
  plansOf,
  tagsOfHousehold,
} from '@/db/queries/household-file'
import { needsOf } from '@/db/queries/needs'
import { openPromisesOf } from '@/db/queries/promises'
import { signsOf } from '@/db/queries/signs'
import { termsIn } from '@/db/queries/street-terms'
import type { Interpreter } from '@/db/queries/visitors'
import { latestVisits, openIssuesOf, visitorsOf } from '@/db/queries/visits'
import type { FieldPolicy } from '@/domain/access/fields'
import type { AreaCode } from '@/domain/areas/area-code'
import { addDays, type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { faultsIn, isShop } from '@/domain/dwellings/fire-check'
import { type FactGroup, freshForDays } from '@/domain/households/codes'
import { freshnessOn, questionsLeft } from '@/domain/households/freshness'
import { needStates } from '@/domain/households/need-codes'
import { shownName, shownPhone } from '@/domain/residents/shown'
import { cardNumberOf } from '@/domain/visits/card-number'
import { anotherSlot, missesBeforeAnother } from '@/domain/visits/slots'
import { termName } from '@/domain/visits/terms'
import { homeCalled } from '@/server/households/home-called'
import { derivable, livesHere, shownMember } from '@/server/households/household-members'
import { reasonsOf } from '@/server/households/household-reasons'
import { shownNeeds } from '@/server/households/need-desk'
import { type Desk, view } from '@/server/view'

const query = z.object({ household: z.string().trim().max(60).catch('') })

/** 进门先看: what we owe this family, what is open, and only those facts that are stale. Opening it is recorded. */
export const visitForm = view({
  name: 'visit.form',
  permission: 'visit.record',
  query,
  read: async (desk) => {
    const named = await homeCalled({ ...desk, tx: desk.db }, 'household', desk.query.household)
    return named.ok && named.value ? doorBrief(desk, named.value.id) : undefined
  },
  audit: (found) =>
    found
      ? [
          {
            act: 'household.read',
            subject: 'household',
            subjectId: found.householdId,
            areaCode: found.areaCode,
            householdId: found.householdId,
            detail: { for: 'visit' },
          },
        ]
      : [],
})
export type VisitForm = NonNullable<Awaited<ReturnType<typeof visitForm>>>

/** What to know before knocking at one door, and what to ask there. */
export async function doorBrief(desk: Desk<unknown>, householdId: string) {
  const { db, jurisdiction, fields, now } = desk
  const today = dayOf(now)
  const whole = await householdWhole(db, jurisdiction, householdId)
  if (!whole) return undefined
  const { household, grid } = whole
  const rows = await membersOf(db, jurisdiction, householdId)
  const stored = await tagsOfHousehold(db, jurisdiction, householdId)
  const signs = await signsOf(db, jurisdiction, householdId, today)
  const reasons = reasonsOf({ household, stored, ...derivable(rows, today), signs }, fields, today)
  const living = rows
    .filter((row) => livesHere(row, today))
    .map((row) => shownMember(row, household.headId, fields, today))
  const facts = freshnessOn(today, await confirmationsOf(db, jurisdiction, householdId))
  const needs = shownNeeds(await needsOf(db, jurisdiction, householdId), fields).filter(({ open }) => open)
  const needWords = needs.map(({ label, person, state }) => `${label} ${person ?? '全户'}（${needStates[state]}）`)
  const latest = await latestVisits(db, householdId, missesBeforeAnother)
  const id = newId(now.getTime())
  return {
    id,
    householdId,
    ...{ areaCode: household.areaCode, number: household.number, address: household.address },
    fromOn: household.fromOn,
    grid: grid?.name ?? '',
    contactClass: household.contactClass,
    channel: household.contactChannel,
    hours: household.contactHours,
    language: household.language,
    interpreters: spokenBy(whole.interpreters, fields),
    colour: reasons.colour,
    missed: reasons.missed.map(({ benefit }) => benefit),
    members: living.map(({ id: person, name, age, health, relation }) => ({ id: person, name, age, health, relation })),
    contacts: await outside(desk, householdId),
    phones: living.flatMap(({ name, phone }) => (phone ? [`${name} ${phone}`] : [])),
    needs: needWords,
    questions: asked(questionsLeft(facts), living, needWords),
    fresh: facts.length - questionsLeft(facts).length,
    promises: await owed(db, householdId),
    issues: await openIssuesOf(db, householdId),
    plans: await plansUntil(desk, householdId, addDays(today, 7)),
    consult: (await consultOf(db, householdId, today)) ?? null,
    fire: isShop(whole.dwelling.use) ? await lastFire(desk, householdId) : null,
    team: await companions(desk, household.areaCode),
    latest: latest.map(({ id: visit, at, mode, outcome }) => ({ id: visit, at, mode, outcome })),
    slot: anotherSlot(latest) ?? null,
    first: whole.stats?.lastContactAt == null,
    card: cardNumberOf(id),
    today,
    now,
  }
}

/** Who may come along, with what the street calls their kind. */
async function companions({ db, actor, now }: Desk<unknown>, area: AreaCode) {
  const team = await visitorsOf(db, area, dayOf(now))
  const kinds = await termsIn(db, area, 'visitor_kind')
  return team
    .filter(({ accountId }) => accountId !== actor.accountId)
    .map(({ id, name, kind }) => ({ id, name, kind: termName(kinds, kind) }))
}

async function plansUntil({ db, jurisdiction }: Desk<unknown>, householdId: string, day: CivilDay) {
  const plans = await plansOf(db, jurisdiction, householdId)
  return plans
    .filter(({ nextOn }) => nextOn <= day)
    .map(({ id: plan, measure, nextOn }) => ({ id: plan, measure, nextOn }))
}

/** Of a shop: when it was last looked at, and what was wrong then. */
async function lastFire({ db, jurisdiction }: Desk<unknown>, householdId: string) {
  const [last] = await fireChecksOf(db, jurisdiction, householdId, 1)
  return {
    lastOn: last?.onDay ?? null,
    faults: last && last.mendedOn === null ? faultsIn(last) : [],
    mendBy: last?.mendBy ?? null,
  }
}

/** Those outside through whom the family is reached, the one reached last first. */
async function outside({ db, jurisdiction, fields }: Desk<unknown>, householdId: string) {
  const contacts = await contactsOf(db, jurisdiction, householdId)
  return contacts.map(({ id, name, relation, phoneMasked }) => ({
    ...{ id, relation, name: shownName(fields, name) },
    phone: shownPhone(fields, phoneMasked),
  }))
}

function spokenBy(interpreters: Interpreter[] | null, fields: FieldPolicy): Interpreter[] {
  return (interpreters ?? []).map(({ phone, ...one }) => ({ ...one, phone: shownPhone(fields, phone) }))
}

async function owed(db: Transaction, householdId: string) {
  const promises = await openPromisesOf(db, householdId)
  const names = await namesOf(
    db,
    promises.map(({ madeBy }) => madeBy),
  )
  return promises.map(({ madeBy, ...promise }) => ({ ...promise, by: names.get(madeBy)?.name ?? '' }))
}

type Living = ReturnType<typeof shownMember>[]
type Stale = { group: FactGroup; label: string; confirmedOn: CivilDay | null }[]

/** What is asked about each stale group, with what is on file now. */
function asked(stale: Stale, living: Living, needs: string[]) {
  const onFile: Partial<Record<FactGroup, string>> = {
    members: living.map(({ name }) => name).join('、'),
    phone: living.flatMap(({ name, phone }) => (phone ? [`${name} ${phone}`] : [])).join('、'),
    health: living.flatMap(({ name, health }) => (health ? [`${name} ${health}`] : [])).join('、'),
    needs: needs.join('、'),
  }
  return stale.map(({ group, label, confirmedOn }) => ({
    group,
    label,
    confirmedOn,
    onFile: onFile[group] || '未核实',
    freshDays: freshForDays[group],
  }))
}
