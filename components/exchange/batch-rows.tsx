import type { ReactNode } from 'react'
import { type Bucket, Buckets } from '@/components/ui/buckets'
import { choicesOf } from '@/components/ui/choices'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { changed } from '@/components/ui/links'
import { TickBox } from '@/components/ui/tick-box'
import { type ImportBucket, importBuckets } from '@/domain/exchange/codes'
import { comparedFields, decisions, settlementOf } from '@/domain/exchange/matching'
import { decideRowsAction, forceRowsAction } from '@/server/exchange/actions'
import type { ImportBatch } from '@/server/exchange/import-batch'

const told: Record<ImportBucket, [Bucket['tone'], string]> = {
  new: ['1', '档案里没有，建档'],
  changed: ['2', '补上档案里空着的，不改已有的'],
  same: ['3', '与档案一致，不动'],
  conflict: ['due', '与档案不同，不覆盖，等您定'],
  refused: ['bad', '有问题，退回；下载后改完再导'],
  dropped: ['rest', '标题、合计、空行，不是数据'],
}
const order: ImportBucket[] = ['new', 'changed', 'same', 'conflict', 'refused', 'dropped']

/** 去向: every row of the sheet in exactly one bucket, with the way to its rows. */
export function BatchBuckets({ batch }: { batch: ImportBatch }) {
  const path = `/imports/${batch.id}`
  const buckets = order.map((bucket) => {
    const count = batch.counts?.[bucket] ?? 0
    const [tone, note] = told[bucket]
    return {
      label: importBuckets[bucket],
      count,
      tone,
      note,
      action: count > 0 ? <a href={changed(path, {}, { bucket })}>看 {count} 行</a> : null,
    }
  })
  return <Buckets buckets={buckets} unit="行" label="每行的去向" />
}

type Row = ImportBatch['rows'][number]

const columns: Columns<Row> = [
  { id: 'row', header: '行', accessorFn: ({ rowNo }) => `第 ${rowNo} 行`, meta: { className: 'tight' } },
  {
    id: 'bucket',
    header: '去向',
    accessorFn: ({ bucket }) => (bucket ? importBuckets[bucket] : ''),
    meta: { className: 'tight aux' },
  },
  { id: 'who', header: '姓名', accessorKey: 'name', meta: { className: 'tight aux' } },
  { id: 'identity', header: '证件号', accessorKey: 'identity', meta: { className: 'tight aux' } },
  { id: 'where', header: '住址', accessorKey: 'address', meta: { className: 'aux' } },
  {
    id: 'why',
    header: '说明',
    cell: ({ row: { original } }) => (
      <>
        {original.reasons.map(({ column, text }) => (
          <span className="sub" key={`${column}${text}`}>
            {column ? `${column}：` : ''}
            {text}
          </span>
        ))}
        {original.decision && <span className="sub">已定：{settledText(original.decision)}</span>}
      </>
    ),
  },
]

function settledText(text: string): string {
  const { decision, fields } = settlementOf(text) ?? { decision: 'keep', fields: [] }
  const names = fields.map((field) => comparedFields[field]).join('、')
  return names ? `${decisions[decision]}（${names}）` : decisions[decision]
}

/** In a row to be settled every differing value can be ticked by itself. */
const choosing: Columns<Row> = columns.map((column) =>
  column.id === 'why'
    ? {
        ...column,
        cell: ({ row: { original } }) => (
          <>
            {original.reasons.map(({ column: name, text, field }) =>
              field ? (
                <TickBox key={field} name="fields[]" value={`${original.rowNo}.${field}`}>
                  <span>
                    {name}：{text}
                  </span>
                </TickBox>
              ) : (
                <span className="sub" key={`${name}${text}`}>
                  {name ? `${name}：` : ''}
                  {text}
                </span>
              ),
            )}
            {original.decision && <span className="sub">已定：{settledText(original.decision)}</span>}
          </>
        ),
      }
    : column,
)

const ticking: Columns<Row> = [
  {
    id: 'tick',
    header: '选',
    cell: ({ row: { original } }) => (
      <TickBox name="rows[]" value={String(original.rowNo)} label={`第 ${original.rowNo} 行`} />
    ),
  },
  ...choosing,
]

/** Only what a reason is enough for can be ticked. */
const forcing: Columns<Row> = [
  {
    id: 'tick',
    header: '选',
    cell: ({ row: { original } }) =>
      isForcible(original) ? (
        <TickBox name="rows[]" value={String(original.rowNo)} label={`第 ${original.rowNo} 行`} />
      ) : null,
  },
  ...columns,
]

function isForcible({ reasons }: Row): boolean {
  return reasons.some(({ forcible }) => forcible)
}

/** 证件原号如此: rows with a wrong last digit come in all the same, for a reason. */
function ForcedRows({ batch, table }: { batch: ImportBatch; table: ReactNode }) {
  return (
    <ActionForm action={forceRowsAction} className="form-plain">
      <HiddenField name="batchId" value={batch.id} />
      {table}
      <TextField
        name="reason"
        label="为什么照原号收"
        hint="只有最后一位对不上的行能勾；证件上就是这样才收，会列进查错"
        required
        className="w-line"
      />
      <SubmitButton>勾选的照原号收下，再比对</SubmitButton>
    </ActionForm>
  )
}

/** One page of rows; rows in conflict can be ticked and settled together, rows refused for a last digit taken all the same. */
export function BatchRows({ batch }: { batch: ImportBatch }) {
  const settling = batch.bucket === 'conflict' && batch.state === 'ready' && batch.rows.length > 0
  const forceable = batch.bucket === 'refused' && batch.state === 'ready' && batch.rows.some(isForcible)
  const path = `/imports/${batch.id}`
  const table = (
    <DataTable
      caption="表格的行"
      columns={settling ? ticking : forceable ? forcing : columns}
      rows={batch.rows}
      empty="这一类没有行。"
      className="stack"
    />
  )
  return (
    <>
      {settling ? (
        <ActionForm action={decideRowsAction} className="form-plain">
          <HiddenField name="batchId" value={batch.id} />
          {table}
          <SelectField
            name="decision"
            label="勾选的怎么办"
            hint="整行的，勾左边的行；只改几项的，打勾那几项，选“只采用打勾的项”。"
            defaultValue="keep"
            options={choicesOf(decisions)}
          />
          <SubmitButton>定下来</SubmitButton>
        </ActionForm>
      ) : forceable ? (
        <ForcedRows batch={batch} table={table} />
      ) : (
        table
      )}
      {batch.next !== null && (
        <p className="pager">
          <a className="btn" href={changed(path, { bucket: batch.bucket }, { after: batch.next })}>
            后面的行
          </a>
        </p>
      )}
    </>
  )
}
