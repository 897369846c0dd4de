import { and, asc, desc, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { areas } from '@/db/schema/areas'
import { residencies } from '@/db/schema/households'
import { transfers } from '@/db/schema/transfers'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, ancestorAt, rangeOf } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'

export type Transfer = typeof transfers.$inferSelect
type Side = 'to' | 'from'

const sideOf = (side: Side, jurisdiction: Jurisdiction): SQL =>
  inside(side === 'to' ? transfers.areaCode : transfers.fromCode, jurisdiction)

/** An offer, as the committee asked or as the one that asks, held until the transaction ends. */
export async function transferForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
  side: Side,
): Promise<Transfer | undefined> {
  const [row] = await tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.id, id), sideOf(side, jurisdiction)))
    .for('update')
  return row
}

export async function insertTransfer(tx: Transaction, row: typeof transfers.$inferInsert): Promise<void> {
  await tx.insert(transfers).values(row)
}

/** Writes an answer; yields where the offer stands now: `void` when the person no longer lived where they were offered from. */
export async function answerTransfer(
  tx: Transaction,
  id: string,
  answer: Partial<typeof transfers.$inferInsert>,
): Promise<Transfer['state'] | undefined> {
  const [row] = await tx.update(transfers).set(answer).where(eq(transfers.id, id)).returning({ state: transfers.state })
  return row?.state
}

/** Sends somebody back who was accepted: the stay that ended goes on; false when it cannot, because things went on there. */
export async function undoTransfer(tx: Transaction, jurisdiction: Jurisdiction, residentId: string): Promise<boolean> {
  const rows = await tx
    .update(transfers)
    .set({ state: 'undone' })
    .where(and(eq(transfers.newResidentId, residentId), eq(transfers.state, 'accepted'), sideOf('to', jurisdiction)))
    .returning({ state: transfers.state })
  return rows.length === 1 && rows[0]?.state === 'undone'
}

/** True while an offer of a person waits for its answer. */
export async function isOffered(tx: Transaction, residentId: string): Promise<boolean> {
  const open = and(eq(transfers.residentId, residentId), eq(transfers.state, 'offered'))
  return (await tx.select({ id: transfers.id }).from(transfers).where(open)).length > 0
}

/** Offers of a committee and to it, open ones first, newest first; of the other side the name of the committee alone. */
export function transfersOf(db: Reader, jurisdiction: Jurisdiction, most: number) {
  const [to, from] = [alias(areas, 'to_area'), alias(areas, 'from_area')]
  const { id, areaCode, name, reason, state, offeredAt, answeredAt, answer, on, newResidentId } = transfers
  return db
    .select({
      ...{ id, areaCode, name, reason, state, offeredAt, answeredAt, answer, on, to: to.name, from: from.name },
      householdId: residencies.householdId,
    })
    .from(transfers)
    .leftJoin(to, eq(to.code, transfers.areaCode))
    .leftJoin(from, eq(from.code, transfers.fromCode))
    .leftJoin(
      residencies,
      and(
        eq(residencies.residentId, newResidentId),
        isNull(residencies.toOn),
        inside(residencies.areaCode, jurisdiction),
      ),
    )
    .where(or(sideOf('to', jurisdiction), sideOf('from', jurisdiction)))
    .orderBy(sql`${state} <> 'offered'`, desc(offeredAt), desc(id))
    .limit(most)
}

/** The other committees of the district: where somebody may go. */
export function otherCommittees(db: Reader, own: AreaCode, on: CivilDay) {
  const { lo, hi } = rangeOf(ancestorAt(own, 'district'))
  return db
    .select({ code: areas.code, name: areas.name })
    .from(areas)
    .where(
      and(
        eq(areas.level, 'committee'),
        ne(areas.code, ancestorAt(own, 'committee')),
        sql`${areas.code} between ${lo} and ${hi}`,
        sql`${areas.validFrom} <= ${on} and (${areas.validTo} is null or ${areas.validTo} > ${on})`,
      ),
    )
    .orderBy(asc(areas.code))
    .limit(500)
}
