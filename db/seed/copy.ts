import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

type Write = (value: unknown) => string

/** One table as COPY wants it: its column list, and a line of text for a row. */
export type Copier<Row> = { table: string; columns: string; line: (row: Row) => string }

/** A copier for a table of the schema; what a row leaves out gets the column's plain default, else NULL. */
export function copierOf<Table extends PgTable>(table: Table): Copier<Table['$inferInsert']> {
  const columns = Object.entries(getTableColumns(table) as Record<string, PgColumn>).filter(
    ([, column]) => column.generatedIdentity === undefined,
  )
  const keys = columns.map(([key]) => key)
  const writes = columns.map(([, column]) => withDefault(column))
  return {
    table: getTableName(table),
    columns: columns.map(([, column]) => `"${column.name}"`).join(', '),
    line: (row) => {
      const values = row as Record<string, unknown>
      let text = ''
      for (let place = 0; place < keys.length; place += 1) {
        const key = keys[place] as string
        text += (place === 0 ? '' : '\t') + (writes[place] as Write)(values[key])
      }
      return `${text}\n`
    },
  }
}

function withDefault(column: PgColumn): Write {
  const write = writerOf(column)
  const fallback = column.columnType === 'PgArray' && column.notNull ? '{}' : plainDefault(column)
  return (value) => (value === undefined ? fallback : value === null ? '\\N' : write(value))
}

function plainDefault(column: PgColumn): string {
  const fallback: unknown = column.default
  return ['string', 'number', 'boolean'].includes(typeof fallback) ? plain(fallback) : '\\N'
}

function writerOf(column: PgColumn): Write {
  switch (column.columnType) {
    case 'PgTimestamp':
      return (value) => (value as Date).toISOString()
    case 'PgArray':
      return (value) => escaped(`{${(value as unknown[]).map(quoted).join(',')}}`)
    case 'PgJsonb':
      return (value) => escaped(JSON.stringify(value))
    case 'PgText':
      return (value) => escaped(value as string)
    default:
      return plain
  }
}

function plain(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value)
}

function quoted(value: unknown): string {
  const text = String(value)
  return /^[\w-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}

const special = /[\\\t\n\r]/
const signs: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => signs[sign] ?? sign) : text
}
