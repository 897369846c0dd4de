import { type Columns, DataTable } from '@/components/ui/data-table'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { Still } from '@/components/ui/still'
import { mendFaultAction } from '@/server/households/actions'
import type { FaultList } from '@/server/households/household-faults'

type Kind = FaultList['kinds'][number]
type Line = Kind['lines'][number]

const columnsOf = ({ fault, fix }: Kind): Columns<Line> => [
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
    cell: ({ row: { original } }) =>
      original.tap ? (
        <Tap fault={fault} line={original} tap={original.tap} />
      ) : (
        <a className="act" href={original.mend} aria-label={`${fix}：${original.address}`}>
          {fix}
        </a>
      ),
    meta: { className: 'tight aux' },
  },
]

/** The one fix a fault has, done with one tap; what else could be done stands beside it. */
function Tap({
  fault,
  line: { householdId, address, mend },
  tap,
}: {
  fault: string
  line: Line
  tap: NonNullable<Line['tap']>
}) {
  return (
    <ActionForm action={mendFaultAction} className="actions">
      <HiddenField name="householdId" value={householdId} />
      <HiddenField name="fault" value={fault} />
      <HiddenField name="to" value={tap.to} />
      <SubmitButton kind="plain" className="">
        {tap.word}
        <span className="sr">：{address}</span>
      </SubmitButton>
      <a className="act" href={mend} aria-label={`另改：${address}`}>
        另改
      </a>
    </ActionForm>
  )
}

/** What cannot be right, kind by kind, with the way to mend each. */
export function FaultKinds({ kinds }: { kinds: Kind[] }) {
  return kinds.map((kind, index) => {
    const { fault, label, why, count, lines } = kind
    const table = <DataTable caption={label} columns={columnsOf(kind)} rows={lines} empty={null} className="stack" />
    return (
      <Section key={fault} title={label} meta={`${count} 处　${why}`} first={index === 0} id={fault}>
        {lines.some(({ tap }) => tap) ? table : <Still>{table}</Still>}
        {count > lines.length && <p className="meta">先列 {lines.length} 处，改好后自动补上后面的。</p>}
      </Section>
    )
  })
}
