import { type Columns, DataTable } from '@/components/ui/data-table'
import { areaLevels } from '@/domain/areas/area-code'
import type { AreaTree } from '@/server/areas/area-tree'

type Row = AreaTree['rows'][number] & { id: string; manages: boolean }

const columns: Columns<Row> = [
  {
    id: 'name',
    header: '名称',
    cell: ({ row: { original } }) => (
      <span style={{ paddingLeft: `${original.depth * 20}px` }}>
        {original.manages ? <a href={`/admin/areas/${original.code}`}>{original.name}</a> : original.name}
      </span>
    ),
  },
  { id: 'level', header: '级别', cell: ({ row }) => areaLevels[row.original.level] },
  { id: 'head', header: '负责人', cell: ({ row }) => row.original.headName ?? '未核实' },
  { id: 'scope', header: '范围', cell: ({ row }) => row.original.scope ?? '未核实', meta: { className: 'aux' } },
  { id: 'code', header: '代码', cell: ({ row }) => row.original.code, meta: { align: 'num', className: 'aux' } },
  {
    id: 'below',
    header: '下级',
    cell: ({ row: { original } }) =>
      original.level !== 'grid' && original.depth > 0 ? (
        <a href={`/admin/areas?under=${original.code}`}>只看这里</a>
      ) : (
        ''
      ),
  },
]

/** The tree of areas as a table, set in by level. */
export function AreaTable({ rows, manages }: Pick<AreaTree, 'rows' | 'manages'>) {
  const shown = rows.map((row) => ({ ...row, id: String(row.code), manages }))
  return (
    <DataTable
      caption="地区"
      className="stack"
      columns={columns}
      rows={shown}
      empty={<p className="soft">还没有地区。</p>}
    />
  )
}
