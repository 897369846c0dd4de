import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { CountedTable } from '@/db/queries/figures/reads'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, levelOf } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'

/** From where somebody counts, and when: the second wall shows a street what a committee does not see. */
export type Sight = { seenFrom: AreaCode; now: Date }
/** What is counted, in words that change when the counting does; for which days, and from which tables. */
export type Ask = { from: CivilDay; to: CivilDay; asked: string; reads: readonly CountedTable[] }
/** The answer to one ask (by its place in the list) for one committee; `null` where nothing kept holds. */
export type Answer = { unit: AreaCode; ask: number; cells: unknown[] | null }

/** Counts that nobody has asked for so long are dropped. */
const keptDays = 1

/** What is kept and still holds, for every unit a query yields as `code`. */
export async function readKept(
  tx: Transaction,
  { seenFrom }: Sight,
  units: SQL,
  asks: readonly Ask[],
): Promise<Answer[]> {
  const list = JSON.stringify(asks.map((ask, index) => ({ ask: index, ...ask })))
  const rows = await tx.execute<Answer>(sql`
    select u.code as unit, q.ask, k.cells
    from ${units} u cross join jsonb_to_recordset(${list}::jsonb) q (ask int, "from" date, "to" date, asked text, reads text[])
    left join kept_tallies k on k.seen_from = ${seenFrom} and k.area_code = u.code and k.from_on = q."from" and k.to_on = q."to"
      and k.asked = q.asked and k.server_started_at = pg_postmaster_start_time()
      and not exists (select from area_changes c where c.area_code between u.code and u.code + 999 and c.what = any(q.reads)
        and c.transaction_id >= pg_snapshot_xmin(k.snapshot::pg_snapshot)::text::bigint
        and not pg_visible_in_snapshot(c.transaction_id::text::xid8, k.snapshot::pg_snapshot))`)
  return [...rows]
}

/** How long somebody waits while another counts, at most. */
const longestWait = '30s'

/** One large count at a time for one point of view: whoever asks meanwhile waits here, and then finds what was kept. */
export async function waitToCount(tx: Transaction, { seenFrom }: Sight): Promise<void> {
  await tx.execute(sql`
    select set_config('lock_timeout', ${longestWait}, true), pg_advisory_xact_lock(hashtextextended(${`count:${seenFrom}`}, 0))`)
}

/** Taken before anything is counted: what is committed from then on makes the count invalid, whether or not it saw it. */
export async function snapshotOf(tx: Transaction): Promise<string> {
  const [sight] = await tx.execute<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`)
  return sight?.snapshot ?? ''
}

/** Keeps answers, drops those nobody asks for any more, and the changes that lie before everything that is kept. */
export async function keep(
  tx: Transaction,
  { seenFrom, now, snapshot }: Sight & { snapshot: string },
  asks: readonly Ask[],
  answers: readonly Answer[],
): Promise<void> {
  const rows = answers.map(({ unit, ask, cells }) => ({ unit, ...asks[ask], cells }))
  const units = sql`${`{${[...new Set(answers.map(({ unit }) => unit))].join(',')}}`}::bigint[]`
  const moment = sql`${now.toISOString()}::timestamptz`
  await tx.execute(sql`
    insert into kept_tallies (seen_from, area_code, from_on, to_on, asked, cells, snapshot, server_started_at, kept_at)
    select ${seenFrom}, r.unit, r."from", r."to", r.asked, r.cells, ${snapshot}, pg_postmaster_start_time(), ${moment}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (unit bigint, "from" date, "to" date, asked text, cells jsonb)
    order by r.unit, r."from", r."to", r.asked
    on conflict (seen_from, area_code, from_on, to_on, asked) do update set cells = excluded.cells, snapshot = excluded.snapshot,
      server_started_at = excluded.server_started_at, kept_at = excluded.kept_at`)
  await tx.execute(sql`
    delete from kept_tallies k where k.area_code = any(${units})
      and (k.kept_at < ${moment} - make_interval(days => ${keptDays}::int) or k.server_started_at <> pg_postmaster_start_time())`)
  await tx.execute(sql`
    delete from area_changes c using (
      select u as unit, coalesce(min(pg_snapshot_xmin(k.snapshot::pg_snapshot)::text::bigint), 0) as oldest
      from unnest(${units}) u left join kept_tallies k on k.area_code = u group by u) o
    where c.area_code between o.unit and o.unit + 999 and c.transaction_id < o.oldest`)
}

/** One answer for each committee of an area (or for one grid), counted only where something has changed since. */
export async function keptAnswers<Value>(
  tx: Transaction,
  sight: Sight,
  jurisdiction: Jurisdiction,
  ask: Ask,
  count: (units: AreaCode[]) => Promise<Map<AreaCode, Value>>,
): Promise<Value[]> {
  const held = await readKept(tx, sight, unitsOf(jurisdiction), [ask])
  const stale = held.filter(({ cells }) => cells === null).map(({ unit }) => unit)
  const kept = held.flatMap(({ cells }) => (cells ? [cells[0] as Value] : []))
  if (stale.length === 0) return kept
  const snapshot = await snapshotOf(tx)
  const counted = await count(stale)
  const fresh = stale.flatMap((unit) => {
    const value = counted.get(unit)
    return value === undefined ? [] : [{ unit, ask: 0, cells: [value] }]
  })
  await keep(tx, { ...sight, snapshot }, [ask], fresh)
  return [...kept, ...fresh.map(({ cells }) => cells[0] as Value)]
}

/** The committees of an area, and the areas above them for what lies in no committee; of a grid, the grid. */
export function unitsOf({ lo, hi }: Jurisdiction): SQL {
  if (levelOf(lo) === 'grid') return sql`(select ${lo}::bigint as code)`
  return sql`(select code from areas where code between ${lo} and ${hi} and level <> 'grid')`
}
