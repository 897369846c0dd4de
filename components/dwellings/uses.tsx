import { type Columns, DataTable } from '@/components/ui/data-table'
import { dayText } from '@/components/ui/dates'
import { href } from '@/components/ui/links'
import { grouped } from '@/components/ui/numbers'
import type { DwellingUses } from '@/server/dwellings/dwelling-uses'

type Grid = DwellingUses['grids'][number]
type Shop = DwellingUses['shops'][number]

/** A number that opens its households. */
function column(
  id: 'home' | 'shop' | 'mixed' | 'rented' | 'vacant',
  header: string,
  query: Record<string, string>,
): Columns<Grid>[number] {
  return {
    id,
    header,
    cell: ({ row: { original } }) => (
      <a className="plain" href={href('/households', { area: original.id, ...query })}>
        {grouped(original[id])}
      </a>
    ),
    meta: { align: 'num' },
  }
}

const gridColumns: Columns<Grid> = [
  {
    id: 'name',
    header: '网格',
    cell: ({ row: { original } }) => <a href={href('/buildings/uses', { area: original.id })}>{original.name}</a>,
  },
  column('home', '住宅', { use: '01' }),
  column('shop', '商用', { use: '02' }),
  column('mixed', '商住混用', { use: '06' }),
  { id: 'other', header: '其他', accessorKey: 'other', meta: { align: 'num', className: 'aux' } },
  column('rented', '其中出租', { state: 'CZ' }),
  column('vacant', '其中空置', { state: 'KZ' }),
]

/** Households by the use of their dwelling, grid by grid; each number opens its list. */
export function GridUses({ grids }: { grids: Grid[] }) {
  return <DataTable caption="各网格" columns={gridColumns} rows={grids} empty="还没有档案。" stick={false} />
}

const shopColumns = (today: string): Columns<Shop> => [
  {
    id: 'business',
    header: '店名',
    cell: ({ row: { original } }) => original.business ?? <span className="faint">未核实</span>,
    meta: { className: 'tight' },
  },
  {
    id: 'address',
    header: '地址',
    cell: ({ row: { original } }) => (
      <a href={original.householdId ? `/households/${original.householdId}` : `/buildings/${original.buildingId}`}>
        {original.address}
      </a>
    ),
  },
  { id: 'use', header: '用途', accessorKey: 'use', meta: { className: 'tight aux' } },
  {
    id: 'head',
    header: '负责人',
    cell: ({ row: { original } }) => original.head ?? <span className="faint">未核实</span>,
    meta: { className: 'tight aux' },
  },
  {
    id: 'creditCode',
    header: '统一社会信用代码',
    cell: ({ row: { original } }) => original.creditCode ?? <span className="faint">未核实</span>,
    meta: { className: 'tight aux' },
  },
  {
    id: 'visits',
    header: '近一年走访',
    cell: ({ row: { original } }) =>
      original.lastOn ? (
        `${original.visits} 次，最近 ${dayText(original.lastOn, today)}`
      ) : (
        <span className="faint">没有</span>
      ),
    meta: { className: 'tight aux' },
  },
]

/** 商铺 along the street: whose, where, its code, and when somebody last called. */
export function ShopTable({ shops, today }: { shops: Shop[]; today: string }) {
  return (
    <DataTable caption="商铺" columns={shopColumns(today)} rows={shops} empty={null} className="stack" stick={false} />
  )
}
