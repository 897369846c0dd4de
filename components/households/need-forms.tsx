import { PersonField } from '@/components/households/person-field'
import { dayText } from '@/components/ui/dates'
import { ChoiceField, DateField, HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { Listing } from '@/components/ui/listing'
import { Section } from '@/components/ui/section'
import { type NeedKind, needKinds, needStates } from '@/domain/households/need-codes'
import { addNeedAction, moveNeedAction } from '@/server/households/actions'
import type { NeedDesk } from '@/server/households/need-desk'

type Need = NeedDesk['needs'][number]

const whose = { resident: '人', household: '户' } as const

/** The kinds of needs, each with whether it is a person's or the household's. */
export const needOptions = (Object.keys(needKinds) as NeedKind[]).map((value) => ({
  value,
  label: `${needKinds[value].label}（${whose[needKinds[value].about]}）`,
}))

/** What is needed and by whom: 托管　罗小雨. */
export function needTitle({ label, person }: Pick<Need, 'label' | 'person'>): string {
  return `${label}　${person ?? '全户'}`
}

/** 需求清单: what is open with its progress, one to add, and what is over. */
export function NeedForms({ desk }: { desk: NeedDesk }) {
  const { needs, today, id } = desk
  const open = needs.filter((need) => need.open)
  const over = needs.filter((need) => !need.open)
  return (
    <>
      {open.map((need, index) => (
        <Section
          key={need.id}
          title={needTitle(need)}
          meta={`${needStates[need.state]}，${dayText(need.fromOn, today)}提出，${need.by ?? ''}记`}
          first={index === 0}
        >
          {need.words && <p>{need.words}</p>}
          <MoveForm desk={desk} need={need} />
        </Section>
      ))}
      <Section title="记一项需求" first={open.length === 0}>
        <AddForm desk={desk} />
      </Section>
      {over.length > 0 && <Over desk={desk} over={over} />}
      <p className="foot-note">
        <a href={`/households/${id}`}>改好了，回档案</a>
      </p>
    </>
  )
}

function AddForm({ desk: { id, people, today } }: { desk: NeedDesk }) {
  return (
    <ActionForm action={addNeedAction}>
      <HiddenField name="householdId" value={id} />
      <div className="field-row">
        <SelectField name="kind" label="需要什么" required options={needOptions} none="请选" />
        <PersonField people={people} label="谁需要" hint="标着“人”的必选" none="全户" />
        <DateField name="fromOn" label="哪天提出" required max={today} defaultValue={today} />
      </div>
      <TextField name="words" label="说明" hint="如：放学到六点没人接" className="w-line" />
      <FormEnd save="记下" back={`/households/${id}`} />
    </ActionForm>
  )
}

function MoveForm({ desk: { id, today }, need }: { desk: NeedDesk; need: Need }) {
  const next = Object.entries(needStates).filter(([state]) => state !== need.state)
  return (
    <ActionForm action={moveNeedAction}>
      <HiddenField name="id" value={need.id} />
      <HiddenField name="back" value={id} />
      <ChoiceField
        name="state"
        label="改为"
        required
        options={next.map(([value, label]) => ({ value, label }))}
        columns={3}
      />
      <div className="field-row">
        <DateField name="toOn" label="哪天" hint="已办、不再需要的日子；不填是今天" max={today} />
        <TextField name="outcome" label="怎么办的" defaultValue={need.outcome} />
      </div>
      <div className="form-end">
        <SubmitButton kind="plain">改进展</SubmitButton>
      </div>
    </ActionForm>
  )
}

function Over({ desk, over }: { desk: NeedDesk; over: Need[] }) {
  return (
    <Section title="办过的" meta={`${over.length} 项`}>
      <Listing
        caption="办过的需求"
        rows={over}
        columns={(column) => [
          column('需求', (need) => needTitle(need)),
          column('进展', ({ state }) => needStates[state], 'tight aux'),
          column('提出', ({ fromOn }) => dayText(fromOn, desk.today), 'tight aux'),
          column('办结', ({ toOn }) => toOn && dayText(toOn, desk.today), 'tight aux'),
          column('怎么办的', ({ outcome }) => outcome, 'aux'),
          column('', ({ id }) => <ReopenForm need={id} household={desk.id} />, 'tight aux'),
        ]}
      />
    </Section>
  )
}

function ReopenForm({ need, household }: { need: string; household: string }) {
  return (
    <ActionForm action={moveNeedAction} className="">
      <HiddenField name="id" value={need} />
      <HiddenField name="back" value={household} />
      <HiddenField name="state" value="open" />
      <SubmitButton kind="plain" className="">
        没办好，重新打开
      </SubmitButton>
    </ActionForm>
  )
}
