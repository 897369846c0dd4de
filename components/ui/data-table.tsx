import { FlexRender } from '@tanstack/react-table/flex-render'
import {
  type Cell,
  type ColumnDef,
  constructTable,
  type Header,
  type RowData,
  tableFeatures,
} from '@tanstack/table-core'
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings'
import type { ReactNode } from 'react'

/**
 * `label` is said before the number where a narrow screen makes a list of the table and its head is not seen; a `rowHead`
 * names its row.
 */
export type Meta = {
  align?: 'num'
  className?: string
  headClassName?: string
  sortable?: boolean
  width?: string
  label?: string
  rowHead?: boolean
}

/** Rows and heads only: filtering, sorting and paging already happened in SQL. */
export const features = tableFeatures({ coreReactivityFeature: storeReactivityBindings(), columnMeta: {} as Meta })
export type Columns<Row extends RowData> = ColumnDef<typeof features, Row>[]
export type Sort = { id: string; descending: boolean }

type Props<Row extends RowData> = {
  caption: string
  columns: Columns<Row>
  rows: Row[]
  empty: ReactNode
  sort?: Sort
  sortHref?: (columnId: string) => string
  foot?: ReactNode
  className?: string
  rowClassName?: (row: Row) => string | undefined
}

const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ') || undefined

function HeadCell<Row extends RowData>(props: {
  header: Header<typeof features, Row>
  sort: Sort | undefined
  sortHref: ((columnId: string) => string) | undefined
}) {
  const { id, columnDef } = props.header.column
  const { align, className, headClassName, sortable, width } = columnDef.meta ?? {}
  const sorted = props.sort?.id === id ? props.sort : undefined
  const order = sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined
  const onlyWide = className?.includes('only-wide') && 'only-wide'
  const label = <FlexRender header={props.header} />
  return (
    <th
      scope="col"
      className={classes(align, headClassName, onlyWide)}
      aria-sort={order}
      style={width ? { width } : undefined}
    >
      {sortable && props.sortHref ? (
        <a className="sort" href={props.sortHref(id)}>
          {label}
          {sorted && <span aria-hidden="true"> {sorted.descending ? '↓' : '↑'}</span>}
        </a>
      ) : (
        label
      )}
    </th>
  )
}

/** What stands in a cell, without a component of its own around it: a page of fifty rows has hundreds of cells. */
function contentOf<Row extends RowData>(cell: Cell<typeof features, Row>): ReactNode {
  const { cell: content } = cell.column.columnDef
  return typeof content === 'function' ? content(cell.getContext()) : content
}

/** A list as a table: head that sticks, rows, and what to do when there are none. `foot` is one or more `<tr>`. */
export function DataTable<Row extends RowData & { id: string }>(props: Props<Row>) {
  const { caption, columns, rows, empty, sort, sortHref, foot, className, rowClassName } = props
  const table = constructTable({ features, columns, data: rows, getRowId: (row) => row.id })
  if (rows.length === 0) return <div className="empty-in">{empty}</div>
  return (
    <table className={classes('table', className)}>
      <caption className="sr">{caption}</caption>
      <thead className="stick">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <HeadCell key={header.id} header={header} sort={sort} sortHref={sortHref} />
            ))}
          </tr>
        ))}
      </thead>
      <tbody className="lines">
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} className={rowClassName?.(row.original)}>
            {row.getAllCells().map((cell) => {
              const { align, className: look, label, rowHead } = cell.column.columnDef.meta ?? {}
              const Part = rowHead ? 'th' : 'td'
              return (
                <Part
                  key={cell.id}
                  scope={rowHead ? 'row' : undefined}
                  className={classes(align, look)}
                  data-label={label}
                >
                  {contentOf(cell)}
                </Part>
              )
            })}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  )
}
