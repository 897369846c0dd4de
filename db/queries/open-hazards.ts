import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { observations } from '@/db/schema/visits'
import type { Jurisdiction } from '@/domain/access/actor'

const columns = {
  id: observations.id,
  areaCode: observations.areaCode,
  householdId: observations.householdId,
  place: observations.place,
  text: observations.text,
  openHazard: observations.openHazard,
  issueId: observations.issueId,
  at: observations.at,
  by: observations.by,
}

/** 待核实的隐患, the earliest first: told by volunteers, not yet looked at by staff. */
export function openHazards(db: Reader, jurisdiction: Jurisdiction, most: number) {
  return db
    .select(columns)
    .from(observations)
    .where(and(inside(observations.areaCode, jurisdiction), isNotNull(observations.openHazard)))
    .orderBy(asc(observations.at), asc(observations.id))
    .limit(most)
}

/** A hazard somebody told of, held until the transaction ends; one that is settled has no `openHazard`. */
export async function openHazardForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select(columns)
    .from(observations)
    .where(and(eq(observations.id, id), eq(observations.kind, 'hazard'), inside(observations.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function settleOpenHazard(
  tx: Transaction,
  id: string,
  { issueId, text }: { issueId: string | null; text: string },
): Promise<void> {
  await tx
    .update(observations)
    .set({ openHazard: null, issueId, text, version: sql`${observations.version} + 1` })
    .where(eq(observations.id, id))
}
