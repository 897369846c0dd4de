import { cadenceText } from '@/components/households/file-plan'
import { dayText } from '@/components/ui/dates'
import { CheckField, DateField, HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { editCarePlanAction } from '@/server/households/actions'
import type { HouseholdDesk } from '@/server/households/household-desk'

type Plan = HouseholdDesk['plans'][number]
const usual = [1, 7, 14, 30, 91, 183, 365]

function PlanForm({ desk, plan }: { desk: HouseholdDesk; plan?: Plan | undefined }) {
  const days = plan && !usual.includes(plan.everyDays) ? [...usual, plan.everyDays] : usual
  return (
    <ActionForm action={editCarePlanAction}>
      <HiddenField name="householdId" value={desk.id} />
      {plan && <HiddenField name="planId" value={plan.id} />}
      <TextField name="measure" label="做什么" required className="w-line" defaultValue={plan?.measure} />
      <div className="field-row">
        <SelectField
          name="everyDays"
          label="多久一次"
          required
          options={days.map((count) => ({ value: String(count), label: cadenceText(count) }))}
          defaultValue={plan?.everyDays ?? 30}
        />
        <TextField name="owner" label="谁来做" required defaultValue={plan?.owner} />
        <DateField name="nextOn" label="下次" defaultValue={plan?.nextOn} />
      </div>
      <div className="field-row">
        {plan && <DateField name="doneOn" label="刚做过一次" hint="填了日期，下次自动顺延" max={desk.today} />}
        <TextField name="outcome" label="结果" defaultValue={plan?.outcome} />
      </div>
      {plan && <CheckField name="end" label="这项不再做了" />}
      <div className="form-end">
        <SubmitButton kind={plan ? 'plain' : 'primary'}>{plan ? '保存' : '加上'}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** 一户一策: every measure with its own form, and one empty. */
export function CarePlanForms({ desk }: { desk: HouseholdDesk }) {
  return (
    <>
      {desk.plans.map((plan, index) => (
        <Section
          key={plan.id}
          title={plan.measure}
          meta={`${cadenceText(plan.everyDays)}，下次 ${dayText(plan.nextOn, desk.today)}`}
          first={index === 0}
        >
          <PlanForm desk={desk} plan={plan} />
        </Section>
      ))}
      <Section title="加一项措施" first={desk.plans.length === 0}>
        <PlanForm desk={desk} />
      </Section>
      <p className="foot-note">
        <a href={`/households/${desk.id}`}>改好了，回档案</a>
      </p>
    </>
  )
}
