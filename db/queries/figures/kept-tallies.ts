import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { cellsOf, type Question } from '@/db/queries/figures/counts'
import { type Jurisdiction, jurisdictionInside } from '@/domain/access/actor'
import { type AreaCode, ancestorAt, rangeOf, spanOf } from '@/domain/areas/area-code'
import { type Cell, type Tally, tallyOf } from '@/domain/figures/tally'

/** Ways that compare rows of one committee with those of another: the parts of the whole do not add up to it. */
const acrossCommittees = ['issue_new.repeat', 'visit.mentored']
/** From so many committees of a street on, one pass over the street is quicker than one for each. */
const manyUnits = 5
/** Counts that nobody has asked for so long are dropped. */
const keptDays = 3

type Kept = { unit: AreaCode; question: number; cells: Packed[] | null }
/** A cell without its names: the place of its request, of its way (-1 for none), its part, the grid, the number. */
type Packed = [request: number, way: number, part: string | null, child: AreaCode, n: number]

/**
 * As `tallies`, for pages that are opened again and again: each committee is counted once and kept until a transaction
 * changes something it counts, so that a page is right to the last commit and costs what has changed since.
 */
export async function keptTallies(
  tx: Transaction,
  { seenFrom, now }: { seenFrom: AreaCode; now: Date },
  questions: readonly Question[],
): Promise<Tally[]> {
  const [first] = questions
  if (!first) return []
  const { jurisdiction } = first.scope
  for (const { requests, scope } of questions) {
    if (scope.jurisdiction.lo !== jurisdiction.lo) throw new Error('one page looks at one area')
    for (const { population, ways } of requests)
      if (ways.some((way) => acrossCommittees.includes(`${population}.${way}`)))
        throw new Error(`${population} does not add up`)
  }
  const kept = await keptCells(tx, seenFrom, questions)
  const stale = [...new Set(kept.filter(({ cells }) => cells === null).map(({ unit }) => unit))]
  const fresh = stale.length > 0 ? await countedAnew(tx, { seenFrom, now }, questions, stale) : []
  return questions.map(({ requests, by }, index) => {
    const own = [...kept, ...fresh].filter(({ question }) => question === index)
    const cells = own.flatMap((one) => (one.cells ?? []).map((packed) => unpacked(requests, packed)))
    return tallyOf(requests, merged(cells, by))
  })
}

/** What is kept and still holds, by committee; `null` where it has to be counted. */
async function keptCells(tx: Transaction, seenFrom: AreaCode, questions: readonly Question[]): Promise<Kept[]> {
  const asked = questions.map(({ scope, requests }, index) => ({
    question: index,
    from: scope.from,
    to: scope.to,
    asked: askedText(requests),
  }))
  const { lo, hi } = (questions[0] as Question).scope.jurisdiction
  const rows = await tx.execute<Kept>(sql`
    select u.code as unit, q.question, k.cells
    from areas u cross join jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) q (question int, "from" date, "to" date, asked text)
    left join kept_tallies k on k.seen_from = ${seenFrom} and k.area_code = u.code and k.from_on = q."from" and k.to_on = q."to"
      and k.asked = q.asked and k.server_started_at = pg_postmaster_start_time()
      and not exists (select from area_changes c where c.area_code between u.code and u.code + 999
        and c.transaction_id >= pg_snapshot_xmin(k.snapshot::pg_snapshot)::text::bigint
        and not pg_visible_in_snapshot(c.transaction_id::text::xid8, k.snapshot::pg_snapshot))
    where u.code between ${lo} and ${hi} and u.level <> 'grid'`)
  return [...rows]
}

/** Counts the committees whose numbers no longer hold, and keeps them. */
async function countedAnew(
  tx: Transaction,
  { seenFrom, now }: { seenFrom: AreaCode; now: Date },
  questions: readonly Question[],
  units: AreaCode[],
): Promise<Kept[]> {
  // taken before anything is counted: what is committed from now on makes the count invalid, whether or not it saw it
  const [sight] = await tx.execute<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`)
  const counted = new Map<string, Packed[]>(
    units.flatMap((unit) => questions.map((_, index) => [`${unit} ${index}`, []] as const)),
  )
  for (const place of passes((questions[0] as Question).scope.jurisdiction, units)) {
    const narrowed = questions.map((one) => ({
      ...one,
      by: 'grid' as const,
      scope: { ...one.scope, jurisdiction: place },
    }))
    for (const [index, cells] of (await cellsOf(tx, narrowed)).entries())
      for (const cell of cells)
        counted.get(`${ancestorAt(cell.child, 'committee')} ${index}`)?.push(packed(narrowed[index] as Question, cell))
  }
  const fresh = units.flatMap((unit) =>
    questions.map((_, question) => ({ unit, question, cells: counted.get(`${unit} ${question}`) ?? [] })),
  )
  await keep(tx, { seenFrom, now, snapshot: sight?.snapshot ?? '' }, questions, fresh)
  return fresh
}

/** Where to count: committee by committee, or a whole street where many of it have changed; never a district at once. */
function passes(jurisdiction: Jurisdiction, units: AreaCode[]): Jurisdiction[] {
  const streets = new Map<AreaCode, AreaCode[]>()
  for (const unit of units) {
    const street = ancestorAt(unit, 'street')
    streets.set(street, [...(streets.get(street) ?? []), unit])
  }
  return [...streets].flatMap(([street, own]) =>
    own.length < manyUnits
      ? own.map((unit) => jurisdictionInside(jurisdiction, { lo: unit, hi: unit + spanOf('committee') - 1 }))
      : [jurisdictionInside(jurisdiction, rangeOf(street))],
  )
}

/** Keeps counts, drops those nobody asks for any more, and the changes that lie before everything that is kept. */
async function keep(
  tx: Transaction,
  { seenFrom, now, snapshot }: { seenFrom: AreaCode; now: Date; snapshot: string },
  questions: readonly Question[],
  fresh: Kept[],
): Promise<void> {
  const rows = fresh.flatMap(({ unit, question, cells }) => {
    const { scope, requests } = questions[question] as Question
    return [{ unit, from: scope.from, to: scope.to, asked: askedText(requests), cells }]
  })
  const units = [...new Set(fresh.map(({ unit }) => unit))]
  const list = sql`any(${`{${units.join(',')}}`}::bigint[])`
  await tx.execute(sql`
    insert into kept_tallies (seen_from, area_code, from_on, to_on, asked, cells, snapshot, server_started_at, kept_at)
    select ${seenFrom}, r.unit, r."from", r."to", r.asked, r.cells, ${snapshot}, pg_postmaster_start_time(), ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (unit bigint, "from" date, "to" date, asked text, cells jsonb)
    order by r.unit, r."from", r."to", r.asked
    on conflict (seen_from, area_code, from_on, to_on, asked) do update set cells = excluded.cells, snapshot = excluded.snapshot,
      server_started_at = excluded.server_started_at, kept_at = excluded.kept_at`)
  await tx.execute(sql`
    delete from kept_tallies k where k.area_code = ${list}
      and (k.kept_at < ${now.toISOString()}::timestamptz - make_interval(days => ${keptDays}::int) or k.server_started_at <> pg_postmaster_start_time())`)
  await tx.execute(sql`
    delete from area_changes c using (
      select u as unit, coalesce(min(pg_snapshot_xmin(k.snapshot::pg_snapshot)::text::bigint), 0) as oldest
      from unnest(${`{${units.join(',')}}`}::bigint[]) u left join kept_tallies k on k.area_code = u group by u) o
    where c.area_code between o.unit and o.unit + 999 and c.transaction_id < o.oldest`)
}

const askedText = (requests: Question['requests']) =>
  requests.map(({ population, ways }) => `${population}(${ways.join()})`).join(' ')

function packed({ requests }: Question, { population, way, part, child, n }: Cell): Packed {
  const request = requests.findIndex((one) => one.population === population)
  return [request, way === null ? -1 : (requests[request]?.ways.indexOf(way) ?? -1), part, child, n]
}

function unpacked(requests: Question['requests'], [request, way, part, child, n]: Packed): Cell {
  const { population, ways } = requests[request] as Question['requests'][number]
  return { population, way: ways[way] ?? null, part, child, n }
}

/** Cells of grids as cells of the level a page divides into. */
function merged(cells: readonly Cell[], by: Question['by']): Cell[] {
  const sums = new Map<string, Cell>()
  for (const cell of cells) {
    const child = ancestorAt(cell.child, by)
    const key = `${cell.population} ${cell.way} ${cell.part} ${child}`
    const sum = sums.get(key)
    if (sum) sum.n += cell.n
    else sums.set(key, { ...cell, child })
  }
  return [...sums.values()]
}
