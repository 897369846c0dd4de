import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { filesOf } from '@/db/queries/merged-files'
import type { Jurisdiction } from '@/domain/access/actor'
import type { TimelineKind } from '@/domain/households/timeline'

/** One thing that happened to a household. `a` … `d` are its facts, worded by the reader. */
export type TimelineRow = {
  kind: TimelineKind
  id: string
  at_ms: number
  whole_day: boolean
  who: string | null
  what: string
  subject: string | null
  body: string | null
  link: string | null
}

/** 往来 of a household, newest first, at most `limit` of the kind asked, before an instant when one is given; and how many of each kind there are. */
export async function timelineOf(
  db: Reader,
  jurisdiction: Jurisdiction,
  householdId: string,
  { kind, before, limit }: { kind: TimelineKind | undefined; before: Date | undefined; limit: number },
): Promise<{ events: TimelineRow[]; counts: Record<TimelineKind, number> }> {
  const until = before ? sql`${before.toISOString()}::timestamptz` : sql`'infinity'::timestamptz`
  const kinds = kind ? sql`kind = ${kind}` : sql`true`
  const rows = await db.execute<TimelineRow & { counts: Partial<Record<TimelineKind, number>> | null }>(sql`
    with files as materialized (${filesOf(householdId)}), events as (${everything(jurisdiction, householdId)})
    select c.counts, e.* from (
      select jsonb_object_agg(kind, n) as counts from (select kind, count(*) as n from events group by kind) kinds) c
    left join (
      select kind, id, (extract(epoch from at) * 1000)::float8 as at_ms, whole_day, who, what, subject, body, link
      from events where at < ${until} and ${kinds} order by at desc, id desc limit ${limit}) e on true
    order by e.at_ms desc, e.id desc`)
  return {
    events: rows.filter(({ id }) => id !== null).map(({ counts: _, ...event }) => event),
    counts: { visit: 0, observation: 0, issue: 0, benefit: 0, move: 0, edit: 0, ...rows[0]?.counts },
  }
}

function everything(jurisdiction: Jurisdiction, id: string) {
  const { lo, hi } = jurisdiction
  const morning = (day: ReturnType<typeof sql>) => sql`(${day}::timestamp at time zone 'Asia/Shanghai')`
  return sql`
    select 'visit' as kind, v.id::text, v.at, false as whole_day, a.name as who, v.mode as what, v.outcome as subject,
      v.note as body, '/visits/' || v.id as link
    from files f join visits v on v.household_id = f.id left join accounts a on a.id = v.lead_id where v.area_code between ${lo} and ${hi}
    union all
    select 'observation', o.id::text, o.at, false, a.name, o.kind, null, o.text, case when o.issue_id is not null then '/issues/' || o.issue_id end
    from files f join observations o on o.household_id = f.id left join accounts a on a.id = o.recorded_by where o.area_code between ${lo} and ${hi}
    union all
    select 'issue', i.id::text, i.registered_at, false, null, i.state, i.number, i.title, '/issues/' || i.id
    from files f join issues i on i.household_id = f.id where i.area_code between ${lo} and ${hi}
    union all
    select 'benefit', t.id::text, ${morning(sql`t.from_on`)}, true, p.name, t.code, t.evidence, t.detail, null
    from tags t left join residents p on p.id = t.resident_id where t.household_id = ${id} and t.area_code between ${lo} and ${hi}
    union all
    select 'benefit', t.id::text || '-end', ${morning(sql`t.to_on`)}, true, p.name, t.code, 'ended', t.detail, null
    from tags t left join residents p on p.id = t.resident_id where t.household_id = ${id} and t.area_code between ${lo} and ${hi} and t.to_on is not null
    union all
    select 'move', r.id::text, ${morning(sql`r.from_on`)}, true, p.name, r.arrival, 'in', null, '/residents/' || p.id
    from residencies r join residents p on p.id = r.resident_id where r.household_id = ${id} and r.area_code between ${lo} and ${hi}
    union all
    select 'move', r.id::text || '-end', ${morning(sql`r.to_on`)}, true, p.name, r.departure, 'out', null, '/residents/' || p.id
    from residencies r join residents p on p.id = r.resident_id where r.household_id = ${id} and r.area_code between ${lo} and ${hi} and r.to_on is not null
    union all
    select 'edit', e.id::text, e.at, false, e.account_name, e.act, null, e.detail ->> 'changed', null
    from audit_entries e where e.household_id = ${id} and e.area_code between ${lo} and ${hi} and e.act in ('household.create', 'household.edit', 'household.classify', 'household.head', 'household.relations',
      'household.split', 'household.merge', 'household.undo', 'dwelling.vacate', 'dwelling.convert',
      'resident.edit', 'contact.edit', 'care_plan.edit', 'resident.tag', 'resident.untag')`
}

export type ReaderRow = { id: number; at_ms: number; who: string | null; act: string; purpose: string | null }

/** 谁看过这份档案 since an instant, newest first. */
export async function readersOf(
  db: Reader,
  jurisdiction: Jurisdiction,
  householdId: string,
  since: Date,
  limit: number,
): Promise<ReaderRow[]> {
  const rows = await db.execute<ReaderRow>(sql`
    select id, ${readerColumns} ${readings(jurisdiction, householdId, since)} order by at desc, id desc limit ${limit}`)
  return [...rows]
}

/** The latest readings, and how many there are, counted up to `most`. */
export async function latestReaders(
  db: Reader,
  jurisdiction: Jurisdiction,
  householdId: string,
  since: Date,
  { shown, most }: { shown: number; most: number },
): Promise<{ count: number; latest: ReaderRow[] }> {
  const rows = await db.execute<ReaderRow & { count: number }>(sql`
    with counted as materialized (select id, at, account_name, act, purpose ${readings(jurisdiction, householdId, since)}
      order by at desc, id desc limit ${most})
    select (select count(*)::int from counted) as count, id, ${readerColumns} from counted order by at desc, id desc limit ${shown}`)
  return { count: rows[0]?.count ?? 0, latest: rows.map(({ count: _, ...reader }) => reader) }
}

const readerColumns = sql`(extract(epoch from at) * 1000)::float8 as at_ms, account_name as who, act, purpose`

const readings = ({ lo, hi }: Jurisdiction, householdId: string, since: Date) =>
  sql`from audit_entries where household_id = ${householdId} and at >= ${since.toISOString()}::timestamptz
    and area_code between ${lo} and ${hi} and act in ('household.read', 'household.print', 'resident.read', 'resident.reveal')`
