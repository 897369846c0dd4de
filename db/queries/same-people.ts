import { and, arrayContains, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { word } from '@/db/queries/figures/fragments'
import { inside } from '@/db/queries/inside'
import { residencies } from '@/db/schema/households'
import { needs } from '@/db/schema/needs'
import { distinctions, residents, searchKeys, tags } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'

/** Two people of one name who are likely one: born on the same day or under the same telephone, and not told apart before. */
export function alike(one: string, other: string): SQL {
  const [a, b] = [word(one), word(other)]
  return sql`((${a}.born_on = ${b}.born_on and ${a}.birth_precision = 'day' and ${b}.birth_precision = 'day') or ${a}.phone_index = ${b}.phone_index)
    and not exists (select from distinctions d where d.one_id = least(${a}.resident_id, ${b}.resident_id) and d.other_id = greatest(${a}.resident_id, ${b}.resident_id))`
}

export type AlikePerson = {
  id: string
  name: string
  born_on: CivilDay | null
  address: string | null
  same_birth: boolean
  same_phone: boolean
}

/** Who of the same committee is likely the same person, at most ten. */
export async function alikeTo(db: Reader, { lo, hi }: Jurisdiction, residentId: string): Promise<AlikePerson[]> {
  const person = sql`select r.id as resident_id, r.* from residents r where r.area_code between ${lo} and ${hi} and r.died_on is null and r.merged_into_id is null`
  const rows = await db.execute<AlikePerson>(sql`
    select o.id, o.name, o.born_on::text, h.address, coalesce(o.born_on = m.born_on, false) as same_birth,
      coalesce(o.phone_index = m.phone_index, false) as same_phone
    from (${person} and r.id = ${residentId}) m
    join (${person}) o on o.name = m.name and o.id <> m.id and o.area_code between m.area_code / 1000 * 1000 and m.area_code / 1000 * 1000 + 999 and ${alike('m', 'o')}
    left join lateral (select y.household_id from residencies y where y.resident_id = o.id and y.to_on is null order by y.from_on desc limit 1) y on true
    left join households h on h.id = y.household_id
    order by o.id limit 10`)
  return [...rows]
}

/** A person and every record of the same person that went into this one: a query of their `id`. */
export function recordsOf(residentId: string): SQL {
  return sql`with recursive records (id) as (
    select ${residentId}::uuid union select r.id from records cross join lateral (select r.id from residents r where r.merged_into_id = records.id offset 0) r)
    select id from records`
}

/** The record that this one went into, and its name; nothing while it stands for itself. */
export async function mergedInto(db: Reader, jurisdiction: Jurisdiction, residentId: string) {
  const [row] = await db.execute<{ id: string; name: string }>(sql`
    select k.id, k.name from residents r join residents k on k.id = r.merged_into_id
    where r.id = ${residentId} and k.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}`)
  return row
}

/** Remembers that two records are not of the same person. */
export async function distinguish(
  tx: Transaction,
  row: { areaCode: number; ids: readonly [string, string]; decidedAt: Date; decidedBy: string },
): Promise<void> {
  const [oneId = '', otherId = ''] = [...row.ids].sort()
  const { areaCode, decidedAt, decidedBy } = row
  await tx
    .insert(distinctions)
    .values({ id: newId(), areaCode, oneId, otherId, decidedAt, decidedBy })
    .onConflictDoNothing()
}

/** The last stay of a person, open or not. */
export async function lastStay(tx: Transaction, residentId: string) {
  const [row] = await tx
    .select()
    .from(residencies)
    .where(eq(residencies.residentId, residentId))
    .orderBy(desc(sql`coalesce(${residencies.toOn}, 'infinity')`), desc(residencies.fromOn))
    .limit(1)
  return row
}

/** The tags of some people that hold after a day, locked. */
export function tagsHeld(tx: Transaction, people: string[], on: CivilDay) {
  return tx
    .select()
    .from(tags)
    .where(and(inArray(tags.residentId, people), sql`(${tags.toOn} is null or ${tags.toOn} > ${on})`))
    .orderBy(tags.id)
    .for('update')
}

/** Benefits granted to these households that name somebody, locked. */
export function tagsCovering(tx: Transaction, householdIds: string[], residentId: string) {
  return tx
    .select()
    .from(tags)
    .where(and(inArray(tags.householdId, householdIds), arrayContains(tags.covers, [residentId])))
    .orderBy(tags.id)
    .for('update')
}

/** The needs of some people that are still open, locked. */
export function needsOpen(tx: Transaction, people: string[]) {
  return tx
    .select()
    .from(needs)
    .where(and(inArray(needs.residentId, people), isNull(needs.toOn)))
    .orderBy(needs.id)
    .for('update')
}

/** Whose guardian somebody is. */
export async function wardsOf(tx: Transaction, jurisdiction: Jurisdiction, guardianId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: residents.id })
    .from(residents)
    .where(and(eq(residents.guardianId, guardianId), inside(residents.areaCode, jurisdiction)))
  return rows.map(({ id }) => id)
}

/** The keys somebody is found by. */
export async function keysOf(tx: Transaction, subjectId: string): Promise<string[]> {
  const rows = await tx.select({ id: searchKeys.id }).from(searchKeys).where(eq(searchKeys.subjectId, subjectId))
  return rows.map(({ id }) => id)
}

/** Whoever was found by these keys is now found under another record. */
export async function passKeys(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.update(searchKeys).set({ subjectId: to }).where(eq(searchKeys.subjectId, from))
}

/** The wards of one guardian become those of another record of the same person. */
export async function passWards(tx: Transaction, from: string, to: string): Promise<void> {
  await tx
    .update(residents)
    .set({ guardianId: to, version: sql`${residents.version} + 1` })
    .where(eq(residents.guardianId, from))
}
