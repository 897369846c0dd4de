import { TalentFacts } from '@/components/households/file-talents'
import { PersonField } from '@/components/households/person-field'
import { WithdrawConsent } from '@/components/households/withdraw-consent'
import { dayText } from '@/components/ui/dates'
import { CheckField, DateField, HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { Section } from '@/components/ui/section'
import { consentWays } from '@/domain/households/consent-codes'
import { recordTalentAction } from '@/server/households/actions'
import type { TalentDesk } from '@/server/households/talent-desk'

type Talent = TalentDesk['talents'][number]
const ways = Object.entries(consentWays).map(([value, label]) => ({ value, label }))

/** 能人 of one household: each who agreed, what they can do, what they led, and the way out; then one more. */
export function TalentForms({ desk }: { desk: TalentDesk }) {
  const { talents, today } = desk
  return (
    <>
      {talents.map((talent, index) => (
        <Section
          key={talent.id}
          title={talent.person}
          meta={`${dayText(talent.agreedOn, today)}本人同意，${talent.heardBy ?? ''}听到`}
          first={index === 0}
        >
          <TalentFacts talent={talent} today={today} />
          <details className="more-lines">
            <summary>改、记一次牵头的活动</summary>
            <EditForm desk={desk} talent={talent} />
          </details>
          <details className="more-lines">
            <summary>本人不愿意了</summary>
            <WithdrawConsent
              consentId={talent.consentId}
              from={talent.agreedOn}
              today={today}
              act="撤回同意，不再列为能人"
            />
          </details>
        </Section>
      ))}
      <Section title="记一位能人" meta="只记本人同意的" first={talents.length === 0}>
        <AddForm desk={desk} />
      </Section>
    </>
  )
}

function SkillFields({ talent }: { talent?: Talent }) {
  return (
    <div className="field-row">
      <TextField
        name="skills"
        label="会做什么"
        hint="几样就用顿号隔开，如：修电器、理发"
        required
        defaultValue={talent?.skills.join('、')}
        className="w-line"
      />
      <TextField
        name="reach"
        label="怎么请、什么时候可以"
        hint="如：先打电话，晚饭后"
        defaultValue={talent?.reach}
        className="w-line"
      />
    </div>
  )
}

function LedFields({ today }: { today: string }) {
  return (
    <div className="field-row">
      <TextField name="ledName" label="牵头办过的活动" hint="一次记一个，没有就空着" className="w-line" />
      <DateField name="ledOn" label="哪天办的" max={today} />
    </div>
  )
}

function EditForm({ desk: { id, today }, talent }: { desk: TalentDesk; talent: Talent }) {
  return (
    <ActionForm action={recordTalentAction}>
      <HiddenField name="householdId" value={id} />
      <HiddenField name="residentId" value={talent.residentId} />
      <SkillFields talent={talent} />
      <LedFields today={today} />
      <div className="form-end">
        <SubmitButton kind="plain">保存</SubmitButton>
      </div>
    </ActionForm>
  )
}

function AddForm({ desk: { id, people, today } }: { desk: TalentDesk }) {
  return (
    <ActionForm action={recordTalentAction}>
      <HiddenField name="householdId" value={id} />
      <PersonField people={people} label="是谁" required none="请选" />
      <SkillFields />
      <LedFields today={today} />
      <CheckField name="agreed" label="本人同意列入能人" hint="要听本人说；可以随时撤回，撤回以后谁也找不到" />
      <div className="field-row">
        <SelectField name="way" label="怎么说的" options={ways} defaultValue="spoken" />
        <DateField name="on" label="哪天同意的" max={today} defaultValue={today} />
      </div>
      <FormEnd save="记下" back={`/households/${id}`} />
    </ActionForm>
  )
}
