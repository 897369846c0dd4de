import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Jurisdiction } from '@/domain/access/actor'

/** The three numbers beside the navigation: open matters, overdue matters and promises. Each reads one partial index. */
export async function frameCounts(db: Reader, { lo, hi }: Jurisdiction, now: Date, today: string) {
  const [row] = await db.execute<{ open: number; overdue: number; promises: number }>(sql`select
    (select count(*)::int from issues where settled_at is null and area_code between ${lo} and ${hi}) as open,
    (select count(*)::int from issues where settled_at is null and area_code between ${lo} and ${hi} and due_at < ${now.toISOString()}) as overdue,
    (select count(*)::int from promises where answered_at is null and area_code between ${lo} and ${hi} and due_on < ${today}) as promises`)
  return row ?? { open: 0, overdue: 0, promises: 0 }
}
