import { type Columns, DataTable } from '@/components/ui/data-table'
import { momentText } from '@/components/ui/dates'

export type SessionRow = {
  id: string
  startedAt: Date
  seenAt: Date
  phone: boolean
  address: string | null
  agent: string | null
  current?: boolean
}
type Row = SessionRow & { started: string; seen: string }

const columns: Columns<Row> = [
  {
    id: 'place',
    header: '在哪里',
    cell: ({ row: { original } }) => (
      <>
        {original.phone ? '手机' : '电脑'}
        {original.current && '　这一台'}
        <span className="sub">{browserOf(original.agent)}</span>
      </>
    ),
  },
  { id: 'address', header: '地址', cell: ({ row }) => row.original.address ?? '未核实', meta: { className: 'tnum' } },
  { id: 'started', header: '登录', cell: ({ row }) => row.original.started, meta: { className: 'nowrap tnum' } },
  { id: 'seen', header: '最近一次', cell: ({ row }) => row.original.seen, meta: { className: 'nowrap tnum' } },
]

function browserOf(agent: string | null): string {
  if (!agent) return '未核实'
  const known = [
    ['MicroMessenger', '微信'],
    ['Edg/', 'Edge 浏览器'],
    ['Firefox', '火狐浏览器'],
    ['Chrome', 'Chrome 内核浏览器'],
    ['Safari', 'Safari 浏览器'],
  ] as const
  return known.find(([mark]) => agent.includes(mark))?.[1] ?? '其他浏览器'
}

/** Where an account is signed in now. */
export function SessionTable({ sessions, today }: { sessions: SessionRow[]; today: string }) {
  const rows = sessions.map((one) => ({
    ...one,
    started: momentText(one.startedAt, today),
    seen: momentText(one.seenAt, today),
  }))
  return (
    <DataTable
      caption="正在登录的地方"
      className="stack"
      columns={columns}
      rows={rows}
      empty={<p className="soft">现在没有登录。</p>}
    />
  )
}
