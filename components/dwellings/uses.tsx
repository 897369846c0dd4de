import { FireMark } from '@/components/dwellings/fire-mark'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { dayText } from '@/components/ui/dates'
import { href, type Query } from '@/components/ui/links'
import { grouped } from '@/components/ui/numbers'
import type { DwellingUses } from '@/server/dwellings/dwelling-uses'

type Grid = DwellingUses['grids'][number]
type Shop = DwellingUses['shops'][number]

/** The register of shops, narrowed as it is; also where it is printed or exported. */
export function shopsHref({ area, fire }: Query, path = '/buildings/uses'): string {
  return href(path, { area, fire })
}

/** A number that opens its households. */
function column(id: 'home' | 'mixed' | 'rented', header: string, query: Record<string, string>): Columns<Grid>[number] {
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

const shopsOf = (grid: string) => `${href('/buildings/uses', { area: grid })}#shops`

const gridColumns: Columns<Grid> = [
  { id: 'name', header: '网格', cell: ({ row: { original } }) => <a href={shopsOf(original.id)}>{original.name}</a> },
  column('home', '住宅（户）', { use: '01' }),
  column('rented', '出租（户）', { state: 'CZ' }),
  column('mixed', '商住混用（户）', { use: '06' }),
  {
    id: 'shops',
    header: '商铺（处）',
    cell: ({ row: { original } }) => (
      <a className="plain" href={shopsOf(original.id)}>
        {grouped(original.shops)}
      </a>
    ),
    meta: { align: 'num' },
  },
]

/** Households by the use of their dwelling, grid by grid; each number opens its list. */
export function GridUses({ grids }: { grids: Grid[] }) {
  return <DataTable caption="各网格" columns={gridColumns} rows={grids} empty="还没有档案。" />
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
    id: 'fire',
    header: '消防检查',
    cell: ({ row: { original } }) => <FireMark fire={original.fire} today={today} />,
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
  return <DataTable caption="商铺" columns={shopColumns(today)} rows={shops} empty={null} className="stack" />
}
