import { eq, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { importBatches } from '@/db/schema/exchange'
import type { AreaCode } from '@/domain/areas/area-code'

const jobOf = (id: string) => sql`hashtextextended(${`import-job:${id}`}, 0)`

/** Takes the work of a batch until the transaction ends; false while another process is at it. */
export async function takeWork(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(${jobOf(id)}) as taken`)
  return row?.taken === true
}

/** Whether a process is at the work of a batch now; one that was killed is not. */
export async function isAtWork(db: Reader, id: string): Promise<boolean> {
  const [row] = await db.execute<{ held: boolean }>(sql`select exists (select from pg_locks
    where locktype = 'advisory' and granted and objsubid = 1 and ((classid::bigint << 32) | objid::bigint) = ${jobOf(id)}
      and database = (select oid from pg_database where datname = current_database())) as held`)
  return row?.held === true
}

/** Stands in `failure` while a batch is at work, with how often it was taken up after its process had ended. */
export const triesWord = '接着做'

/** Imports whose work is not done and nobody is at, with who began them. */
export async function unfinishedImports(tx: Transaction): Promise<{ id: string; accountId: string; tries: number }[]> {
  const rows = await tx.execute<{ id: string; by_id: string; failure: string | null }>(
    sql`select id, by_id, failure from unfinished_imports()`,
  )
  const left = []
  for (const { id, by_id: accountId, failure } of rows) {
    const tries = failure?.startsWith(triesWord) ? Number(failure.slice(triesWord.length)) : 0
    if (!(await isAtWork(tx, id))) left.push({ id, accountId, tries })
  }
  return left
}

/** A batch nobody goes on with by itself: what was written in part stays, to be gone on with or taken back as a whole. */
export async function setAside(tx: Transaction, id: string, failure: string): Promise<void> {
  const { state, partsDone, version } = importBatches
  await tx
    .update(importBatches)
    .set({
      state: sql`case when ${state} = 'committing' and ${partsDone} > 0 then 'halted' else 'failed' end`,
      failure,
      version: sql`${version} + 1`,
    })
    .where(eq(importBatches.id, id))
}

/** A transaction in which the database waits for a file to be read, for as long as that may take. */
export async function mayWait(tx: Transaction, ms: number): Promise<void> {
  await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', ${String(ms)}, true)`)
}

/** One import of a committee writes at a time; false while another is at it. */
export async function takeCommittee(tx: Transaction, areaCode: AreaCode): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`import:${areaCode}`}, 0)) as taken`,
  )
  return row?.taken === true
}
