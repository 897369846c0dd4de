import { type Columns, DataTable } from '@/components/ui/data-table'
import { momentText } from '@/components/ui/dates'
import { HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { Still } from '@/components/ui/still'
import { approveExportAction, refuseExportAction } from '@/server/exchange/actions'
import type { ExportList, ListedExport } from '@/server/exchange/exports/export-list'

type Props = { list: ExportList }

const about = ({ label, rows }: ListedExport) => `${label}，${grouped(rows)} 行`

/** Who asked, when, for what, with the condition of the list. */
function Request({ item, today }: { item: ListedExport; today: string }) {
  return (
    <p>
      {item.own ? '我' : item.askedByName} {momentText(item.askedAt, today)} 申请。用途：{item.reason}
      {item.words && `。条件：${item.words}`}
    </p>
  )
}

/** 等我批准: what others ask for. */
export function ExportsToAnswer({ list: { exports, today } }: Props) {
  return exports
    .filter(({ may }) => may.answer)
    .map((item) => (
      <Section key={item.id} title={`等您批准：${about(item)}`} meta={item.number}>
        <Request item={item} today={today} />
        <ActionForm action={approveExportAction}>
          <HiddenField name="id" value={item.id} />
          <div className="form-end">
            <SubmitButton>批准</SubmitButton>
          </div>
        </ActionForm>
        <details>
          <summary>不批准</summary>
          <ActionForm action={refuseExportAction}>
            <HiddenField name="id" value={item.id} />
            <TextField name="answer" label="不批准的原因" required className="w-line" />
            <div className="form-end">
              <SubmitButton kind="plain">不批准</SubmitButton>
            </div>
          </ActionForm>
        </details>
      </Section>
    ))
}

/** Own exports that wait, or may be taken now. */
export function OwnExports({ list: { exports, today, asked } }: Props) {
  return exports
    .filter(({ own, state, may }) => own && (state === 'asked' || may.take))
    .map((item) => (
      <Section key={item.id} title={about(item)} meta={`${item.number}　${item.stateText}`}>
        <Request item={item} today={today} />
        {item.may.take ? (
          <form className="form" action={`/exports/${item.id}/file`} method="post">
            <div className="form-end">
              <button type="submit" className="btn btn-primary btn-form">
                下载 Excel
              </button>
            </div>
          </form>
        ) : (
          <p className="soft">
            {item.id === asked ? '申请已交上去。' : ''}
            本居民区的另一位书记或街道干部在“导出登记”里批准后，您回到这里下载。
          </p>
        )}
      </Section>
    ))
}

const columnsOn = (today: string): Columns<ListedExport> => [
  { id: 'label', header: '名单', accessorFn: ({ label }) => label },
  { id: 'rows', header: '行', accessorFn: ({ rows }) => grouped(rows), meta: { align: 'num', className: 'aux' } },
  { id: 'by', header: '谁', accessorFn: ({ askedByName }) => askedByName, meta: { className: 'aux' } },
  {
    id: 'at',
    header: '何时',
    accessorFn: ({ takenAt, askedAt }) => momentText(takenAt ?? askedAt, today),
    meta: { className: 'aux' },
  },
  { id: 'reason', header: '用途', accessorFn: ({ reason }) => reason, meta: { className: 'aux' } },
  {
    id: 'state',
    header: '状态',
    accessorFn: ({ stateText, decidedByName, answer }) =>
      [stateText, decidedByName && `${decidedByName}批`, answer].filter(Boolean).join('，'),
    meta: { className: 'aux' },
  },
  { id: 'number', header: '编号', accessorFn: ({ number }) => number, meta: { className: 'aux faint' } },
]

/** 收据: every export that is over, with who took it, when and what for. */
export function ExportReceipts({ list: { exports, today } }: Props) {
  const over = exports.filter(({ state, may, own }) => state !== 'asked' && !(own && may.take))
  if (over.length === 0) return null
  return (
    <Section title="收据" meta={`${over.length} 份，新的在前`}>
      <Still>
        <DataTable caption="导出收据" columns={columnsOn(today)} rows={over} empty="" className="stack" />
      </Still>
    </Section>
  )
}

/** Said where somebody begins the day: exports that wait for their word. */
export function ExportsWaiting({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Notice kind="due" title={`${count} 份导出等您批准`}>
      <p>
        <a href="/exports">去看导出申请</a>
      </p>
    </Notice>
  )
}
