import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { issues } from '@/db/schema/issues'
import { partnerItems, partners } from '@/db/schema/team'
import type { AreaCode } from '@/domain/areas/area-code'

export type Partner = typeof partners.$inferSelect
export type PartnerItem = typeof partnerItems.$inferSelect

/** Partners of a committee that still help. */
export function partnersOf(db: Reader, committee: AreaCode): Promise<Partner[]> {
  return db
    .select()
    .from(partners)
    .where(and(eq(partners.areaCode, committee), isNull(partners.endedOn)))
    .orderBy(desc(partners.kind), asc(partners.name))
    .limit(300)
}

/** The two lists of a committee with partner and matter, the newest first. */
export function partnerItemsOf(db: Reader, committee: AreaCode) {
  return db
    .select({
      ...{ id: partnerItems.id, list: partnerItems.list, title: partnerItems.title, state: partnerItems.state },
      ...{ outcome: partnerItems.outcome, onDay: partnerItems.onDay, demand: partnerItems.demand },
      ...{ issueId: partnerItems.issueId, partnerId: partnerItems.partnerId },
      ...{ partner: partners.name, number: issues.number, issue: issues.title },
    })
    .from(partnerItems)
    .leftJoin(partners, eq(partners.id, partnerItems.partnerId))
    .leftJoin(issues, eq(issues.id, partnerItems.issueId))
    .where(eq(partnerItems.areaCode, committee))
    .orderBy(desc(partnerItems.onDay), desc(partnerItems.id))
    .limit(300)
}

export async function partnerForUpdate(tx: Transaction, committee: AreaCode, id: string): Promise<Partner | undefined> {
  const [row] = await tx
    .select()
    .from(partners)
    .where(and(eq(partners.id, id), eq(partners.areaCode, committee), isNull(partners.endedOn)))
    .for('update')
  return row
}

export async function partnerItemForUpdate(tx: Transaction, committee: AreaCode, id: string) {
  const [row] = await tx
    .select()
    .from(partnerItems)
    .where(and(eq(partnerItems.id, id), eq(partnerItems.areaCode, committee)))
    .for('update')
  return row
}

export async function insertPartner(tx: Transaction, row: typeof partners.$inferInsert): Promise<void> {
  await tx.insert(partners).values(row)
}

export async function savePartner(tx: Transaction, id: string, change: Partial<Partner>): Promise<void> {
  await tx
    .update(partners)
    .set({ ...change, version: sql`${partners.version} + 1` })
    .where(eq(partners.id, id))
}

export async function insertPartnerItem(tx: Transaction, row: typeof partnerItems.$inferInsert): Promise<void> {
  await tx.insert(partnerItems).values(row)
}

export async function savePartnerItem(tx: Transaction, id: string, change: Partial<PartnerItem>): Promise<void> {
  await tx
    .update(partnerItems)
    .set({ ...change, version: sql`${partnerItems.version} + 1` })
    .where(eq(partnerItems.id, id))
}
