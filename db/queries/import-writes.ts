import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { insertMany } from '@/db/bulk'
import type { Transaction } from '@/db/client'
import { buildings, dwellings } from '@/db/schema/dwellings'
import { confirmations, households, outsideContacts, residencies } from '@/db/schema/households'
import { residents, searchKeys, tagDenials, tags } from '@/db/schema/residents'
import type { SearchKeyRow } from '@/db/search-keys'
import type { CivilDay } from '@/domain/calendar/civil-day'

/** Everything one batch adds, in the order the tables depend on each other. */
export type Additions = {
  buildings: (typeof buildings.$inferInsert)[]
  dwellings: (typeof dwellings.$inferInsert)[]
  households: (typeof households.$inferInsert)[]
  residents: (typeof residents.$inferInsert)[]
  residencies: (typeof residencies.$inferInsert)[]
  contacts: (typeof outsideContacts.$inferInsert)[]
  tags: (typeof tags.$inferInsert)[]
  denials: (typeof tagDenials.$inferInsert)[]
  searchKeys: SearchKeyRow[]
}

/** Adds everything, parents first. */
export async function addAll(tx: Transaction, additions: Additions): Promise<void> {
  await insertMany(tx, buildings, additions.buildings)
  await insertMany(tx, dwellings, additions.dwellings)
  await insertMany(tx, households, additions.households)
  await insertMany(tx, residents, additions.residents, 2000)
  await insertMany(tx, residencies, additions.residencies)
  await insertMany(tx, outsideContacts, additions.contacts)
  await insertMany(tx, tags, additions.tags)
  await insertMany(tx, tagDenials, additions.denials)
  await insertMany(tx, searchKeys, additions.searchKeys)
}

type ResidentPatch = Partial<typeof residents.$inferInsert>

/** Fills fields of one resident and hands back the values they replaced, for taking the batch back. */
export async function patchResident(
  tx: Transaction,
  id: string,
  patch: ResidentPatch,
): Promise<Record<string, unknown>> {
  const [before] = await tx.select().from(residents).where(eq(residents.id, id)).for('update')
  if (!before) throw new Error('resident left during import')
  await tx
    .update(residents)
    .set({ ...patch, version: before.version + 1 })
    .where(eq(residents.id, id))
  const replaced = Object.fromEntries(Object.keys(patch).map((field) => [field, before[field as keyof typeof before]]))
  return { ...replaced, version: before.version }
}

export async function patchRelation(tx: Transaction, residentId: string, householdId: string, relation: string) {
  const open = and(
    eq(residencies.residentId, residentId),
    eq(residencies.householdId, householdId),
    isNull(residencies.toOn),
  )
  const [before] = await tx.select().from(residencies).where(open).for('update')
  if (!before) throw new Error('residency ended during import')
  await tx
    .update(residencies)
    .set({ relation, version: before.version + 1 })
    .where(eq(residencies.id, before.id))
  return { id: before.id, before: { relation: before.relation, version: before.version } }
}

/** Ends every home of a resident on a day; hands back what is needed to take that back. */
export async function leaveHomes(tx: Transaction, residentId: string, on: CivilDay, now: Date) {
  const open = await tx
    .select()
    .from(residencies)
    .where(and(eq(residencies.residentId, residentId), isNull(residencies.toOn)))
    .for('update')
  for (const { id, version } of open)
    await tx
      .update(residencies)
      .set({ toOn: on, departure: 'transferred', endedRecordedAt: now, version: version + 1 })
      .where(eq(residencies.id, id))
  const before = { toOn: null, departure: null, endedRecordedAt: null }
  return open.map(({ id, householdId, version }) => ({ id, householdId, before: { ...before, version } }))
}

/** Leaves the place of the head open where this resident was it. */
export async function clearHead(tx: Transaction, householdId: string, residentId: string) {
  const [home] = await tx.select().from(households).where(eq(households.id, householdId)).for('update')
  if (home?.headId !== residentId) return undefined
  await tx
    .update(households)
    .set({ headId: null, version: home.version + 1 })
    .where(eq(households.id, householdId))
  return { headId: residentId, version: home.version }
}

export type AddedIds = {
  buildings: string[]
  dwellings: string[]
  households: string[]
  residents: string[]
  residencies: string[]
  contacts: string[]
  tags: string[]
  denials: string[]
  searchKeys: string[]
}

/** Rows of the batch that somebody has worked on since: such a batch is not taken back. */
export async function workedOnSince(tx: Transaction, added: AddedIds): Promise<number> {
  const [row] = await tx.execute<{ touched: number }>(sql`select (
      (select count(*) from visits where household_id = any(${list(added.households)}::uuid[]))
    + (select count(*) from issues where household_id = any(${list(added.households)}::uuid[]))
    + (select count(*) from promises where household_id = any(${list(added.households)}::uuid[]))
    + (select count(*) from households where id = any(${list(added.households)}::uuid[]) and version > 1)
    + (select count(*) from residents where id = any(${list(added.residents)}::uuid[]) and version > 1)
    + (select count(*) from residencies where id = any(${list(added.residencies)}::uuid[]) and version > 1)
    + (select count(*) from outside_contacts where id = any(${list(added.contacts)}::uuid[]) and version > 1)
    + (select count(*) from outside_contacts where household_id = any(${list(added.households)}::uuid[]) and id <> all(${list(added.contacts)}::uuid[]))
    + (select count(*) from residencies where household_id = any(${list(added.households)}::uuid[]) and id <> all(${list(added.residencies)}::uuid[]))
    + (select count(*) from households where dwelling_id = any(${list(added.dwellings)}::uuid[]) and id <> all(${list(added.households)}::uuid[]))
  )::int as touched`)
  return row?.touched ?? 0
}

/** Takes away what a batch added, leaves first. */
export async function removeAdded(tx: Transaction, added: AddedIds): Promise<void> {
  const subjects = [...added.residents, ...added.households]
  await inChunks(subjects, (ids) => tx.delete(searchKeys).where(inArray(searchKeys.subjectId, ids)))
  await inChunks(added.searchKeys, (ids) => tx.delete(searchKeys).where(inArray(searchKeys.id, ids)))
  await inChunks(added.denials, (ids) => tx.delete(tagDenials).where(inArray(tagDenials.id, ids)))
  await inChunks(added.tags, (ids) => tx.delete(tags).where(inArray(tags.id, ids)))
  await inChunks(added.contacts, (ids) => tx.delete(outsideContacts).where(inArray(outsideContacts.id, ids)))
  await inChunks(added.residencies, (ids) => tx.delete(residencies).where(inArray(residencies.id, ids)))
  await inChunks(added.residents, (ids) => tx.delete(residents).where(inArray(residents.id, ids)))
  await inChunks(added.households, (ids) => tx.delete(confirmations).where(inArray(confirmations.householdId, ids)))
  await inChunks(added.households, (ids) => tx.delete(households).where(inArray(households.id, ids)))
  await inChunks(added.dwellings, (ids) => tx.delete(dwellings).where(inArray(dwellings.id, ids)))
  await inChunks(added.buildings, (ids) => tx.delete(buildings).where(inArray(buildings.id, ids)))
}

const restorable = { residents, residencies, households }
export type RestorableTable = keyof typeof restorable

/** Puts one changed row back, unless somebody changed it after the batch did. */
export async function restoreRow(
  tx: Transaction,
  name: RestorableTable,
  id: string,
  before: Record<string, unknown>,
): Promise<boolean> {
  const table = restorable[name]
  const version = Number(before.version)
  const restored = await tx
    .update(table)
    .set({ ...before, version })
    .where(and(eq(table.id, id), eq(table.version, version + 1)))
    .returning({ id: table.id })
  return restored.length === 1
}

async function inChunks(ids: string[], work: (ids: string[]) => Promise<unknown>, chunk = 5000): Promise<void> {
  for (let from = 0; from < ids.length; from += chunk) await work(ids.slice(from, from + chunk))
}

const list = (ids: string[]) => sql`${`{${ids.join(',')}}`}`
