import { PersonField } from '@/components/households/person-field'
import { WithdrawConsent } from '@/components/households/withdraw-consent'
import { choicesOf } from '@/components/ui/choices'
import { dayText } from '@/components/ui/dates'
import { DateField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { FormEnd } from '@/components/ui/form-end'
import { Section } from '@/components/ui/section'
import { consentKinds, consentWays } from '@/domain/households/consent-codes'
import { recordConsentAction } from '@/server/households/actions'
import type { ConsentDesk } from '@/server/households/consent-desk'

type Desk = { desk: ConsentDesk }

/** 告知与同意: what holds, each with its withdrawal, then one more. */
export function ConsentForms({ desk }: Desk) {
  const { consents, today } = desk
  return (
    <>
      {consents.map(({ id, label, person, way, givenBy, fromOn, toOn, withdrawnBecause, by }, index) => (
        <Section
          key={id}
          first={index === 0}
          title={person ? `${label}：${person}` : label}
          meta={`${dayText(fromOn, today)}起　${way}　${givenBy}　${by ?? ''}记`}
        >
          {toOn ? (
            <p>{`${dayText(toOn, today)}撤回：${withdrawnBecause ?? ''}`}</p>
          ) : (
            <WithdrawConsent consentId={id} from={fromOn} today={today} act={`撤回${label}`} />
          )}
        </Section>
      ))}
      <Section title="记一项" first={consents.length === 0}>
        <RecordForm desk={desk} />
      </Section>
    </>
  )
}

function RecordForm({ desk: { id, people, today } }: Desk) {
  return (
    <ActionForm action={recordConsentAction}>
      <HiddenField name="householdId" value={id} />
      <div className="field-row">
        <SelectField name="kind" label="哪一项" required options={choicesOf(consentKinds)} none="请选" />
        <PersonField people={people} label="是谁" hint="告知全家不用选" none="全家" />
      </div>
      <div className="field-row">
        <SelectField name="way" label="方式" required options={choicesOf(consentWays)} none="请选" />
        <TextField name="givenBy" label="告知了谁，或谁同意" hint="不满 14 周岁写监护人" required />
        <DateField name="fromOn" label="哪天" required max={today} defaultValue={today} />
      </div>
      <FormEnd save="保存" back={`/households/${id}`} />
    </ActionForm>
  )
}
