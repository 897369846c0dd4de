import type postgres from 'postgres'

/** The four places every wall test knows: the own grid, the neighbour committee, another street, another district. */
export const places = {
  own: 290_101_001_002_001,
  neighbour: 290_101_001_003_001,
  street: 290_101_002_001_001,
  district: 290_102_001_001_001,
} as const
export type Place = keyof typeof places

/** The committee a place belongs to. */
export const committeeOf = (place: Place) => Math.floor(places[place] / 1000) * 1000

/** An id that tells what it is of: the same table, place and turn have the same id. */
export function idOf(table: string, place: Place, turn = 0): string {
  const digits = [...table].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffff, 7)
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')
  return `0190${hex(Object.keys(places).indexOf(place), 4)}-0000-7000-8000-${hex(turn, 6)}${hex(digits, 6)}`
}

type Column = { name: string; type: string; needed: boolean; known: string | null }
export type Tables = Record<string, Column[]>
type Sql = postgres.Sql | postgres.TransactionSql

/** Every table of the schema with what a row of it needs, read from the catalogue; a new table is seen by itself. */
export async function tablesOf(sql: Sql): Promise<Tables> {
  const rows = await sql<(Column & { table: string })[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' as needed,
      (select (regexp_match(pg_get_constraintdef(k.oid), a.attname || $re$ = ANY \\(ARRAY\\['([^']*)'$re$))[1]
       from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
         and pg_get_constraintdef(k.oid) ~ ('\\y' || a.attname || ' = ANY') limit 1) as known
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`
  return Object.fromEntries(
    [...new Set(rows.map(({ table }) => table))].map((table) => [table, rows.filter((row) => row.table === table)]),
  )
}

const now = '2026-11-21T04:00:00Z'

/** What a column cannot be guessed to be: links between rows, and rules of a table. */
function givenFor(table: string, place: Place, turn: number): Record<string, unknown> {
  const own = (of: string) => idOf(of, place)
  switch (table) {
    case 'areas':
      return { code: places[place], level: 'grid' }
    case 'dwellings':
      return { building_id: own('buildings') }
    case 'households':
      return { dwelling_id: own('dwellings') }
    case 'sessions':
    case 'phones':
    case 'sync_receipts':
      return { account_id: own('accounts') }
    case 'accounts':
      return { role: 'secretary', username: `someone-${place}-${turn}` }
    case 'issues':
      return { unit_code: 'police', state: 'accepted' }
    case 'issue_steps':
    case 'issue_households':
      return { issue_id: own('issues'), household_id: own('households') }
    case 'whistles':
      return { issue_id: own('issues'), unit_code: 'police' }
    case 'transfers':
      return { from_code: places[place], resident_id: idOf('transfers', place, turn) }
    case 'distinctions':
      return { other_id: 'ffffffff-0000-7000-8000-000000000000' }
    case 'consents':
      return { household_id: own('households'), kind: 'talent', resident_id: own('residents') }
    case 'talents':
      return { household_id: own('households'), consent_id: own('consents') }
    case 'mediation_parties':
      return { mediation_id: own('mediations') }
    case 'partner_items':
      return { demand: '充电难' }
    case 'report_rows':
      return { report_id: own('reports') }
    case 'audit_entries':
      return { household_id: own('households'), account_id: own('accounts') }
    default:
      return { household_id: own('households') }
  }
}

function guess(column: Column, turn: number): unknown {
  const { name, type, known } = column
  if (known !== null) return known
  if (type === 'uuid') return idOf(name, 'own', turn)
  if (type === 'text') return `${name} ${turn}`
  if (type === 'date') return '2026-01-01'
  if (type.startsWith('timestamp')) return now
  if (type === 'boolean') return false
  if (type === 'jsonb' || type.endsWith('[]')) return '{}'
  return turn
}

/** A row of any table at a place, as lean as the table allows. */
export function rowAt(tables: Tables, table: string, place: Place, turn = 0): Record<string, unknown> {
  const columns = tables[table] ?? []
  const given: Record<string, unknown> = {
    id: idOf(table, place, turn),
    area_code: places[place],
    committee_code: committeeOf(place),
    ...givenFor(table, place, turn),
  }
  const serial = turn * 10 + Object.keys(places).indexOf(place) + 1
  const identity = ['audit_entries', 'history', 'sign_in_attempts'].includes(table)
  return Object.fromEntries(
    columns
      .filter(({ name, needed }) => (needed || name in given) && !(identity && name === 'id'))
      .map((column) => [column.name, given[column.name] ?? guess(column, serial)]),
  )
}

/** Writes one row into every table at every place; the counters of households are written by their triggers. */
export async function fillEveryTable(sql: Sql): Promise<Tables> {
  const tables = await tablesOf(sql)
  for (const table of Object.keys(tables).filter((name) => !['household_stats', 'area_changes'].includes(name)))
    for (const place of Object.keys(places) as Place[])
      await sql`insert into ${sql(table)} ${sql(rowAt(tables, table, place))}`
  // the rows above have left their own
  await sql`delete from area_changes`
  for (const place of Object.keys(places) as Place[])
    await sql`insert into area_changes ${sql(rowAt(tables, 'area_changes', place))}`
  return tables
}
