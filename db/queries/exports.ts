import { and, count, desc, eq, ne, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { exports } from '@/db/schema/exports'
import type { Jurisdiction } from '@/domain/access/actor'

export type Export = typeof exports.$inferSelect

export async function insertExport(tx: Transaction, row: typeof exports.$inferInsert): Promise<void> {
  await tx.insert(exports).values(row)
}

/** An export inside the jurisdiction, held until the transaction ends. */
export async function exportForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<Export | undefined> {
  const [row] = await tx
    .select()
    .from(exports)
    .where(and(eq(exports.id, id), inside(exports.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function saveExport(
  tx: Transaction,
  id: string,
  change: Partial<typeof exports.$inferInsert>,
): Promise<void> {
  await tx.update(exports).set(change).where(eq(exports.id, id))
}

/** Exports asked for by an account, and all of the jurisdiction for who may allow them; those that wait first. */
export function exportsOf(db: Reader, jurisdiction: Jurisdiction, mine: { by: string; all: boolean }, most: number) {
  return db
    .select(shown)
    .from(exports)
    .where(and(inside(exports.areaCode, jurisdiction), mine.all ? undefined : eq(exports.askedBy, mine.by)))
    .orderBy(sql`${exports.state} <> 'asked'`, desc(exports.askedAt), desc(exports.id))
    .limit(most)
}

/** How many exports wait for somebody else than an account. */
export async function exportsWaiting(db: Reader, jurisdiction: Jurisdiction, by: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(exports)
    .where(and(inside(exports.areaCode, jurisdiction), eq(exports.state, 'asked'), ne(exports.askedBy, by)))
  return row?.n ?? 0
}

const shown = {
  id: exports.id,
  label: exports.label,
  words: exports.words,
  reason: exports.reason,
  rows: exports.rows,
  state: exports.state,
  askedBy: exports.askedBy,
  askedByName: exports.askedByName,
  askedAt: exports.askedAt,
  decidedByName: exports.decidedByName,
  decidedAt: exports.decidedAt,
  answer: exports.answer,
  takenAt: exports.takenAt,
}
