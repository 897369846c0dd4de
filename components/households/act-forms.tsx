import { optionsOf } from '@/components/households/edit-page'
import { ForcedNumber } from '@/components/residents/person-fields'
import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { ChoiceField, DateField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm, ConfirmButton } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { namedActs, undoDays } from '@/domain/households/acts'
import { hukouKinds, kinships, registrations } from '@/domain/residents/codes'
import { undoActAction } from '@/server/households/actions'
import type { HouseholdDesk } from '@/server/households/household-desk'
import type { UndoDesk } from '@/server/households/undo-desk'
import { recordBirthAction } from '@/server/residents/actions'

/** The end of a form that shows its effect first, and the way back. */
export function ActEnd({ act, back }: { act: string; back: string }) {
  return (
    <div className="form-end">
      <ConfirmButton act={act} />
      <a className="btn btn-quiet btn-form" href={back}>
        不改了，返回
      </a>
    </div>
  )
}

const relations = optionsOf(kinships, (code) => code !== '01' && code !== '02')

/** 登记出生. */
export function BirthForm({ desk }: { desk: HouseholdDesk }) {
  const adults = desk.members.filter(({ minor }) => !minor)
  const women = adults.filter(({ sex }) => sex !== '男')
  const option = ({ id, name, relation }: (typeof adults)[number]) => ({ value: id, label: `${name}　${relation}` })
  return (
    <ActionForm action={recordBirthAction}>
      <HiddenField name="householdId" value={desk.id} />
      <ChoiceField
        name="motherId"
        label="母亲"
        required
        options={women.map(option)}
        defaultValue={women.length === 1 ? women[0]?.id : undefined}
        columns={2}
        hint="母亲不住这一户，请用“加一人”"
      />
      <div className="field-row">
        <TextField name="name" label="姓名" hint="还没有起名，写“某某之子”" required />
        <DateField name="bornOn" label="出生日期" required max={desk.today} />
      </div>
      <div className="field-row">
        <ChoiceField
          name="sex"
          label="性别"
          required
          options={[
            { value: '1', label: '男' },
            { value: '2', label: '女' },
          ]}
          columns={2}
        />
        <SelectField name="relation" label="与户主的关系" required options={relations} none="请选" />
      </div>
      <div className="field-row">
        <SelectField name="guardianId" label="监护人" options={adults.map(option)} none="母亲" />
        <SelectField name="registration" label="人户状态" options={optionsOf(registrations)} defaultValue="RH" />
        <SelectField name="hukou" label="户籍" options={optionsOf(hukouKinds)} none="未核实" defaultValue="6" />
      </div>
      <TextField name="idNumber" label="身份证号" hint="还没有就留空，有了再补" />
      <ForcedNumber />
      <ActEnd act="登记出生" back={`/households/${desk.id}`} />
    </ActionForm>
  )
}

/** 撤销变更: one form for each thing that may still be taken back. */
export function UndoForms({ desk: { id, acts, today } }: { desk: UndoDesk }) {
  if (acts.length === 0) {
    return (
      <Empty title="没有可以撤销的变更">
        {Object.values(namedActs).join('、')}，做了以后 {undoDays} 天内可以在这里撤销。
      </Empty>
    )
  }
  return acts.map((act, index) => (
    <Section
      key={act.id}
      title={act.label}
      meta={`${dayText(act.doneOn, today)}　${act.by ?? ''}　可以撤销到 ${dayText(act.until, today)}`}
      first={index === 0}
    >
      <p>
        {dayText(act.on, today)}起：{act.people.join('、') || '没有人住'}
      </p>
      <ActionForm action={undoActAction}>
        <HiddenField name="actId" value={act.id} />
        <ActEnd act={`撤销${act.label}`} back={`/households/${id}`} />
      </ActionForm>
    </Section>
  ))
}
