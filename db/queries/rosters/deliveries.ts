import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { deliveries, deliveryLines } from '@/db/schema/deliveries'
import { households, residencies } from '@/db/schema/households'
import { residents } from '@/db/schema/residents'
import type { Actor, Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { savedUnder } from '@/domain/rosters/saving'

export type Delivery = typeof deliveries.$inferSelect

const seen = ({ areaCode }: Actor, { hi }: Jurisdiction) =>
  sql`${deliveries.committeeCode} between ${savedUnder(areaCode)} and ${hi}`

/** Delivery lists of the committee, newest first, with how many of the lines one may see are delivered. */
export function deliveriesOf(db: Reader, actor: Actor, jurisdiction: Jurisdiction) {
  const lines = sql`from delivery_lines l where l.delivery_id = ${deliveries.id} and l.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}`
  return db
    .select({
      ...{ id: deliveries.id, festival: deliveries.festival, item: deliveries.item, roster: deliveries.roster },
      ...{ onDay: deliveries.onDay, by: accounts.name },
      all: sql<number>`(select count(*)::int ${lines})`,
      done: sql<number>`(select count(*)::int ${lines} and l.delivered_on is not null)`,
    })
    .from(deliveries)
    .leftJoin(accounts, eq(accounts.id, deliveries.madeBy))
    .where(seen(actor, jurisdiction))
    .orderBy(desc(deliveries.onDay), desc(deliveries.id))
    .limit(100)
}

export async function deliveryNamed(db: Reader, actor: Actor, jurisdiction: Jurisdiction, id: string) {
  const [row] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, id), seen(actor, jurisdiction)))
  return row
}

/** How many lines there are, and how many are delivered. */
export async function deliveryCounts(db: Reader, { lo, hi }: Jurisdiction, id: string) {
  const [row] = await db.execute<{ all: number; done: number }>(sql`
    select count(*)::int as all, (count(*) filter (where delivered_on is not null))::int as done
    from delivery_lines where delivery_id = ${id} and area_code between ${lo} and ${hi}`)
  return row ?? { all: 0, done: 0 }
}

/** Lines in the order of the roster after a place, of one state or of both; whom they name is looked up for these alone. */
export function linesOf(
  db: Reader,
  jurisdiction: Jurisdiction,
  id: string,
  { state, after, most }: { state: 'open' | 'done' | undefined; after: number; most: number },
) {
  const stated = {
    open: sql`${deliveryLines.deliveredOn} is null`,
    done: sql`${deliveryLines.deliveredOn} is not null`,
  }
  const page = db
    .select()
    .from(deliveryLines)
    .where(
      and(
        eq(deliveryLines.deliveryId, id),
        inside(deliveryLines.areaCode, jurisdiction),
        sql`${deliveryLines.place} > ${after}`,
        state && stated[state],
      ),
    )
    .orderBy(deliveryLines.place)
    .limit(most)
    .as('page')
  return db
    .select({
      ...{ id: page.id, place: page.place, householdId: page.householdId },
      ...{ deliveredOn: page.deliveredOn, takenBy: page.takenBy, by: accounts.name },
      ...{ address: sql<string>`coalesce(${households.address}, '')`, name: residents.name },
    })
    .from(page)
    .leftJoin(households, eq(households.id, page.householdId))
    .leftJoin(residents, eq(residents.id, sql`coalesce(${page.residentId}, ${households.headId})`))
    .leftJoin(accounts, eq(accounts.id, page.deliveredBy))
    .orderBy(page.place)
}

/** Writes a list with its lines: `ids` are people or households in the order of the roster. */
export async function insertDelivery(
  tx: Transaction,
  list: typeof deliveries.$inferInsert,
  ids: readonly string[],
  about: 'resident' | 'household',
): Promise<void> {
  await tx.insert(deliveries).values(list)
  const homes = await (about === 'household' ? householdsById(tx, ids) : homesOfPeople(tx, ids))
  const rows = ids.flatMap((id, index) => {
    const home = homes.get(id)
    if (!home) return []
    return [
      { id: newId(), deliveryId: list.id, place: index + 1, ...home, residentId: about === 'resident' ? id : null },
    ]
  })
  for (let from = 0; from < rows.length; from += 1000)
    await tx.insert(deliveryLines).values(rows.slice(from, from + 1000))
}

type Home = { householdId: string; areaCode: number }

async function householdsById(tx: Transaction, ids: readonly string[]): Promise<Map<string, Home>> {
  const rows = await tx
    .select({ id: households.id, areaCode: households.areaCode })
    .from(households)
    .where(inArray(households.id, [...ids]))
  return new Map(rows.map(({ id, areaCode }) => [id, { householdId: id, areaCode }]))
}

async function homesOfPeople(tx: Transaction, ids: readonly string[]): Promise<Map<string, Home>> {
  const rows = await tx
    .select({ id: residencies.residentId, householdId: residencies.householdId, areaCode: residencies.areaCode })
    .from(residencies)
    .where(and(inArray(residencies.residentId, [...ids]), sql`${residencies.toOn} is null`))
  return new Map(rows.map(({ id, ...home }) => [id, home]))
}

export type Handed = { on: CivilDay; takenBy: string | null; by: string }

/** Lines of a list, locked, by id. */
export async function linesForUpdate(tx: Transaction, jurisdiction: Jurisdiction, deliveryId: string, ids: string[]) {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(deliveryLines)
    .where(
      and(
        inArray(deliveryLines.id, ids),
        eq(deliveryLines.deliveryId, deliveryId),
        inside(deliveryLines.areaCode, jurisdiction),
      ),
    )
    .for('update')
}

/** Marks lines as handed over, or not yet. */
export async function saveLines(tx: Transaction, ids: readonly string[], handed: Handed | null): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(deliveryLines)
    .set({
      ...{ deliveredOn: handed?.on ?? null, takenBy: handed?.takenBy ?? null, deliveredBy: handed?.by ?? null },
      version: sql`${deliveryLines.version} + 1`,
    })
    .where(inArray(deliveryLines.id, [...ids]))
}
