import { HouseholdField } from '@/components/households/household-field'
import { choicesOf } from '@/components/ui/choices'
import { clock, dayText } from '@/components/ui/dates'
import { CheckField, ChoiceField, DateField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { Section } from '@/components/ui/section'
import { visitModes } from '@/domain/visits/codes'
import { changeAppointmentAction, makeAppointmentAction } from '@/server/visits/actions'
import type { AppointmentList } from '@/server/visits/appointment-list'

type Edited = NonNullable<AppointmentList['edited']>
type Props = { list: AppointmentList }

/** 约一户, or, of the one that was chosen, another time or none. */
export function AppointmentForm({ list }: Props) {
  const { edited } = list
  return edited ? <Change edited={edited} today={list.today} /> : <Make list={list} />
}

function Make({ list: { made, today, goers, self } }: Props) {
  return (
    <Section title="约一户" id="form" meta="打电话、线上约好了就记；算一次联系，结果写“改约”">
      <ActionForm action={makeAppointmentAction} key={made}>
        <HiddenField name="id" value={made} />
        <HouseholdField name="household" label="哪一户" required />
        <Moment today={today} />
        <div className="field-row">
          <SelectField name="leadId" label="谁去" options={goers} defaultValue={self} />
          <ChoiceField
            name="by"
            label="怎么约的"
            options={[
              { value: 'phone', label: visitModes.phone },
              { value: 'online', label: visitModes.online },
            ]}
            defaultValue="phone"
            columns={2}
          />
        </div>
        <TextField name="note" label="约了什么事" hint="没有就空着" className="w-line" />
        <FormEnd save="约好了" />
      </ActionForm>
    </Section>
  )
}

function Change({ edited, today }: { edited: Edited; today: string }) {
  const { id, version, address, at, day, mode, lead } = edited
  const held = `${dayText(day, today)} ${clock(at)}，${visitModes[mode]}，${lead ?? ''}去`
  return (
    <Section title={`改约：${address}`} id="form" meta={`现在约的是 ${held}`}>
      <ActionForm action={changeAppointmentAction} key={id}>
        <HiddenField name="visitId" value={id} />
        <HiddenField name="version" value={version} />
        <Moment today={today} on={day} at={clock(at)} mode={mode} />
        <CheckField name="cancel" label="取消这个约" hint="记录还在，不再列在预约里" />
        <FormEnd save="保存" back="/visits/appointments" />
      </ActionForm>
    </Section>
  )
}

function Moment({ today, on, at, mode = 'door' }: { today: string; on?: string; at?: string; mode?: Edited['mode'] }) {
  return (
    <div className="field-row">
      <DateField name="nextOn" label="哪天" required min={today} defaultValue={on} />
      <TextField name="nextTime" label="几点" type="time" hint="空着取第一个有空的半小时" defaultValue={at} />
      <SelectField name="nextMode" label="怎么见" options={choicesOf(visitModes)} defaultValue={mode} />
    </div>
  )
}
