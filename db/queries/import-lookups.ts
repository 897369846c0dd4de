import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { buildings, dwellings } from '@/db/schema/dwellings'
import { households, outsideContacts, residencies } from '@/db/schema/households'
import { residents, tagDenials, tags } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'

/** Every building of the area; a sheet names them in its own spelling, so they are compared in memory. */
export function buildingsIn(db: Reader, jurisdiction: Jurisdiction) {
  return db
    .select({
      id: buildings.id,
      areaCode: buildings.areaCode,
      estate: buildings.estate,
      name: buildings.name,
      units: buildings.units,
      floors: buildings.floors,
    })
    .from(buildings)
    .where(inside(buildings.areaCode, jurisdiction))
}

/** The dwellings of these buildings, and those of households with these numbers, each with the household that lives there now, if any. */
export async function dwellingsWithHouseholds(
  db: Reader,
  jurisdiction: Jurisdiction,
  { buildingIds, numbers }: { buildingIds: string[]; numbers: string[] },
) {
  const found = buildingIds.length > 0 ? await dwellingsWhere(db, jurisdiction, inArray(buildingId, buildingIds)) : []
  const numbered = numbers.length > 0 ? await dwellingsWhere(db, jurisdiction, inArray(households.number, numbers)) : []
  const known = new Set(found.map(({ id }) => id))
  return [...found, ...numbered.filter(({ id }) => !known.has(id))]
}

const { buildingId } = dwellings

function dwellingsWhere(db: Reader, jurisdiction: Jurisdiction, wanted: SQL) {
  return db
    .select({
      id: dwellings.id,
      areaCode: dwellings.areaCode,
      buildingId: dwellings.buildingId,
      unit: dwellings.unit,
      room: dwellings.room,
      householdId: households.id,
      householdNumber: households.number,
      headId: households.headId,
    })
    .from(dwellings)
    .leftJoin(households, and(eq(households.dwellingId, dwellings.id), isNull(households.toOn)))
    .where(and(wanted, inside(dwellings.areaCode, jurisdiction)))
}

const residentColumns = {
  id: residents.id,
  areaCode: residents.areaCode,
  name: residents.name,
  sex: residents.sex,
  bornOn: residents.bornOn,
  birthPrecision: residents.birthPrecision,
  ethnic: residents.ethnic,
  idIndex: residents.idIndex,
  idMasked: residents.idMasked,
  phoneIndex: residents.phoneIndex,
  phoneMasked: residents.phoneMasked,
  education: residents.education,
  marital: residents.marital,
  political: residents.political,
  work: residents.work,
  health: residents.health,
  registration: residents.registration,
  hukou: residents.hukou,
  hukouAddress: residents.hukouAddress,
  note: residents.note,
  version: residents.version,
}

/** Living residents of the area who carry one of these identity numbers. */
export async function residentsByIdentity(db: Reader, jurisdiction: Jurisdiction, idIndexes: string[], chunk = 5000) {
  const found = []
  for (let from = 0; from < idIndexes.length; from += chunk) {
    const part = idIndexes.slice(from, from + chunk)
    found.push(
      ...(await db
        .select({ ...residentColumns, householdId: residencies.householdId, relation: residencies.relation })
        .from(residents)
        .leftJoin(residencies, and(eq(residencies.residentId, residents.id), isNull(residencies.toOn)))
        .where(
          and(
            inArray(residents.idIndex, part),
            inside(residents.areaCode, jurisdiction),
            isNull(residents.diedOn),
            isNull(residents.mergedIntoId),
          ),
        )),
    )
  }
  return found
}

/** The people who live in these households today. */
export async function membersOf(db: Reader, jurisdiction: Jurisdiction, householdIds: string[], chunk = 5000) {
  const found = []
  for (let from = 0; from < householdIds.length; from += chunk) {
    const part = householdIds.slice(from, from + chunk)
    found.push(
      ...(await db
        .select({ ...residentColumns, householdId: residencies.householdId, relation: residencies.relation })
        .from(residencies)
        .innerJoin(residents, eq(residents.id, residencies.residentId))
        .where(
          and(
            inArray(residencies.householdId, part),
            inside(residencies.areaCode, jurisdiction),
            isNull(residencies.toOn),
            isNull(residents.diedOn),
          ),
        )),
    )
  }
  return found
}

export type KnownResident = Awaited<ReturnType<typeof membersOf>>[number]

/** Tags these residents hold today: `resident id` → codes. */
export async function tagsOf(
  db: Reader,
  jurisdiction: Jurisdiction,
  residentIds: string[],
  chunk = 5000,
): Promise<Map<string, Set<string>>> {
  const held = new Map<string, Set<string>>()
  for (let from = 0; from < residentIds.length; from += chunk) {
    const rows = await db
      .select({ residentId: tags.residentId, code: tags.code })
      .from(tags)
      .where(
        and(
          inArray(tags.residentId, residentIds.slice(from, from + chunk)),
          inside(tags.areaCode, jurisdiction),
          isNull(tags.toOn),
        ),
      )
    for (const { residentId, code } of rows)
      if (residentId) held.set(residentId, (held.get(residentId) ?? new Set()).add(code))
  }
  return held
}

/** What these residents are known not to be: `resident id` → codes denied since they last held the tag. */
export async function denialsOf(
  db: Reader,
  jurisdiction: Jurisdiction,
  residentIds: string[],
  chunk = 5000,
): Promise<Map<string, Set<string>>> {
  const denied = new Map<string, Set<string>>()
  for (let from = 0; from < residentIds.length; from += chunk) {
    const some = inArray(tagDenials.residentId, residentIds.slice(from, from + chunk))
    const rows = await db
      .select({ residentId: tagDenials.residentId, code: tagDenials.code })
      .from(tagDenials)
      .where(and(some, inside(tagDenials.areaCode, jurisdiction), notHeldSince))
    for (const { residentId, code } of rows) denied.set(residentId, (denied.get(residentId) ?? new Set()).add(code))
  }
  return denied
}

/** A tag that was set or ended after somebody said no speaks louder than that no. */
const notHeldSince = sql`not exists (select from ${tags} t where t.resident_id = ${tagDenials.residentId} and t.code = ${tagDenials.code}
  and (t.to_on is null or t.to_on > ${tagDenials.saidOn}))`

/** Outside contacts of these households as name and masked number: `household id` → contacts. */
export async function contactsHeld(
  db: Reader,
  jurisdiction: Jurisdiction,
  householdIds: string[],
  chunk = 5000,
): Promise<Map<string, Set<string>>> {
  const held = new Map<string, Set<string>>()
  for (let from = 0; from < householdIds.length; from += chunk) {
    const rows = await db
      .select({
        householdId: outsideContacts.householdId,
        name: outsideContacts.name,
        phoneMasked: outsideContacts.phoneMasked,
      })
      .from(outsideContacts)
      .where(
        and(
          inArray(outsideContacts.householdId, householdIds.slice(from, from + chunk)),
          inside(outsideContacts.areaCode, jurisdiction),
        ),
      )
    for (const { householdId, name, phoneMasked } of rows)
      held.set(householdId, (held.get(householdId) ?? new Set()).add(contactKey(name, phoneMasked)))
  }
  return held
}

/** What makes two contacts of a household one: the name and the number as far as it shows. */
export function contactKey(name: string, phoneMasked: string | null): string {
  return `${name}|${phoneMasked ?? ''}`
}

/** The highest household serial each grid has given, so that new files continue the numbering. */
export async function lastSerials(db: Reader, { lo, hi }: Jurisdiction): Promise<Map<number, number>> {
  const rows = await db.execute<{ code: number; last: number }>(sql`
    select code, last_household_number(code) as last from areas where code between ${lo} and ${hi} and level in ('grid', 'committee')`)
  return new Map(rows.map(({ code, last }) => [Number(code), last]))
}
