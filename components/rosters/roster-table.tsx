import { type Columns, DataTable } from '@/components/ui/data-table'
import { grouped } from '@/components/ui/numbers'
import type { RosterRow } from '@/server/rosters/roster-list'

const columns: Columns<RosterRow> = [
  { id: 'label', header: '名册', cell: ({ row: { original } }) => <a href={original.href}>{original.label}</a> },
  { id: 'use', header: '用在哪里', accessorKey: 'use', meta: { className: 'aux faint' } },
  {
    id: 'n',
    header: '今天',
    cell: ({ row: { original } }) => (
      <a className="plain" href={original.href}>
        {grouped(original.n)} {original.unit}
      </a>
    ),
    meta: { align: 'num' },
  },
]

/** 常用名册: what it is for, and how many stand on it today. */
export function RosterTable({ rows }: { rows: RosterRow[] }) {
  return (
    <DataTable
      caption="常用名册"
      columns={columns}
      rows={rows}
      empty="还没有档案，名册是空的。先导入表格或建档。"
      className="stack"
    />
  )
}
