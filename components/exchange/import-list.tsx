import { type Columns, DataTable } from '@/components/ui/data-table'
import { momentText } from '@/components/ui/dates'
import { grouped } from '@/components/ui/numbers'
import { importStates } from '@/domain/exchange/codes'
import type { ImportListRow } from '@/server/exchange/import-list'

const columnsOn = (today: string): Columns<ImportListRow> => [
  {
    id: 'file',
    header: '表格',
    cell: ({ row: { original } }) => (
      <a href={`/imports/${original.id}`}>
        {original.fileName}
        {original.sheetName && <span className="sub">{original.sheetName}</span>}
      </a>
    ),
  },
  {
    id: 'at',
    header: '上传',
    accessorFn: ({ recordedAt }) => momentText(recordedAt, today),
    meta: { className: 'aux' },
  },
  { id: 'state', header: '到哪一步', accessorFn: ({ state }) => importStates[state], meta: { className: 'aux' } },
  {
    id: 'rows',
    header: '行',
    accessorFn: ({ counts }) => (counts?.total ? grouped(counts.total) : ''),
    meta: { align: 'num', className: 'aux' },
  },
  {
    id: 'added',
    header: '新增',
    accessorFn: ({ counts }) => (counts ? grouped(counts.new ?? 0) : ''),
    meta: { align: 'num', className: 'aux' },
  },
  {
    id: 'refused',
    header: '退回',
    accessorFn: ({ counts }) => (counts ? grouped(counts.refused ?? 0) : ''),
    meta: { align: 'num', className: 'aux' },
  },
]

/** 导入记录: every file that was brought in, and how far each is. */
export function ImportList({ rows, today }: { rows: ImportListRow[]; today: string }) {
  return (
    <DataTable
      caption="导入记录"
      columns={columnsOn(today)}
      rows={rows}
      empty="还没有导入过表格。选一份上传，确认之前什么都不会写入。"
      className="stack"
    />
  )
}
