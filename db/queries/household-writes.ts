import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { inside } from '@/db/queries/inside'
import { buildings, dwellings } from '@/db/schema/dwellings'
import { classifications, confirmations, householdStats, households, residencies } from '@/db/schema/households'
import { residents, searchKeys } from '@/db/schema/residents'
import type { SearchKeyRow } from '@/db/search-keys'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { ContactClass, FactGroup } from '@/domain/households/codes'

export type Household = typeof households.$inferSelect
export type Dwelling = typeof dwellings.$inferSelect
export type Residency = typeof residencies.$inferSelect

/** Locks a household, so that a rule checked now still holds when its outcome is written. */
export async function householdForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<Household | undefined> {
  const [row] = await tx
    .select()
    .from(households)
    .where(and(eq(households.id, id), inside(households.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function saveHousehold(
  tx: Transaction,
  id: string,
  changes: Partial<typeof households.$inferInsert>,
): Promise<void> {
  await tx
    .update(households)
    .set({ ...changes, version: sql`${households.version} + 1` })
    .where(eq(households.id, id))
}

/** The class from `on` onwards; the one before ends the same day. */
export async function classify(
  tx: Transaction,
  household: Household,
  entry: { contactClass: ContactClass; reason: string; on: CivilDay; by: string },
): Promise<void> {
  await tx
    .update(classifications)
    .set({ toOn: entry.on })
    .where(and(eq(classifications.householdId, household.id), isNull(classifications.toOn)))
  await tx.insert(classifications).values({
    id: newId(),
    areaCode: household.areaCode,
    householdId: household.id,
    contactClass: entry.contactClass,
    reason: entry.reason,
    fromOn: entry.on,
    confirmedBy: entry.by,
  })
}

/** `02-0317`: the number of the grid and the next serial it gives, whatever became of the last one; one clerk at a time. */
export async function nextNumber(tx: Transaction, areaCode: number): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`household-number:${areaCode}`}, 0))`)
  const [row] = await tx.execute<{ last: number }>(sql`select last_household_number(${areaCode}::bigint) as last`)
  return `${String(areaCode % 1000).padStart(2, '0')}-${String((row?.last ?? 0) + 1).padStart(4, '0')}`
}

export async function insertHousehold(tx: Transaction, row: typeof households.$inferInsert): Promise<void> {
  await tx.insert(households).values(row)
}

export async function insertDwelling(tx: Transaction, row: typeof dwellings.$inferInsert): Promise<void> {
  await tx.insert(dwellings).values(row)
}

/** The number of the household on file for a dwelling, if one is open. */
export async function openHouseholdIn(tx: Transaction, dwellingId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ number: households.number })
    .from(households)
    .where(and(eq(households.dwellingId, dwellingId), isNull(households.toOn)))
  return row?.number
}

/** Every open file of one door, locked. */
export function openHouseholdsIn(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  dwellingId: string,
): Promise<Household[]> {
  return tx
    .select()
    .from(households)
    .where(
      and(eq(households.dwellingId, dwellingId), isNull(households.toOn), inside(households.areaCode, jurisdiction)),
    )
    .orderBy(households.number)
    .for('update')
}

/** Everybody who lives in a household now, locked. */
export function openResidencies(tx: Transaction, householdId: string): Promise<Residency[]> {
  return tx
    .select()
    .from(residencies)
    .where(and(eq(residencies.householdId, householdId), isNull(residencies.toOn)))
    .for('update')
}

/** Somebody who lives in a household today. */
export async function livingHere(tx: Transaction, householdId: string, residentId: string) {
  const { name, bornOn, birthPrecision } = residents
  const [row] = await tx
    .select({ id: residents.id, name, bornOn, birthPrecision })
    .from(residencies)
    .innerJoin(residents, eq(residents.id, residencies.residentId))
    .where(
      and(
        eq(residencies.householdId, householdId),
        eq(residencies.residentId, residentId),
        isNull(residencies.toOn),
        isNull(residents.diedOn),
      ),
    )
    .limit(1)
  return row
}

/** What a household still waits for. */
export async function openMatters(tx: Transaction, householdId: string): Promise<{ promises: number; issues: number }> {
  const [row] = await tx
    .select({ promises: householdStats.openPromises, issues: householdStats.openIssues })
    .from(householdStats)
    .where(eq(householdStats.householdId, householdId))
  return row ?? { promises: 0, issues: 0 }
}

/** A dwelling with its building, locked. */
export async function dwellingForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select({ dwelling: dwellings, building: buildings })
    .from(dwellings)
    .innerJoin(buildings, eq(buildings.id, dwellings.buildingId))
    .where(and(eq(dwellings.id, id), inside(dwellings.areaCode, jurisdiction)))
    .for('update', { of: dwellings })
  return row
}

export async function saveDwelling(
  tx: Transaction,
  id: string,
  changes: Partial<typeof dwellings.$inferInsert>,
): Promise<void> {
  await tx
    .update(dwellings)
    .set({ ...changes, version: sql`${dwellings.version} + 1` })
    .where(eq(dwellings.id, id))
}

/** The keys a person, household or matter is found by, made anew. */
export async function replaceSearchKeys(tx: Transaction, subjectId: string, keys: SearchKeyRow[]): Promise<void> {
  await tx.delete(searchKeys).where(eq(searchKeys.subjectId, subjectId))
  if (keys.length > 0) await tx.insert(searchKeys).values(keys)
}

/** 核实: these groups of facts were confirmed on a day. An older confirmation never overwrites a newer one. */
export async function confirm(
  tx: Transaction,
  household: Pick<Household, 'id' | 'areaCode'>,
  groups: readonly FactGroup[],
  on: CivilDay,
  by: string,
): Promise<void> {
  if (groups.length === 0) return
  await tx
    .insert(confirmations)
    .values(
      groups.map((factGroup) => ({
        id: newId(),
        areaCode: household.areaCode,
        householdId: household.id,
        factGroup,
        confirmedOn: on,
        by,
      })),
    )
    .onConflictDoUpdate({
      target: [confirmations.householdId, confirmations.factGroup],
      set: { confirmedOn: sql`excluded.confirmed_on`, by: sql`excluded.confirmed_by` },
      setWhere: sql`${confirmations.confirmedOn} <= excluded.confirmed_on`,
    })
}
