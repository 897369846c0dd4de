import type { ReactNode } from 'react'
import { type Columns, DataTable, type Meta } from '@/components/ui/data-table'
import { Empty } from '@/components/ui/empty'

/** A column by its head and what stands in a row. */
export type Column<Row> = { header: string; cell: (row: Row) => ReactNode; meta: Meta }

/** A column; one without a head holds what can be done, or names the row. */
export const column = <Row,>(header: string, cell: (row: Row) => ReactNode, meta: Meta | string = {}): Column<Row> => ({
  header,
  cell,
  meta: typeof meta === 'string' ? { className: meta } : meta,
})

/** A column of numbers. */
export const numbers = <Row,>(header: string, cell: (row: Row) => ReactNode, className?: string): Column<Row> =>
  column(header, cell, { align: 'num', label: header, ...(className ? { className } : {}) })

/** Makes a column; handed to `columns`, so that a cell knows its row. */
type Make<Row, More> = (header: string, cell: (row: Row) => ReactNode, meta?: More) => Column<Row>
type Told<Row> = (column: Make<Row, Meta | string>, numbers: Make<Row, string>) => readonly Column<Row>[]

type Line<Row> = { id: string; row: Row }
type Props<Row> = {
  caption: string
  rows: readonly Row[]
  columns: readonly Column<Row>[] | Told<Row>
  /** What tells rows apart that have no `id`. */
  keyOf?: (row: Row) => string
  empty?: ReactNode
  foot?: ReactNode
  rowClassName?: (row: Row) => string | undefined
  /** Whether it becomes a list on a phone. */
  stack?: boolean
}

/** A table of a few columns that neither sorts nor pages: the one table, told by heads and cells alone. */
export function Listing<Row extends object>(props: Props<Row>) {
  const { caption, rows, keyOf, empty = <Empty title="没有" />, foot, rowClassName, stack = true } = props
  const columns = typeof props.columns === 'function' ? props.columns(column<Row>, numbers<Row>) : props.columns
  return (
    <DataTable
      caption={caption}
      rows={rows.map((row, index) => ({ id: keyOf?.(row) ?? ('id' in row ? String(row.id) : String(index)), row }))}
      columns={columns.map(asDefined)}
      empty={empty}
      foot={foot}
      rowClassName={({ row }) => rowClassName?.(row)}
      {...(stack ? { className: 'stack' } : {})}
    />
  )
}

function asDefined<Row>({ header, cell, meta }: Column<Row>): Columns<Line<Row>>[number] {
  return {
    id: header || 'acts',
    header: header || (() => <span className="sr">{meta.rowHead ? '名称' : '可做的事'}</span>),
    meta,
    cell: ({ row }) => cell(row.original.row),
  }
}
