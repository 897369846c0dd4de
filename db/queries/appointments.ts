import { and, asc, between, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { staffHours } from '@/db/schema/cadences'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'
import type { ContactClass } from '@/domain/households/codes'
import type { VisitMode } from '@/domain/visits/codes'

/** An appointment still stands while nobody has been in contact with the household since. */
const stands = sql`not exists (select from visits later where later.household_id = v.household_id and later.at > v.at)`

/** What a worker has arranged with other households on a day; whoever arranges for the same worker meanwhile waits. */
export async function takenOn(tx: Transaction, leadId: string, day: CivilDay, householdId: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`appointments:${leadId}`}, 0))`)
  const rows = await tx.execute<{ next_at: string; address: string }>(sql`
    select v.next_at::text, h.address from visits v join households h on h.id = v.household_id
    where v.lead_id = ${leadId} and v.household_id <> ${householdId} and h.to_on is null
      and v.next_at >= ${startOfDay(day).toISOString()}::timestamptz and v.next_at < ${endOfDay(day).toISOString()}::timestamptz and ${stands}
    order by v.next_at`)
  return rows.map(({ next_at, address }) => ({ at: new Date(next_at), address }))
}

/** Whether a visit arranged the next, and that still stands. */
export async function isArranged(tx: Transaction, visitId: string): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from visits v where v.id = ${visitId} and v.next_at is not null and ${stands}`,
  )
  return rows.length > 0
}

export type ArrangedRow = {
  id: string
  version: number
  household_id: string
  address: string
  head: string | null
  contact_class: ContactClass | null
  next_at: string
  next_mode: VisitMode | null
  lead_id: string
  lead: string | null
  quiet_from: string | null
  quiet_to: string | null
}

/** 预约 from a day on that nobody has kept yet, by hour; after a place in that order. */
export function arrangedFrom(
  db: Reader,
  { lo, hi }: Jurisdiction,
  from: CivilDay,
  after: { at: string; id: string } | undefined,
  rows: number,
) {
  const place = after ? sql`and (v.next_at, v.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return db.execute<ArrangedRow>(sql`
    select v.id, v.version, v.household_id, h.address, p.name as head, h.contact_class, v.next_at::text, v.next_mode, v.lead_id, a.name as lead,
      h.quiet_from, h.quiet_to
    from visits v join households h on h.id = v.household_id left join residents p on p.id = h.head_id left join accounts a on a.id = v.lead_id
    where v.area_code between ${lo} and ${hi} and v.next_at >= ${startOfDay(from).toISOString()}::timestamptz ${place}
      and h.to_on is null and ${stands}
    order by v.next_at, v.id limit ${rows}`)
}

/** When everybody who visits in an area can come, as told by themselves. */
export function hoursInside(db: Reader, jurisdiction: Jurisdiction) {
  return db
    .select({ accountId: accounts.id, name: accounts.name, areaCode: accounts.areaCode, slots: staffHours.slots })
    .from(accounts)
    .leftJoin(staffHours, eq(staffHours.accountId, accounts.id))
    .where(
      and(
        between(accounts.areaCode, jurisdiction.lo, jurisdiction.hi),
        sql`${accounts.role} in ('secretary', 'grid_worker')`,
        isNull(accounts.disabledAt),
      ),
    )
    .orderBy(asc(accounts.areaCode), asc(accounts.name))
    .limit(200)
}

/** Somebody who visits inside an area and may sign in. */
export async function visitingAccount(tx: Transaction, { lo, hi }: Jurisdiction, id: string) {
  const [row] = await tx
    .select({ id: accounts.id, areaCode: accounts.areaCode })
    .from(accounts)
    .where(
      and(
        eq(accounts.id, id),
        between(accounts.areaCode, lo, hi),
        sql`${accounts.role} in ('secretary', 'grid_worker')`,
        isNull(accounts.disabledAt),
      ),
    )
  return row
}

export async function saveHours(
  tx: Transaction,
  row: { accountId: string; areaCode: AreaCode; slots: string[]; by: string; at: Date },
): Promise<void> {
  const { accountId, areaCode, slots, by: setBy, at: setAt } = row
  await tx
    .insert(staffHours)
    .values({ id: newId(), accountId, areaCode, slots, setBy, setAt })
    .onConflictDoUpdate({ target: staffHours.accountId, set: { areaCode, slots, setBy, setAt } })
}

/** The hours of one account inside an area. */
export async function hoursOf(db: Reader, jurisdiction: Jurisdiction, accountId: string): Promise<string[]> {
  const [row] = await db
    .select({ slots: staffHours.slots })
    .from(staffHours)
    .where(and(eq(staffHours.accountId, accountId), inside(staffHours.areaCode, jurisdiction)))
  return row?.slots ?? []
}
