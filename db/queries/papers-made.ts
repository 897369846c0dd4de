import { sql } from 'drizzle-orm'
import { asPurpose } from '@/db/actor'
import type { Transaction } from '@/db/client'
import type { Jurisdiction } from '@/domain/access/actor'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'

export type PapersMade = { printed: number; exported: number; lines: number }

/**
 * Papers made of rosters in a period, by print and as workbooks, and the lines on them. Counted with the eyes of a job: what a
 * colleague took stands in an audit the actor may not read, and nothing but three numbers leaves here.
 */
export async function papersMade(
  tx: Transaction,
  { lo, hi }: Jurisdiction,
  { from, to }: { from: CivilDay; to: CivilDay },
): Promise<PapersMade> {
  const [row] = await asPurpose(tx, 'seal', () =>
    tx.execute<PapersMade>(sql`
      select (count(*) filter (where act = 'list.print'))::int as printed, (count(*) filter (where act = 'list.export'))::int as exported,
        coalesce(sum((detail ->> 'rows')::int), 0)::int as lines
      from audit_entries where subject in ('roster', 'version', 'delivery') and act in ('list.print', 'list.export')
        and at >= ${startOfDay(from).toISOString()}::timestamptz and at < ${endOfDay(to).toISOString()}::timestamptz and area_code between ${lo} and ${hi}`),
  )
  return row ?? { printed: 0, exported: 0, lines: 0 }
}
