import { and, desc, eq, gte, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { word } from '@/db/queries/figures/fragments'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { type ActChange, householdActs } from '@/db/schema/acts'
import { consents } from '@/db/schema/consents'
import { dwellings } from '@/db/schema/dwellings'
import { households, residencies } from '@/db/schema/households'
import { needs } from '@/db/schema/needs'
import { residents, searchKeys, tags } from '@/db/schema/residents'
import { talents } from '@/db/schema/talents'
import type { Jurisdiction } from '@/domain/access/actor'

export type HouseholdAct = typeof householdActs.$inferSelect
export type ActTable = ActChange['table']
export type ActRow = Record<string, unknown>

const tables = {
  households,
  residencies,
  dwellings,
  residents,
  tags,
  needs,
  consents,
  talents,
  search_keys: searchKeys,
} as const
const ids = (list: readonly string[]): SQL => sql`${`{${list.join(',')}}`}::uuid[]`

/** Rows as they stand, column by column, held until the transaction ends; numbers stand in them sealed. */
export async function rowsHeld(
  tx: Transaction,
  table: ActTable,
  list: readonly string[],
): Promise<Map<string, ActRow>> {
  if (list.length === 0) return new Map()
  const rows = await tx.execute<{ id: string; row: ActRow }>(sql`
    select t.id, to_jsonb(t) as row
    from ${tables[table]} t where t.id = any(${ids(list)}) order by t.id for update`)
  return new Map(rows.map(({ id, row }) => [id, row]))
}

export async function insertAct(tx: Transaction, act: typeof householdActs.$inferInsert): Promise<void> {
  await tx.insert(householdActs).values(act)
}

export async function actForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<HouseholdAct | undefined> {
  const [row] = await tx
    .select()
    .from(householdActs)
    .where(and(eq(householdActs.id, id), inside(householdActs.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function endAct(tx: Transaction, id: string, at: Date, by: string): Promise<void> {
  await tx.update(householdActs).set({ undoneAt: at, undoneBy: by }).where(eq(householdActs.id, id))
}

/** What was done to a household since an instant and not taken back, newest first, with who did it. */
export function actsSince(db: Reader, jurisdiction: Jurisdiction, householdId: string, since: Date) {
  const { id, kind, on, people, doneAt, otherId } = householdActs
  return db
    .select({ id, kind, on, people, doneAt, otherId, householdId: householdActs.householdId, by: accounts.name })
    .from(householdActs)
    .leftJoin(accounts, eq(accounts.id, householdActs.doneBy))
    .where(
      and(
        or(eq(householdActs.householdId, householdId), eq(otherId, householdId)),
        isNull(householdActs.undoneAt),
        gte(doneAt, since),
        inside(householdActs.areaCode, jurisdiction),
      ),
    )
    .orderBy(desc(doneAt), desc(id))
    .limit(20)
}

/** Writes earlier values back into one row. */
export async function restoreRow(tx: Transaction, { table, id, before }: ActChange): Promise<void> {
  const columns = Object.keys(before ?? {})
  if (columns.length === 0) return
  const values = columns.map((column) => sql`${word(column)} = b.${word(column)}`)
  const target = tables[table]
  const counted = table === 'search_keys' ? sql`` : sql`, version = ${target}.version + 1`
  await tx.execute(sql`update ${target} set ${sql.join(values, sql`, `)}${counted}
    from jsonb_populate_record(null::${target}, ${JSON.stringify(before)}::jsonb) b where ${target}.id = ${id}`)
}

/** Takes a row away that an operation made, with the keys it was found by. */
export async function removeRow(tx: Transaction, { table, id }: ActChange): Promise<void> {
  if (table === 'households' || table === 'residents') await tx.delete(searchKeys).where(eq(searchKeys.subjectId, id))
  await tx.delete(tables[table]).where(eq(tables[table].id, id))
}

/** True when anything was recorded about a household, a person or a dwelling: then it is not taken away. */
export async function isSpokenOf(tx: Transaction, { table, id }: ActChange): Promise<boolean> {
  if (!(table in spoken)) return false
  const [row] = await tx.execute<{ found: boolean }>(sql`select (${spoken[table as keyof typeof spoken](id)}) as found`)
  return row?.found ?? false
}

const about = {
  households: [
    'residencies',
    'visits',
    'fire_checks',
    'issues',
    'promises',
    'observations',
    'tags',
    'needs',
    'outside_contacts',
    'care_plans',
  ],
  residents: ['residencies', 'tags', 'needs', 'talents'],
}
const anyOf = (list: string[], column: string, id: string) =>
  sql.join(
    list.map((table) => sql`exists (select from ${word(table)} where ${word(column)} = ${id})`),
    sql` or `,
  )
const spoken = {
  households: (id: string) => anyOf(about.households, 'household_id', id),
  residents: (id: string) => anyOf(about.residents, 'resident_id', id),
  dwellings: (id: string) => sql`exists (select from households where dwelling_id = ${id})`,
}

/** True when a number one of these records would have again is meanwhile that of somebody else of the committee. */
export async function numberTaken(tx: Transaction, people: readonly string[]): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select exists (
    select from residents r join residents o on o.id_index = r.id_index and o.area_code / 1000 = r.area_code / 1000
    where r.id = any(${ids(people)}) and o.id <> all(${ids(people)}) and o.died_on is null and o.merged_into_id is null) as taken`)
  return row?.taken ?? false
}

/**
 * How many stays of these people or households cannot be true: two at a time, an open one in an ended file or of somebody
 * dead, a head who does not live in the file.
 */
export async function brokenStays(
  tx: Transaction,
  people: readonly string[],
  homes: readonly string[],
): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`select (
    (select count(*) from residencies a join residencies b on b.resident_id = a.resident_id and b.id > a.id
      where a.resident_id = any(${ids(people)}) and (a.to_on is null or a.to_on > greatest(a.from_on, b.from_on))
        and (b.to_on is null or b.to_on > greatest(a.from_on, b.from_on)))
    + (select count(*) from residencies y join households h on h.id = y.household_id join residents r on r.id = y.resident_id
      where (y.resident_id = any(${ids(people)}) or y.household_id = any(${ids(homes)}))
        and y.to_on is null and (h.to_on is not null or r.died_on is not null))
    + (select count(*) from households h where h.id = any(${ids(homes)}) and h.to_on is null and h.head_id is not null
      and not exists (select from residencies y where y.household_id = h.id and y.resident_id = h.head_id and y.to_on is null))
  )::int as n`)
  return row?.n ?? 0
}
