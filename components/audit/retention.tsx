import { type Columns, DataTable } from '@/components/ui/data-table'
import { momentText } from '@/components/ui/dates'
import { AreaField, HiddenField, NumberField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import {
  approveCleanUpAction,
  askCleanUpAction,
  refuseCleanUpAction,
  setRetentionRuleAction,
} from '@/server/audit/actions'
import type { CleanUpFile } from '@/server/audit/retention/clean-up-file'
import type { RetentionDesk } from '@/server/audit/retention/retention-desk'

type Desk = { desk: RetentionDesk }

/** Of every kind: how long it is kept, on what it rests, how many are due, and the way to ask for a clean-up. */
export function RetentionKinds({ desk: { kinds, most } }: Desk) {
  return kinds.map(({ kind, label, rule, before, due, waiting }, index) => (
    <Section
      key={kind}
      first={index === 0}
      title={label}
      meta={
        rule
          ? `保存 ${rule.period}${rule.own ? '' : '（街道定的）'}　依据：${rule.basis}`
          : '还没有定保存期限，不会清理'
      }
    >
      {rule && (
        <p>
          {due > 0
            ? `${grouped(due)} 条在 ${before} 以前，已经到期。${due > most ? `一次最多列 ${most} 条，分几次清理。` : ''}`
            : `${before} 以前的没有，都没到期。`}
          {waiting && '有一份清理在等批准。'}
        </p>
      )}
      {due > 0 && !waiting && (
        <ActionForm action={askCleanUpAction}>
          <HiddenField name="kind" value={kind} />
          <div className="form-end">
            <SubmitButton kind="plain">列出名单，申请清理</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Section>
  ))
}

/** 定保存期限. */
export function RetentionRuleForm({ desk: { kinds } }: Desk) {
  return (
    <Section title="定保存期限" meta="只定期限，不清理；以前定的都留着">
      <ActionForm action={setRetentionRuleAction}>
        <div className="field-row">
          <SelectField
            name="kind"
            label="哪一类"
            required
            options={kinds.map(({ kind, label }) => ({ value: kind, label }))}
            none="请选"
          />
          <NumberField name="months" label="保存多久" unit="个月" required />
        </div>
        <AreaField name="basis" label="依据" hint="哪份文件的哪一条" required rows={2} />
        <div className="form-end">
          <SubmitButton>存期限</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}

type Listed = RetentionDesk['cleanUps'][number]
const listColumns = (today: string): Columns<Listed> => [
  {
    id: 'label',
    header: '清理',
    cell: ({ row: { original } }) => (
      <a href={`/retention/${original.id}`}>{`${original.label}，${grouped(original.lines)} 条`}</a>
    ),
  },
  { id: 'area', header: '地区', accessorFn: ({ area }) => area, meta: { className: 'aux' } },
  { id: 'asked', header: '谁申请', accessorFn: ({ askedByName }) => askedByName, meta: { className: 'aux' } },
  { id: 'at', header: '何时', accessorFn: ({ askedAt }) => momentText(askedAt, today), meta: { className: 'aux' } },
  {
    id: 'state',
    header: '状态',
    accessorFn: ({ state, decidedByName, answer, toAnswer }) =>
      [toAnswer ? '等您批准' : state, decidedByName && `${decidedByName}办`, answer].filter(Boolean).join('，'),
  },
]

/** What was asked for and done, newest first. */
export function CleanUps({ desk: { cleanUps, today } }: Desk) {
  if (cleanUps.length === 0) return null
  return (
    <Section title="清理记录" meta={`${cleanUps.length} 份，新的在前`}>
      <DataTable caption="清理记录" className="stack" columns={listColumns(today)} rows={cleanUps} empty="" />
    </Section>
  )
}

type Line = CleanUpFile['rows'][number]
const lineColumns: Columns<Line> = [
  { id: 'name', header: '谁', accessorFn: ({ name }) => name ?? '未核实' },
  { id: 'place', header: '地址', accessorFn: ({ place }) => place ?? '', meta: { className: 'aux' } },
  { id: 'since', header: '从哪天起', accessorFn: ({ since }) => since },
  {
    id: 'cleaned',
    header: '清理',
    accessorFn: ({ cleaned }) => (cleaned ? '已清理' : '还没有'),
    meta: { className: 'aux' },
  },
]

/** The lines, the longest gone first. */
export function CleanUpLines({ file }: { file: CleanUpFile }) {
  return (
    <Section title="名单" meta={`${grouped(file.lines)} 条，最早的在前`} first>
      <DataTable caption="清理名单" className="stack" columns={lineColumns} rows={file.rows} empty={<p>没有</p>} />
      {file.next && (
        <p>
          <a href={`/retention/${file.id}?after=${file.next}`}>下一页</a>
        </p>
      )}
    </Section>
  )
}

const cleaned: Record<string, string> = {
  lines: '名单上的',
  residents: '居民',
  households: '户',
  tags: '标签的证明',
  needs: '需求的原话',
  consents: '告知和同意的人',
  delivery_lines: '领取人',
  transfers: '转移的姓名和原因',
  outside_contacts: '户外联系人',
  care_plans: '一户一策',
  visits: '走访备注',
  observations: '民情记录',
  promises: '答应事项',
  classifications: '分类理由',
  sign_answers: '核实理由',
  confirmations: '核实明细',
  issues: '诉求内容',
  follow_ups: '回访备注',
  household_acts: '变更明细',
  import_batches: '导入文件',
  import_rows: '导入的行',
  roster_versions: '定版名册',
}

/** 收据: how many rows of what were cleaned. */
export function CleanUpReceipt({ file: { receipt, decidedByName, decidedAt, today, answer } }: { file: CleanUpFile }) {
  if (answer)
    return (
      <Notice title="没有批准，什么都没有清理">
        <p>{`${decidedByName}：${answer}`}</p>
      </Notice>
    )
  if (!receipt || !decidedAt) return null
  return (
    <Section title="收据" meta={`${decidedByName} ${momentText(decidedAt, today)} 批准并清理`}>
      <dl className="facts">
        {Object.entries(receipt)
          .filter(([, n]) => n > 0)
          .map(([table, n]) => (
            <div key={table} className="contents">
              <dt>{cleaned[table] ?? table}</dt>
              <dd>{`${grouped(n)} 条`}</dd>
            </div>
          ))}
      </dl>
      <p className="soft">
        姓名、证件、电话、联系人、备注和它们的历次旧值已经清理，找不回来；编号、日期、类别都在，过去的数和冻结的报告不变。
      </p>
    </Section>
  )
}

/** 批准 and 不批准, by somebody else than who asked. */
export function CleanUpAnswer({ file }: { file: CleanUpFile }) {
  return (
    <Section title="批准清理" meta="清理之后找不回来，请先把名单看完">
      <ActionForm action={approveCleanUpAction}>
        <HiddenField name="id" value={file.id} />
        <div className="form-end">
          <SubmitButton>批准，马上清理</SubmitButton>
        </div>
      </ActionForm>
      <details>
        <summary>不批准</summary>
        <ActionForm action={refuseCleanUpAction}>
          <HiddenField name="id" value={file.id} />
          <TextField name="answer" label="不批准的原因" required className="w-line" />
          <div className="form-end">
            <SubmitButton kind="plain">不批准</SubmitButton>
          </div>
        </ActionForm>
      </details>
    </Section>
  )
}

/** Said where somebody begins the day: clean-ups that wait for their word. */
export function CleanUpsWaiting({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Notice kind="due" title={`${count} 份清理等您批准`}>
      <p>
        <a href="/retention">去看清理申请</a>
      </p>
    </Notice>
  )
}
