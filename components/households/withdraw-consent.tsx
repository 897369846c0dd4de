import { DateField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { withdrawConsentAction } from '@/server/households/actions'

/** 撤回: from which day and why; `act` is what the button says is taken back. */
export function WithdrawConsent(props: { consentId: string; from: string; today: string; act: string }) {
  const { consentId, from, today, act } = props
  return (
    <ActionForm action={withdrawConsentAction}>
      <HiddenField name="consentId" value={consentId} />
      <div className="field-row">
        <DateField name="on" label="哪天撤回" required min={from} max={today} defaultValue={today} />
        <TextField name="because" label="撤回的原因" required className="w-line" />
      </div>
      <div className="form-end">
        <SubmitButton kind="plain">{act}</SubmitButton>
      </div>
    </ActionForm>
  )
}
