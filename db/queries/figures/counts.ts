import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { constant, digits, word } from '@/db/queries/figures/fragments'
import type { Scope } from '@/db/queries/figures/scope'
import { searches } from '@/db/queries/figures/searches'
import { wholeCommittee } from '@/domain/access/actor'
import { type AreaCode, type AreaLevel, levelOf, spanOf } from '@/domain/areas/area-code'
import type { BornGrid } from '@/domain/areas/regrid-codes'
import type { PopulationCode } from '@/domain/figures/populations'
import { type Reference, referenceText } from '@/domain/figures/reference'
import { type Cell, type Request, requestsFor, type Tally, tallyOf } from '@/domain/figures/tally'

/** Some requests at one scope; a page with two scopes (now and opening) has two. */
export type Question = { scope: Scope; by: AreaLevel; requests: readonly Request[] }

type Row = { question: number; population: string; child: string; way: string | null; part: string | null; n: number }

/** Populations whose every row is counted; of the others an index finds the few that happened. */
const large: ReadonlySet<PopulationCode> = new Set([
  'household',
  'household_checked',
  'household_due',
  'resident',
  'living',
])

/** Every count of a page in two statements: each population is read once and divided in all its ways in that pass. */
export async function tallies(tx: Transaction, questions: readonly Question[]): Promise<Tally[]> {
  const cells = await cellsOf(tx, questions)
  return questions.map(({ requests }, index) => tallyOf(requests, cells[index] ?? []))
}

/** The groups those counts are made of, by question. */
export async function cellsOf(tx: Transaction, given: readonly Question[]): Promise<Cell[][]> {
  const questions = await Promise.all(
    given.map(async (one) => (one.requests.length === 0 ? one : { ...one, scope: await withCut(tx, one.scope) })),
  )
  const asked = questions.flatMap(({ scope, by, requests }, index) =>
    requests.map((request) => ({ big: large.has(request.population), statement: counting(index, scope, by, request) })),
  )
  const [many, few] = [true, false].map((big) =>
    asked.filter((one) => one.big === big).map(({ statement }) => statement),
  )
  const planned = questions.some(({ scope }) => isWide(scope)) ? inBulk : byKeys
  const rows = (await Promise.all([unite(tx, many, planned), unite(tx, few)])).flat()
  const cells = questions.map((): Cell[] => [])
  for (const row of rows) cells[row.question]?.push(cellOf(row))
  return cells
}

const isWide = ({ jurisdiction: { lo } }: Scope) => levelOf(lo) !== 'committee' && levelOf(lo) !== 'grid'

async function unite(tx: Transaction, statements: SQL[] = [], planned?: typeof inBulk): Promise<Row[]> {
  if (statements.length === 0) return []
  const statement = sql.join(statements, sql` union all `)
  return planned ? planned<Row>(tx, statement) : ((await tx.execute(statement)) as unknown as Row[])
}

/**
 * One statement over whole populations. Row security states the area a second time, which the planner takes for a second,
 * independent filter: it then expects a handful of rows, loops where it should hash, and reads tables instead of the range.
 */
export function inBulk<Row>(tx: Transaction, statement: SQL): Promise<Row[]> {
  const plan = (loops: 'on' | 'off', memory: string) =>
    sql`select set_config('enable_nestloop', ${loops}, true), set_config('enable_seqscan', ${loops}, true), set_config('work_mem', ${memory}, true)`
  return between<Row>(tx, plan('off', '64MB'), statement, plan('on', '4MB'))
}

/**
 * One statement over the populations of one committee, for somebody who may see a street: its few thousand rows are looked
 * up by their keys, which lie in memory, where a planner that fears the disk would read and hash the whole street.
 */
function byKeys<Row>(tx: Transaction, statement: SQL): Promise<Row[]> {
  const plan = (cost: string) => sql`select set_config('random_page_cost', ${cost}, true)`
  return between<Row>(tx, plan('1.1'), statement, plan('4'))
}

async function between<Row>(tx: Transaction, before: SQL, statement: SQL, after: SQL): Promise<Row[]> {
  const [, rows] = await Promise.all([tx.execute(before), tx.execute(statement), tx.execute(after)])
  // safe because the statement is ours and selects exactly these columns
  return rows as unknown as Row[]
}

/** The ids behind a number, in a stable order. Its length is the number. */
export async function rowIds(tx: Transaction, scope: Scope, reference: Reference): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select s.id from ${hits(await withCut(tx, scope), reference)} s order by s.id`,
  )
  return rows.map(({ id }) => id)
}

/** The ids behind some numbers, by reference, each population read once. */
export async function rowIdsOf(tx: Transaction, asked: Scope, references: Reference[]): Promise<Map<string, string[]>> {
  const scope = await withCut(tx, asked)
  const ids = new Map<string, string[]>(references.map((reference) => [referenceText(reference), []]))
  const requests = requestsFor(references)
  const found = await Promise.all(requests.map(({ population, ways }) => partedIds(tx, scope, population, ways)))
  requests.forEach(({ population }, index) => {
    const own = references.filter((reference) => reference.population === population)
    for (const row of found[index] ?? []) {
      for (const reference of own) {
        const { way, parts } = reference
        if (way === null || parts.includes(row[way] ?? '')) ids.get(referenceText(reference))?.push(row.id)
      }
    }
  })
  return ids
}

async function partedIds(tx: Transaction, scope: Scope, population: PopulationCode, ways: readonly string[]) {
  const columns = [sql`s.id`, ...ways.map((way) => word(`s.${way}`))]
  const statement = sql`select ${sql.join(columns, sql`, `)} from (${searchIn(population, scope)}) s order by s.id`
  if (large.has(population)) return inBulk<{ id: string } & Record<string, string>>(tx, statement)
  return tx.execute(statement) as unknown as Promise<({ id: string } & Record<string, string>)[]>
}

/** The search of a population; of a grid on a day before a re-division also what was divided off since. */
function searchIn(population: PopulationCode, scope: Scope): SQL {
  const { jurisdiction, cut } = scope
  if (!cut || levelOf(jurisdiction.lo) !== 'grid') return searches[population](scope)
  const around = { ...scope, jurisdiction: wholeCommittee(jurisdiction) }
  return sql`select * from (${searches[population](around)}) c where c.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}`
}

/** A scope that knows what was divided anew since the day whose grids it asks for; for those who see a committee. */
export async function withCut(tx: Transaction, scope: Scope): Promise<Scope> {
  const on = scope.gridsOn ?? scope.to
  const { lo, hi } = levelOf(scope.jurisdiction.lo) === 'grid' ? wholeCommittee(scope.jurisdiction) : scope.jurisdiction
  const rows = await tx.execute<{ born: BornGrid[] }>(sql`select r.plan -> 'born' as born from regrids r
    where r.area_code between ${lo} and ${hi} and r.effective_on > ${on}::date and r.undone_at is null`)
  if (rows.length === 0) return { ...scope, cut: undefined }
  const parents = new Map(rows.flatMap(({ born }) => born.map(({ code, origin }) => [code, origin] as const)))
  const first = (code: AreaCode): AreaCode => (parents.has(code) ? first(parents.get(code) as AreaCode) : code)
  return { ...scope, cut: { on, origins: new Map([...parents.keys()].map((code) => [code, first(code)])) } }
}

/** The search of a reference as a table to select from. */
export function hits(scope: Scope, { population, way, parts }: Reference): SQL {
  const search = searchIn(population, scope)
  if (way === null) return sql`(${search})`
  return sql`(select * from (${search}) p where p.${word(way)} in (${sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  )}))`
}

function counting(index: number, scope: Scope, by: AreaLevel, { population, ways }: Request): SQL {
  const span = digits(spanOf(by))
  const child = sql`s.area_code / ${span} * ${span}`
  const names = ways.map((way) => word(`s.${way}`))
  const head = sql`select ${digits(index)} as question, ${constant(population)} as population, ${child} as child`
  if (names.length === 0) {
    return sql`(${head}, null as way, null as part, count(*)::int as n from (${searchIn(population, scope)}) s group by 3)`
  }
  const grouped = (column: SQL) => sql`grouping(${column}) = 0`
  const way = ways.map((one, at) => sql`when ${grouped(names[at] ?? sql``)} then ${constant(one)}`)
  const part = names.map((column) => sql`when ${grouped(column)} then ${column}`)
  const sets = names.map((column) => sql`(${child}, ${column})`)
  return sql`(${head}, case ${sql.join(way, sql` `)} end as way, case ${sql.join(part, sql` `)} end as part, count(*)::int as n
    from (${searchIn(population, scope)}) s group by grouping sets (${sql.join(sets, sql`, `)}))`
}

function cellOf({ population, child, way, part, n }: Row): Cell {
  return { population: population as PopulationCode, child: Number(child), way, part, n }
}
