import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { findSame } from '@/server/residents/same-people'
import { contextOf, eastCommittee, eastGrid, givenActor } from '@/tests/support/households'

/** Looks for people of other committees for the so-manieth time of a day. */
export async function lookedFor(db: Database, owner: Database, times: number): Promise<string> {
  const by = await givenActor(owner, 'secretary', eastCommittee)
  const context = contextOf(db, by)
  await owner.execute(sql`insert into audit_entries (xid, at, account_id, area_code, act, subject, subject_id, detail)
    select '1', ${context.now.toISOString()}::timestamptz, ${by.accountId}, ${eastGrid}, 'identity.find', 'resident', n::text, '{}'
    from generate_series(1, ${times - 1}) n`)
  const outcome = await findSame(context, {})
  return outcome.ok ? 'passes' : outcome.refusal.kind
}
