import { type Columns, DataTable } from '@/components/ui/data-table'
import { momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { actText, subjectText } from '@/domain/audit/wording'
import type { AuditList } from '@/server/audit/audit-list'

type Row = Omit<AuditList['rows'][number], 'id'> & { id: string; when: string }

const columns: Columns<Row> = [
  {
    id: 'at',
    header: '时间',
    cell: ({ row }) => row.original.when,
    meta: { width: '150px', className: 'nowrap tnum' },
  },
  {
    id: 'who',
    header: '谁',
    cell: ({ row: { original } }) => (
      <>
        {original.accountName ?? '未登录'}
        <span className="sub">{original.title ?? original.address ?? ''}</span>
      </>
    ),
  },
  { id: 'act', header: '做了什么', cell: ({ row }) => actText(row.original.act) },
  {
    id: 'subject',
    header: '对象',
    cell: ({ row: { original } }) => (
      <>
        {subjectText(original.subject)}
        <span className="sub tnum">{original.subjectId.slice(0, 36)}</span>
      </>
    ),
  },
  { id: 'purpose', header: '事由', cell: ({ row }) => row.original.purpose ?? '—', meta: { className: 'aux' } },
  {
    id: 'id',
    header: '编号',
    cell: ({ row }) => row.original.id,
    meta: { align: 'num', width: '90px', className: 'aux' },
  },
]

/** Entries of the audit: ids and acts, never what stands in a file. */
export function AuditTable({ rows, today }: { rows: AuditList['rows']; today: string }) {
  const shown = rows.map((row) => ({ ...row, id: String(row.id), when: momentText(row.at, today) }))
  return (
    <DataTable
      caption="审计记录"
      className="stack"
      columns={columns}
      rows={shown}
      empty={
        <Empty title="没有符合条件的记录">
          去掉一两个条件再看。登录、查看、改动、导出都会记在这里，谁也改不了、删不掉。
        </Empty>
      }
    />
  )
}
