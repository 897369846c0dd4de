import { and, desc, eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { history } from '@/db/schema/audit'
import type { Jurisdiction } from '@/domain/access/actor'

/** The earlier versions of one row, newest first, with who ended them. */
export function earlierVersions(db: Reader, jurisdiction: Jurisdiction, table: string, rowId: string) {
  return db
    .select({ id: history.id, at: history.at, accountId: history.accountId, before: history.before })
    .from(history)
    .where(and(eq(history.rowId, rowId), eq(history.tableName, table), inside(history.areaCode, jurisdiction)))
    .orderBy(desc(history.at), desc(history.id))
    .limit(50)
}
