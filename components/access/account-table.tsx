import { Chip } from '@/components/ui/chip'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { roles } from '@/domain/access/roles'
import { units } from '@/domain/issues/codes'
import type { AccountList } from '@/server/access/account-list'

type Row = AccountList['rows'][number] & { seen: string }

const columns: Columns<Row> = [
  {
    id: 'name',
    header: '姓名',
    cell: ({ row: { original } }) => (
      <>
        <a href={`/admin/accounts/${original.id}`}>{original.name}</a>
        <span className="sub">{original.title}</span>
      </>
    ),
  },
  { id: 'username', header: '账号名', cell: ({ row }) => row.original.username },
  {
    id: 'role',
    header: '角色',
    cell: ({ row: { original } }) => (
      <>
        {roles[original.role]}
        {original.unitCode && <span className="sub">{units[original.unitCode]}</span>}
      </>
    ),
  },
  { id: 'area', header: '地区', cell: ({ row }) => row.original.areaName ?? '未核实' },
  {
    id: 'state',
    header: '状态',
    cell: ({ row: { original } }) =>
      original.disabled ? (
        <Chip kind="hand">已停用</Chip>
      ) : original.waiting ? (
        <Chip kind="hand">待改密码</Chip>
      ) : (
        '在用'
      ),
  },
  { id: 'seen', header: '最近使用', cell: ({ row }) => row.original.seen, meta: { className: 'nowrap tnum aux' } },
]

/** Accounts of an area; who has not been here for long is told by the last column. */
export function AccountTable({ rows, today, manages }: Pick<AccountList, 'rows' | 'today' | 'manages'>) {
  const shown = rows.map((row) => ({
    ...row,
    seen: row.lastSeenAt ? momentText(row.lastSeenAt, today) : manages ? '还没登录过' : '—',
  }))
  return (
    <DataTable
      caption="账号"
      className="stack"
      columns={columns}
      rows={shown}
      empty={<Empty title="没有符合条件的账号">去掉一两个条件再看。</Empty>}
    />
  )
}
