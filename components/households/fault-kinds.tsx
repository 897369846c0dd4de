import { type Columns, DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/section'
import type { FaultList } from '@/server/households/household-faults'

type Kind = FaultList['kinds'][number]
type Line = Kind['lines'][number]

const columnsOf = (fix: string): Columns<Line> => [
  {
    id: 'address',
    header: '地址',
    cell: ({ row: { original } }) => <a href={original.href}>{original.address}</a>,
    meta: { className: 'tight', width: '34%' },
  },
  { id: 'number', header: '户编号', accessorKey: 'number', meta: { className: 'tight aux', width: '14%' } },
  {
    id: 'who',
    header: '谁',
    cell: ({ row: { original } }) => [original.who, original.bornOn].filter(Boolean).join('　'),
    meta: { className: 'aux', width: '34%' },
  },
  {
    id: 'mend',
    header: '怎么改',
    cell: ({ row: { original } }) => (
      <a className="act" href={original.mend} aria-label={`${fix}：${original.address}`}>
        {fix}
      </a>
    ),
    meta: { className: 'tight aux' },
  },
]

/** What cannot be right, kind by kind, with the way to mend each. */
export function FaultKinds({ kinds }: { kinds: Kind[] }) {
  return kinds.map(({ fault, label, why, fix, count, lines }, index) => (
    <Section key={fault} title={label} meta={`${count} 处　${why}`} first={index === 0} id={fault}>
      <DataTable caption={label} columns={columnsOf(fix)} rows={lines} empty={null} className="stack" />
      {count > lines.length && <p className="meta">先列 {lines.length} 处，改好后自动补上后面的。</p>}
    </Section>
  ))
}
