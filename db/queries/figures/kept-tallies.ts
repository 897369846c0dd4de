import type { Transaction } from '@/db/client'
import { cellsOf, type Question, tallies } from '@/db/queries/figures/counts'
import { type CountedTable, reads } from '@/db/queries/figures/reads'
import { type Answer, keep, readKept, type Sight, snapshotOf, unitsOf, waitToCount } from '@/db/queries/kept'
import { type Jurisdiction, jurisdictionInside } from '@/domain/access/actor'
import { type AreaCode, ancestorAt, levelOf, rangeOf, spanOf } from '@/domain/areas/area-code'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import type { PopulationCode } from '@/domain/figures/populations'
import { type Cell, type Request, type Tally, tallyOf } from '@/domain/figures/tally'

/** Ways that compare rows of one committee with those of another: the parts of the whole do not add up to it. */
const acrossCommittees: ReadonlySet<string> = new Set(['visit.mentored', 'follow_up.most'])
/** What is late is so from a moment on, without anybody changing a row. */
const momentary: ReadonlySet<PopulationCode> = new Set(['issue_open', 'promise_open'])
/** From so many committees of a street on, one pass over the street is quicker than one for each. */
const manyUnits = 5
/** A cell without its names: the place of its request, of its way (-1 for none), its part, the grid, the number. */
type Packed = [request: number, way: number, part: string | null, child: AreaCode, n: number]

/**
 * As `tallies`, for pages that are opened again and again: each committee is counted once and kept until a transaction
 * changes something it counts, so that a page is right to the last commit and costs what has changed since. What cannot be
 * kept (late by the clock, or not the sum of its committees) is counted each time.
 */
export async function keptTallies(tx: Transaction, sight: Sight, questions: readonly Question[]): Promise<Tally[]> {
  const [first] = questions
  if (!first || levelOf(first.scope.jurisdiction.lo) === 'grid') return tallies(tx, questions)
  if (questions.some(({ scope }) => scope.jurisdiction.lo !== first.scope.jurisdiction.lo))
    throw new Error('one page looks at one area')
  const today = dayOf(sight.now)
  const split = (wanted: boolean) =>
    questions.map((one) => ({ ...one, requests: one.requests.filter((ask) => isKept(ask, one, today) === wanted) }))
  const kept = await keptCells(tx, sight, portionsOf(split(true)))
  const live = await cellsOf(tx, split(false))
  return questions.map(({ requests, by }, index) =>
    tallyOf(requests, [...merged(kept.get(index) ?? [], by), ...(live[index] ?? [])]),
  )
}

function isKept({ population, ways }: Request, { scope }: Question, today: CivilDay): boolean {
  if (momentary.has(population) && scope.to >= today) return false
  return !ways.some((way) => acrossCommittees.has(`${population}.${way}`))
}

/** The requests of one question that stand on the same tables: they hold, and are counted anew, together. */
type Portion = Question & { question: number; reads: readonly CountedTable[] }

function portionsOf(questions: readonly Question[]): Portion[] {
  return questions.flatMap(({ scope, by, requests }, question) => {
    const portions = new Map<string, Portion & { requests: Request[] }>()
    for (const request of requests) {
      const tables = reads[request.population]
      const own = portions.get(tables.join()) ?? { question, scope, by, requests: [], reads: tables }
      own.requests.push(request)
      portions.set(tables.join(), own)
    }
    return [...portions.values()]
  })
}

/** The cells of each question by grid: what is kept and holds, and what had to be counted anew. */
async function keptCells(tx: Transaction, sight: Sight, portions: readonly Portion[]): Promise<Map<number, Cell[]>> {
  const cells = new Map<number, Cell[]>()
  const [first] = portions
  if (!first) return cells
  const asks = portions.map(({ scope: { from, to }, requests, reads: tables }) => ({
    ...{ from, to, reads: tables },
    asked: askedText(requests),
  }))
  const read = () => readKept(tx, sight, unitsOf(first.scope.jurisdiction), asks)
  let held = await read()
  if (new Set(held.filter(isStale).map(({ unit }) => unit)).size >= manyUnits) {
    await waitToCount(tx, sight)
    held = await read()
  }
  const answers = held.filter((one) => !isStale(one))
  const stale = held.filter(isStale)
  if (stale.length > 0) {
    const snapshot = await snapshotOf(tx)
    const fresh = await countedAnew(tx, portions, stale)
    await keep(tx, { ...sight, snapshot }, asks, fresh)
    answers.push(...fresh)
  }
  for (const { ask, cells: packs } of answers) {
    const { question, requests } = portions[ask] as Portion
    const own = cells.get(question) ?? []
    for (const pack of packs ?? []) own.push(unpacked(requests, pack as Packed))
    cells.set(question, own)
  }
  return cells
}

const isStale = ({ cells }: Answer) => cells === null

/** Counts what no longer holds: committees that lack the same portions together. */
async function countedAnew(tx: Transaction, portions: readonly Portion[], stale: readonly Answer[]): Promise<Answer[]> {
  const asksOf = new Map<AreaCode, number[]>()
  for (const { unit, ask } of stale) asksOf.set(unit, [...(asksOf.get(unit) ?? []), ask])
  const unitsOfAsks = new Map<string, AreaCode[]>()
  for (const [unit, asks] of asksOf) unitsOfAsks.set(asks.join(), [...(unitsOfAsks.get(asks.join()) ?? []), unit])
  const counted = new Map<string, Packed[]>(stale.map(({ unit, ask }) => [`${unit} ${ask}`, []]))
  for (const units of unitsOfAsks.values()) {
    const asks = asksOf.get(units[0] as AreaCode) ?? []
    for (const place of passes((portions[0] as Portion).scope.jurisdiction, units)) {
      const narrowed = asks.map((ask) => {
        const { scope, requests } = portions[ask] as Portion
        return { requests, by: 'grid' as const, scope: { ...scope, jurisdiction: place } }
      })
      for (const [at, cells] of (await cellsOf(tx, narrowed)).entries())
        for (const cell of cells)
          counted
            .get(`${ancestorAt(cell.child, 'committee')} ${asks[at]}`)
            ?.push(packed(narrowed[at] as Question, cell))
    }
  }
  return stale.map(({ unit, ask }) => ({ unit, ask, cells: counted.get(`${unit} ${ask}`) ?? [] }))
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
