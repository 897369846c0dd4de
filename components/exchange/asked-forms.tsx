import { choicesOf } from '@/components/ui/choices'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { dayText } from '@/components/ui/dates'
import { AreaField, HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { formFrequencies, formSources } from '@/domain/exchange/form-codes'
import { endFormAction, registerFormAction } from '@/server/exchange/actions'
import type { FormFile, FormRegister } from '@/server/exchange/form-register'

type Row = FormRegister['forms'][number]
type FieldRow = FormFile['fields'][number]

/** 其中 31/36 个字段已有: never a rate without what it is of. */
export const heldText = ({ fields, held }: { fields: number; held: number }) => `${held}/${fields} 已有`

const columnsOf = (several: boolean): Columns<Row> => [
  {
    id: 'name',
    header: '报表',
    cell: ({ row: { original } }) => <a href={`/burden/${original.id}`}>{original.name}</a>,
  },
  { id: 'department', header: '部门', accessorKey: 'department', meta: { className: 'tight aux' } },
  ...(several
    ? [
        {
          id: 'committee',
          header: '居民区',
          accessorKey: 'committee',
          meta: { className: 'tight aux' },
        } as Columns<Row>[number],
      ]
    : []),
  { id: 'frequency', header: '频次', accessorKey: 'frequency', meta: { className: 'tight aux' } },
  { id: 'source', header: '来源', accessorKey: 'source', meta: { className: 'tight aux' } },
  {
    id: 'basis',
    header: '依据',
    cell: ({ row: { original } }) => original.basis ?? <span className="faint">没有依据</span>,
    meta: { className: 'aux' },
  },
  {
    id: 'held',
    header: '字段',
    cell: ({ row: { original } }) => heldText(original),
    meta: { align: 'num' },
  },
  {
    id: 'doubled',
    header: '重复',
    cell: ({ row: { original } }) =>
      original.doubled > 0 ? `${original.doubled} 个` : <span className="faint">没有</span>,
    meta: { align: 'num' },
  },
]

/** Every form asked for: by whom, how often, by what right, how much of it the files hold, how much others ask too. */
export function FormTable({ register: { forms, several } }: { register: FormRegister }) {
  return <DataTable caption="减负登记" columns={columnsOf(several)} rows={forms} empty={null} className="stack" />
}

const fieldColumns: Columns<FieldRow> = [
  { id: 'heading', header: '要填的字段', accessorKey: 'heading', meta: { className: 'tight' } },
  {
    id: 'answer',
    header: '系统里的',
    cell: ({ row: { original } }) => original.answer ?? <span className="faint">没有，要另填</span>,
    meta: { className: 'aux' },
  },
  {
    id: 'others',
    header: '别的报表也要',
    cell: ({ row: { original } }) =>
      original.others.length === 0 ? (
        <span className="faint">没有</span>
      ) : (
        original.others.map(({ id, name }, at) => (
          <span key={id}>
            {at > 0 && '、'}
            <a className="in" href={`/burden/${id}`}>
              {name}
            </a>
          </span>
        ))
      ),
    meta: { className: 'aux' },
  },
]

/** The fields of one form. */
export function FormFields({ fields }: { fields: FieldRow[] }) {
  return <DataTable caption="字段" columns={fieldColumns} rows={fields} empty={null} className="stack" />
}

/** 登记报表. */
export function RegisterForm() {
  return (
    <ActionForm action={registerFormAction}>
      <TextField name="department" label="哪个部门要的" required className="w-name" />
      <TextField name="name" label="表名" required className="w-line" />
      <div className="field-row">
        <SelectField name="frequency" label="多久报一次" required options={choicesOf(formFrequencies)} none="请选" />
        <SelectField name="source" label="怎么来的" required options={choicesOf(formSources)} none="请选" />
      </div>
      <TextField name="basis" label="依据" hint="文号；没有就空着，会标“没有依据”" className="w-line" />
      <AreaField
        name="fields"
        label="要填的字段"
        required
        rows={6}
        hint="把表头粘贴进来，一行一个，或用顿号、制表符隔开；存下后写明哪些系统里已有"
      />
      <SubmitButton>登记</SubmitButton>
    </ActionForm>
  )
}

/** 停报: no longer asked for. */
export function EndForm({ id }: { id: string }) {
  return (
    <ActionForm action={endFormAction}>
      <HiddenField name="id" value={id} />
      <TextField name="reason" label="不用再报了" hint="写理由，例如：并入一表通" required className="w-line" />
      <SubmitButton kind="plain">停报</SubmitButton>
    </ActionForm>
  )
}

/** Since when, and until when, a form is asked for. */
export function formDays({ fromOn, toOn, day, endReason }: FormFile): string {
  return toOn
    ? `${dayText(fromOn, day)}登记，${dayText(toOn, day)}停报：${endReason ?? ''}`
    : `${dayText(fromOn, day)}登记`
}
