import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { word } from '@/db/queries/figures/fragments'
import { inside } from '@/db/queries/inside'
import { filesOf } from '@/db/queries/merged-files'
import { interpretersFor } from '@/db/queries/visitors'
import { accounts } from '@/db/schema/accounts'
import { areas } from '@/db/schema/areas'
import { buildings, dwellings } from '@/db/schema/dwellings'
import {
  carePlans,
  classifications,
  confirmations,
  householdStats,
  households,
  outsideContacts,
  residencies,
} from '@/db/schema/households'
import { issues } from '@/db/schema/issues'
import { residents, tags } from '@/db/schema/residents'
import { promises } from '@/db/schema/visits'
import type { Jurisdiction } from '@/domain/access/actor'
import type { VisitMode } from '@/domain/visits/codes'

/** A household with its dwelling, building and grid; nothing outside the jurisdiction. */
export async function householdWhole(db: Reader, jurisdiction: Jurisdiction, id: string) {
  const [row] = await db
    .select({
      household: households,
      dwelling: dwellings,
      building: buildings,
      stats: householdStats,
      grid: areas,
      interpreters,
    })
    .from(households)
    .innerJoin(dwellings, eq(dwellings.id, households.dwellingId))
    .innerJoin(buildings, eq(buildings.id, dwellings.buildingId))
    .leftJoin(householdStats, eq(householdStats.householdId, households.id))
    .leftJoin(areas, eq(areas.code, households.areaCode))
    .where(and(eq(households.id, id), inside(households.areaCode, jurisdiction)))
  return row
}

const interpreters = interpretersFor(sql`${households.language}`, sql`${households.areaCode}`)
export type HouseholdWhole = NonNullable<Awaited<ReturnType<typeof householdWhole>>>

export const personColumns = {
  id: residents.id,
  name: residents.name,
  formerName: residents.formerName,
  sex: residents.sex,
  bornOn: residents.bornOn,
  birthPrecision: residents.birthPrecision,
  ethnic: residents.ethnic,
  idType: residents.idType,
  idMasked: residents.idMasked,
  idOverride: residents.idOverride,
  phoneMasked: residents.phoneMasked,
  phoneNote: residents.phoneNote,
  education: residents.education,
  marital: residents.marital,
  political: residents.political,
  work: residents.work,
  health: residents.health,
  registration: residents.registration,
  hukou: residents.hukou,
  hukouAddress: residents.hukouAddress,
  permitUntil: residents.permitUntil,
  guardianName: residents.guardianName,
  diedOn: residents.diedOn,
  diedRecordedAt: residents.diedRecordedAt,
  note: residents.note,
}
/** Everybody who lives or lived in a household, with how and when; masked text only, no ciphertext. */
export function membersOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  return db
    .select({
      ...personColumns,
      residencyId: residencies.id,
      relation: residencies.relation,
      fromOn: residencies.fromOn,
      toOn: residencies.toOn,
      arrival: residencies.arrival,
      departure: residencies.departure,
    })
    .from(residencies)
    .innerJoin(residents, eq(residents.id, residencies.residentId))
    .where(and(eq(residencies.householdId, householdId), inside(residencies.areaCode, jurisdiction)))
    .orderBy(asc(residencies.relation), asc(residents.bornOn))
}
export type MemberRow = Awaited<ReturnType<typeof membersOf>>[number]

/** Tags on file about the household or its people, ended ones too, with who set them. */
export function tagsOfHousehold(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  return db
    .select({ tag: tags, by: accounts.name, person: residents.name, covered })
    .from(tags)
    .leftJoin(accounts, eq(accounts.id, tags.addedBy))
    .leftJoin(residents, eq(residents.id, tags.residentId))
    .where(and(eq(tags.householdId, householdId), inside(tags.areaCode, jurisdiction)))
    .orderBy(desc(tags.fromOn))
}

/** Names of those a benefit covers, where it names them. */
const covered = sql<
  string[] | null
>`(select array_agg(p.name order by p.id) from residents p where p.id = any(${tags.covers}))`
export type TagRow = Awaited<ReturnType<typeof tagsOfHousehold>>[number]

export function classificationsOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  return db
    .select({ row: classifications, by: accounts.name })
    .from(classifications)
    .leftJoin(accounts, eq(accounts.id, classifications.confirmedBy))
    .where(and(eq(classifications.householdId, householdId), inside(classifications.areaCode, jurisdiction)))
    .orderBy(desc(classifications.fromOn), desc(classifications.recordedAt))
}

export function contactsOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  return db
    .select({ ...contactColumns, reached })
    .from(outsideContacts)
    .where(
      and(
        eq(outsideContacts.householdId, householdId),
        isNull(outsideContacts.endedOn),
        inside(outsideContacts.areaCode, jurisdiction),
      ),
    )
    .orderBy(sql`${outsideContacts.lastReachedOn} desc nulls last`, asc(outsideContacts.id))
}

/** Who last reached an outside contact for the household, when and how. */
export type Reached = { at: string; mode: VisitMode; by: string | null }

const reached = sql<Reached | null>`(select jsonb_build_object('at', v.at, 'mode', v.mode, 'by', a.name)
  from visits v left join accounts a on a.id = v.lead_id
  where v.outside_contact_id = ${word('outside_contacts.id')} and v.outcome = 'met' order by v.at desc limit 1)`

const contactColumns = {
  id: outsideContacts.id,
  name: outsideContacts.name,
  relation: outsideContacts.relation,
  phoneMasked: outsideContacts.phoneMasked,
  place: outsideContacts.place,
  lastReachedOn: outsideContacts.lastReachedOn,
}

export function plansOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  return db
    .select()
    .from(carePlans)
    .where(
      and(eq(carePlans.householdId, householdId), isNull(carePlans.endedOn), inside(carePlans.areaCode, jurisdiction)),
    )
    .orderBy(asc(carePlans.nextOn), asc(carePlans.id))
}

/** 答应过的事 of a household and of those merged into it, open ones by their day, with the matter they wait for. */
export function promisesOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  return db
    .select({
      id: promises.id,
      text: promises.text,
      dueOn: promises.dueOn,
      madeAt: promises.madeAt,
      madeBy: accounts.name,
      answeredAt: promises.answeredAt,
      answer: promises.answer,
      issueId: issues.id,
      issueNumber: issues.number,
      issueState: issues.state,
    })
    .from(promises)
    .leftJoin(accounts, eq(accounts.id, promises.madeBy))
    .leftJoin(issues, eq(issues.id, promises.issueId))
    .where(and(sql`${promises.householdId} in (${filesOf(householdId)})`, inside(promises.areaCode, jurisdiction)))
    .orderBy(sql`${promises.answeredAt} is not null`, asc(promises.dueOn))
    .limit(100)
}

export function confirmationsOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  return db
    .select({ group: confirmations.factGroup, on: confirmations.confirmedOn })
    .from(confirmations)
    .where(and(eq(confirmations.householdId, householdId), inside(confirmations.areaCode, jurisdiction)))
}

/** Earlier versions of rows as they stood at `instant`; a row without one has not changed since. Ciphertexts left out. */
export async function versionsAt(
  db: Reader,
  jurisdiction: Jurisdiction,
  ids: string[],
  instant: Date,
): Promise<Map<string, Record<string, unknown>>> {
  if (ids.length === 0) return new Map()
  const rows = await db.execute<{ row_id: string; before: Record<string, unknown> }>(sql`
    select distinct on (row_id) row_id,
      before - 'id_cipher' - 'id_index' - 'phone_cipher' - 'phone_index' as before
    from history where row_id in (${sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}) and at > ${instant.toISOString()}::timestamptz
      and area_code between ${jurisdiction.lo} and ${jurisdiction.hi}
    order by row_id, at, id`)
  return new Map(rows.map(({ row_id, before }) => [row_id, before]))
}

/** Names of some residents by id. */
export async function namesOf(db: Reader, jurisdiction: Jurisdiction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: residents.id, name: residents.name })
    .from(residents)
    .where(and(inArray(residents.id, ids), inside(residents.areaCode, jurisdiction)))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
