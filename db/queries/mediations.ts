import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { mediationParties, mediations } from '@/db/schema/mediations'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { MediationState } from '@/domain/issues/mediation-codes'

export type Mediation = typeof mediations.$inferSelect
export type MediationParty = { id: string; name: string; householdId: string | null; address: string | null }

/** Which cases: of a state, or only those whose 回访 is due. */
export type MediationFilter = { state?: MediationState | undefined; dueBy?: CivilDay | undefined }

const ofCommittee = (committee: AreaCode): SQL => sql`${mediations.areaCode} = ${committee}`

/** The cases somebody is named on, or all of the committee for its secretary: the wall leaves out the rest. Newest first. */
export function mediationsListed(
  db: Reader,
  committee: AreaCode,
  filter: MediationFilter,
  page: { rows: number; after?: { on: CivilDay; id: string } | undefined },
) {
  const { id, kind, cause, state, openedOn, settledOn, followUpOn, mediatorIds } = mediations
  return db
    .select({ id, kind, cause, state, openedOn, settledOn, followUpOn, mediatorIds })
    .from(mediations)
    .where(
      and(
        where(committee, filter),
        page.after && sql`(${openedOn}, ${id}) < (${page.after.on}::date, ${page.after.id}::uuid)`,
      ),
    )
    .orderBy(sql`${openedOn} desc, ${id} desc`)
    .limit(page.rows)
}

/** How many of them. */
export function mediationsCounted(db: Reader, committee: AreaCode, filter: MediationFilter): Promise<number> {
  return db.$count(mediations, where(committee, filter))
}

function where(committee: AreaCode, { state, dueBy }: MediationFilter): SQL | undefined {
  return and(
    ofCommittee(committee),
    state ? eq(mediations.state, state) : undefined,
    dueBy ? sql`${mediations.followUpOn} <= ${dueBy}` : undefined,
  )
}

export async function mediationSeen(db: Reader, committee: AreaCode, id: string): Promise<Mediation | undefined> {
  const [row] = await db
    .select()
    .from(mediations)
    .where(and(eq(mediations.id, id), ofCommittee(committee)))
  return row
}

export async function mediationForUpdate(
  tx: Transaction,
  committee: AreaCode,
  id: string,
): Promise<Mediation | undefined> {
  const [row] = await tx
    .select()
    .from(mediations)
    .where(and(eq(mediations.id, id), ofCommittee(committee)))
    .for('update')
  return row
}

/** 当事人 of some cases in the order they were written; a household out of reach stands without its address. */
export async function partiesOf(db: Reader, ids: readonly string[]): Promise<Map<string, MediationParty[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db.execute<{
    case_id: string
    id: string
    name: string
    household_id: string | null
    address: string | null
  }>(sql`
    select p.mediation_id as case_id, p.id, p.name, h.id as household_id, h.address
    from mediation_parties p left join households h on h.id = p.household_id
    where p.mediation_id = any(${`{${ids.join(',')}}`}::uuid[]) order by p.mediation_id, p.id`)
  const found = new Map<string, MediationParty[]>()
  for (const { case_id, id, name, household_id, address } of rows)
    found.set(case_id, [...(found.get(case_id) ?? []), { id, name, householdId: household_id, address }])
  return found
}

/** Mediators of the team with their accounts, by id. */
export async function mediatorsNamed(db: Reader, committee: AreaCode, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db.execute<{ id: string; name: string; account_id: string | null }>(sql`
    select v.id, v.name, v.account_id from visitors v
    where v.id = any(${`{${ids.join(',')}}`}::uuid[]) and v.area_code between ${committee} and ${committee + 999} order by v.sort, v.name`)
}

/** Who of a household on file is meant by a name today; nothing unless exactly one. */
export async function partyNamed(tx: Transaction, householdId: string, name: string) {
  const rows = await tx.execute<{ id: string }>(sql`
    select r.id from residencies y join residents r on r.id = y.resident_id
    where y.household_id = ${householdId} and y.to_on is null and r.name = ${name} limit 2`)
  return rows.length === 1 ? rows[0]?.id : undefined
}

export async function insertMediation(
  tx: Transaction,
  row: typeof mediations.$inferInsert,
  parties: (typeof mediationParties.$inferInsert)[],
): Promise<void> {
  await tx.insert(mediations).values(row)
  await tx.insert(mediationParties).values(parties)
}

export async function saveMediation(tx: Transaction, id: string, change: Partial<Mediation>): Promise<void> {
  await tx
    .update(mediations)
    .set({ ...change, version: sql`${mediations.version} + 1` })
    .where(eq(mediations.id, id))
}

/** Whether there is a case about a household or a person: nothing but that. */
export async function mediationExists(
  db: Reader,
  about: { household?: string | undefined; resident?: string | undefined },
): Promise<boolean> {
  const [row] = await db.execute<{ exists: boolean | null }>(
    sql`select mediation_exists(${about.household ?? null}::uuid, ${about.resident ?? null}::uuid) as exists`,
  )
  return row?.exists ?? false
}

/** How many cases began in a period, by committee and state. */
export function mediationCounts(db: Reader, from: CivilDay, to: CivilDay) {
  return db.execute<{ area_code: string; state: MediationState; n: number }>(
    sql`select area_code::text, state, n from mediation_counts(${from}::date, ${to}::date)`,
  )
}
