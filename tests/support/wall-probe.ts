import type postgres from 'postgres'
import { accountOf, become, type Name, somebodies } from '@/tests/support/wall-people'
import { committeeOf, type Place, places, rowAt, type Tables } from '@/tests/support/wall-rows'

/** What somebody could do to a table at a place: rows seen, changed, taken away, or whether one could be put in. */
export type Cell = {
  table: string
  who: Name
  act: 'select' | 'insert' | 'update' | 'delete'
  place: Place | 'nowhere'
  n: number
}
export type Grants = Record<string, Set<Cell['act']>>

/** What the application may try at all, table by table. */
export async function grantsOf(sql: postgres.Sql, tables: Tables): Promise<Grants> {
  const rows = await sql<{ table: string; act: Cell['act'] }[]>`
    select t as table, act from unnest(${Object.keys(tables)}::text[]) t, unnest(array['select', 'insert', 'update', 'delete']) act
    where case when act = 'delete' then has_table_privilege('baijia_app', t, act) else has_any_column_privilege('baijia_app', t, act) end`
  return Object.fromEntries(
    Object.keys(tables).map((table) => [
      table,
      new Set(rows.filter((row) => row.table === table).map(({ act }) => act)),
    ]),
  )
}

/** The place a row lies at, told by its area code, its id or its serial. */
function placeSql(tables: Tables, table: string): string {
  const names = new Set((tables[table] ?? []).map(({ name }) => name))
  if (names.has('area_code')) return 'area_code'
  if (names.has('committee_code')) return 'committee_code'
  if (table === 'areas') return 'code'
  return table === 'sessions' ? `('x' || substr(id::text, 5, 4))::bit(16)::int` : table === 'audit_seals' ? 'seq' : 'id'
}

function placeNamed(tables: Tables, table: string, value: number): Place | 'nowhere' {
  const order = Object.keys(places) as Place[]
  const names = new Set((tables[table] ?? []).map(({ name }) => name))
  if (names.has('area_code') || table === 'areas') return order.find((place) => places[place] === value) ?? 'nowhere'
  if (names.has('committee_code')) return order.find((place) => committeeOf(place) === value) ?? 'nowhere'
  return order[table === 'sessions' ? value : value - 1] ?? 'nowhere'
}

/** Tries everything on one table as everybody; nothing of it stays. */
export async function probe(
  tx: postgres.TransactionSql,
  tables: Tables,
  grants: Grants,
  table: string,
): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const who of Object.keys(somebodies) as Name[]) {
    await become(tx, who)
    for (const act of grants[table] ?? [])
      cells.push(
        ...(act === 'insert' ? await puts(tx, tables, table, who) : await reaches(tx, tables, table, who, act)),
      )
  }
  await tx`reset role`
  return cells
}

async function puts(tx: postgres.TransactionSql, tables: Tables, table: string, who: Name): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const place of Object.keys(places) as Place[]) {
    const row = rowAt(tables, table, place, 5)
    if (table === 'areas') row.code = places[place] + 1
    if (table === 'audit_entries') row.account_id = somebodies[who].purpose === 'work' ? accountOf(who) : null
    const columns = Object.keys(row).filter((name) => name !== 'xid')
    const own = 'xid' in row
    const text = `insert into ${table} (${[...columns, ...(own ? ['xid'] : [])].join(', ')})
      values (${[...columns.map((_, at) => `$${at + 1}`), ...(own ? ['pg_current_xact_id()::text'] : [])].join(', ')})`
    const values = columns.map((name) => row[name]) as never[]
    cells.push({
      table,
      who,
      act: 'insert',
      place,
      n: await undone(tx, (inner) => inner.unsafe(text, values).then(() => 1)),
    })
  }
  return cells
}

async function reaches(
  tx: postgres.TransactionSql,
  tables: Tables,
  table: string,
  who: Name,
  act: 'select' | 'update' | 'delete',
): Promise<Cell[]> {
  const at = placeSql(tables, table)
  const column = (tables[table] ?? []).find(({ name }) =>
    ['version', 'area_code', 'ended_at', 'name', 'failed'].includes(name),
  )?.name
  const statement = {
    select: `select ${at} as at from ${table}`,
    update: `update ${table} set ${column} = ${column} returning ${at} as at`,
    delete: `delete from ${table} returning ${at} as at`,
  }[act]
  let found: Record<string, number> = {}
  await undone(tx, async (inner) => {
    const rows = await inner.unsafe<{ at: number | string }[]>(statement)
    for (const row of rows) {
      const place = placeNamed(tables, table, Number(row.at))
      found = { ...found, [place]: (found[place] ?? 0) + 1 }
    }
    return 0
  })
  return [...(Object.keys(places) as Place[]), 'nowhere' as const].map((place) => ({
    table,
    who,
    act,
    place,
    n: found[place] ?? 0,
  }))
}

class Undo extends Error {}

/** Runs a step in a savepoint that is always rolled back; a refusal by the wall yields 0. */
async function undone(
  tx: postgres.TransactionSql,
  step: (inner: postgres.TransactionSql) => Promise<number>,
): Promise<number> {
  let n = 0
  await tx
    .savepoint(async (inner) => {
      n = await step(inner)
      throw new Undo()
    })
    .catch((error: unknown) => {
      const { code = '' } = error as { code?: string }
      // the wall is asked before constraints are: whoever fails on one has passed it
      if (code.startsWith('23')) n = 1
      else if (!(error instanceof Undo) && code !== '42501') throw error
    })
  return n
}
