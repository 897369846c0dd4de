import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { personColumns } from '@/db/queries/household-file'
import { inside } from '@/db/queries/inside'
import { recordsOf } from '@/db/queries/same-people'
import { households, residencies } from '@/db/schema/households'
import { residents } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, ancestorAt } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { ArrivalReason, DepartureReason } from '@/domain/households/codes'

export type Resident = typeof residents.$inferSelect

/** A person as pages show them: masked text, no ciphertext. */
export async function residentShown(db: Reader, jurisdiction: Jurisdiction, id: string) {
  const [row] = await db
    .select({ ...personColumns, areaCode: residents.areaCode, recordedAt: residents.recordedAt })
    .from(residents)
    .where(and(eq(residents.id, id), inside(residents.areaCode, jurisdiction)))
  return row
}

/** Locks a person with everything on file, ciphertexts too; for commands only. A record that went into another is past. */
export async function residentForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<Resident | undefined> {
  const [row] = await tx
    .select()
    .from(residents)
    .where(and(eq(residents.id, id), isNull(residents.mergedIntoId), inside(residents.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function insertResident(tx: Transaction, row: typeof residents.$inferInsert): Promise<void> {
  await tx.insert(residents).values(row)
}

export async function saveResident(
  tx: Transaction,
  id: string,
  changes: Partial<typeof residents.$inferInsert>,
): Promise<void> {
  await tx
    .update(residents)
    .set({ ...changes, version: sql`${residents.version} + 1` })
    .where(eq(residents.id, id))
}

/** The living person of the same committee who already has this ID number, with where they live. */
export async function residentNumbered(
  tx: Transaction,
  areaCode: AreaCode,
  idIndex: string,
  besides?: string,
): Promise<{ id: string; name: string; address: string | null } | undefined> {
  const committee = ancestorAt(areaCode, 'committee')
  const [row] = await tx
    .select({ id: residents.id, name: residents.name, address: households.address })
    .from(residents)
    .leftJoin(residencies, and(eq(residencies.residentId, residents.id), isNull(residencies.toOn)))
    .leftJoin(households, eq(households.id, residencies.householdId))
    .where(
      and(
        eq(residents.idIndex, idIndex),
        isNull(residents.diedOn),
        isNull(residents.mergedIntoId),
        sql`${residents.areaCode} between ${committee} and ${committee + 999}`,
        besides ? ne(residents.id, besides) : undefined,
      ),
    )
    .limit(1)
  return row
}

/** Where a person lives and lived, newest first, with the households; the stays of records that went into this one among them. */
export function residenciesOf(db: Reader, jurisdiction: Jurisdiction, residentId: string) {
  return db
    .select({
      id: residencies.id,
      householdId: residencies.householdId,
      relation: residencies.relation,
      fromOn: residencies.fromOn,
      toOn: residencies.toOn,
      arrival: residencies.arrival,
      departure: residencies.departure,
      address: households.address,
      number: households.number,
      headId: households.headId,
    })
    .from(residencies)
    .innerJoin(households, eq(households.id, residencies.householdId))
    .where(
      and(sql`${residencies.residentId} in (${recordsOf(residentId)})`, inside(residencies.areaCode, jurisdiction)),
    )
    .orderBy(sql`${residencies.fromOn} desc`, asc(residencies.id))
}

/** Every open residency of a person, locked. */
export function openResidenciesOf(tx: Transaction, jurisdiction: Jurisdiction, residentId: string) {
  return tx
    .select()
    .from(residencies)
    .where(
      and(eq(residencies.residentId, residentId), isNull(residencies.toOn), inside(residencies.areaCode, jurisdiction)),
    )
    .for('update')
}

/** The last day up to which somebody lived anywhere: nobody moves in before it. */
export async function livedUntil(tx: Transaction, residentId: string): Promise<CivilDay | null> {
  const [row] = await tx
    .select({ on: sql<CivilDay | null>`max(${residencies.toOn})::text` })
    .from(residencies)
    .where(eq(residencies.residentId, residentId))
  return row?.on ?? null
}

export async function insertResidency(
  tx: Transaction,
  row: {
    id: string
    areaCode: AreaCode
    residentId: string
    householdId: string
    relation: string
    fromOn: CivilDay
    arrival: ArrivalReason
  },
): Promise<void> {
  await tx.insert(residencies).values(row)
}

/** Ends a residency: `on` is the first day no longer lived here. */
export async function endResidency(
  tx: Transaction,
  id: string,
  on: CivilDay,
  departure: DepartureReason,
  recordedAt: Date,
): Promise<void> {
  await tx
    .update(residencies)
    .set({ toOn: on, departure, endedRecordedAt: recordedAt, version: sql`${residencies.version} + 1` })
    .where(eq(residencies.id, id))
}

/** Name and sex of some residents. */
export async function namedSexes(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  ids: string[],
): Promise<Map<string, { name: string; sex: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: residents.id, name: residents.name, sex: residents.sex })
    .from(residents)
    .where(and(inArray(residents.id, ids), inside(residents.areaCode, jurisdiction)))
  return new Map(rows.map(({ id, name, sex }) => [id, { name, sex }]))
}

export async function setRelation(tx: Transaction, residencyId: string, relation: string): Promise<void> {
  await tx
    .update(residencies)
    .set({ relation, version: sql`${residencies.version} + 1` })
    .where(eq(residencies.id, residencyId))
}
