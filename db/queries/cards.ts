import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { cardPrints, offers } from '@/db/schema/cards'
import type { AreaCode } from '@/domain/areas/area-code'

export type Offer = typeof offers.$inferSelect
export type CardPrint = typeof cardPrints.$inferSelect

/** 服务清单 of a committee as it is offered today. */
export function offersOf(db: Reader, committee: AreaCode): Promise<Offer[]> {
  return db
    .select()
    .from(offers)
    .where(and(eq(offers.areaCode, committee), isNull(offers.endedOn)))
    .orderBy(asc(offers.sort), asc(offers.id))
    .limit(200)
}

export async function offerForUpdate(tx: Transaction, committee: AreaCode, id: string): Promise<Offer | undefined> {
  const [row] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.id, id), eq(offers.areaCode, committee)))
    .for('update')
  return row
}

export async function insertOffer(tx: Transaction, row: typeof offers.$inferInsert): Promise<void> {
  await tx.insert(offers).values(row)
}

export async function saveOffer(tx: Transaction, id: string, change: Partial<Offer>): Promise<void> {
  await tx
    .update(offers)
    .set({ ...change, version: sql`${offers.version} + 1` })
    .where(eq(offers.id, id))
}

/** The next running number of 走访联系卡 in a committee, held until the transaction ends. */
export async function nextCardNumber(tx: Transaction, committee: AreaCode): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`contact-card:${committee}`}, 0))`)
  const [row] = await tx
    .select({ next: sql<number>`coalesce(max(${cardPrints.lastNumber}), 0)::int + 1` })
    .from(cardPrints)
    .where(eq(cardPrints.areaCode, committee))
  return row?.next ?? 1
}

export async function insertCardPrint(tx: Transaction, row: typeof cardPrints.$inferInsert): Promise<void> {
  await tx.insert(cardPrints).values(row)
}

/** Printed papers of a committee, the newest first; a print that was taken back no longer stands out there. */
export function cardPrintsOf(
  db: Reader,
  committee: AreaCode,
  page: { rows: number; after?: { at: string; id: string } | undefined; out: boolean },
) {
  const { rows, after, out } = page
  return db
    .select({
      ...{ id: cardPrints.id, kind: cardPrints.kind, gridCode: cardPrints.gridCode, stated: cardPrints.stated },
      ...{ copies: cardPrints.copies, firstNumber: cardPrints.firstNumber, lastNumber: cardPrints.lastNumber },
      ...{ handedTo: cardPrints.handedTo, printedAt: cardPrints.printedAt, printedBy: cardPrints.printedBy },
      withdrawnOn: cardPrints.withdrawnOn,
      cursor: sql<string>`${cardPrints.printedAt}::text`,
    })
    .from(cardPrints)
    .where(
      and(
        eq(cardPrints.areaCode, committee),
        out ? isNull(cardPrints.withdrawnOn) : undefined,
        after && sql`(${cardPrints.printedAt}, ${cardPrints.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(cardPrints.printedAt), desc(cardPrints.id))
    .limit(rows)
}

export async function cardPrintNamed(db: Reader, committee: AreaCode, id: string): Promise<CardPrint | undefined> {
  const [row] = await db
    .select()
    .from(cardPrints)
    .where(and(eq(cardPrints.id, id), eq(cardPrints.areaCode, committee)))
  return row
}

export async function cardPrintForUpdate(tx: Transaction, committee: AreaCode, id: string) {
  const [row] = await tx
    .select()
    .from(cardPrints)
    .where(and(eq(cardPrints.id, id), eq(cardPrints.areaCode, committee)))
    .for('update')
  return row
}

export async function saveCardPrint(tx: Transaction, id: string, change: Partial<CardPrint>): Promise<void> {
  await tx
    .update(cardPrints)
    .set({ ...change, version: sql`${cardPrints.version} + 1` })
    .where(eq(cardPrints.id, id))
}

/** The print a running number belongs to. */
export async function printOfNumber(db: Reader, lo: AreaCode, hi: AreaCode, n: number) {
  return db
    .select({
      ...{ id: cardPrints.id, areaCode: cardPrints.areaCode, handedTo: cardPrints.handedTo },
      printedAt: cardPrints.printedAt,
    })
    .from(cardPrints)
    .where(
      sql`${cardPrints.areaCode} between ${lo} and ${hi} and ${cardPrints.firstNumber} <= ${n} and ${cardPrints.lastNumber} >= ${n}`,
    )
    .orderBy(desc(cardPrints.printedAt))
    .limit(3)
}
