import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { history } from '@/db/schema/audit'
import { residencies } from '@/db/schema/households'
import { residents } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'

/** An earlier version of a row: until when it stood, and who ended it. */
export type Version = { at: Date; by: string | null; before: Record<string, unknown> }

/** Every earlier version of these rows, the latest first. */
export async function versionsOf(
  db: Reader,
  jurisdiction: Jurisdiction,
  rowIds: string[],
): Promise<Map<string, Version[]>> {
  const versions = new Map<string, Version[]>()
  if (rowIds.length === 0) return versions
  const rows = await db
    .select({ rowId: history.rowId, at: history.at, by: accounts.name, before: history.before })
    .from(history)
    .leftJoin(accounts, eq(accounts.id, history.accountId))
    .where(and(inArray(history.rowId, rowIds), inside(history.areaCode, jurisdiction), eq(history.op, 'update')))
    .orderBy(desc(history.id))
  for (const { rowId, ...version } of rows) versions.set(rowId, [...(versions.get(rowId) ?? []), version])
  return versions
}

/** When these residents were put on file, and the residency that says how they belong to where they live. */
export async function recordedSince(
  db: Reader,
  jurisdiction: Jurisdiction,
  residentIds: string[],
): Promise<Map<string, { recordedAt: Date; residencyId: string }>> {
  if (residentIds.length === 0) return new Map()
  const rows = await db
    .select({ id: residents.id, recordedAt: residents.recordedAt, residencyId: residencies.id })
    .from(residents)
    .innerJoin(residencies, and(eq(residencies.residentId, residents.id), isNull(residencies.toOn)))
    .where(and(inArray(residents.id, residentIds), inside(residents.areaCode, jurisdiction)))
  return new Map(rows.map(({ id, ...since }) => [id, since]))
}
