import { HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import type { AnswerableSign } from '@/domain/tags/codes'
import { answerSignAction, confirmSignsAction } from '@/server/tags/actions'

/** 是 or 不是 to one proposal; 不是 wants a reason. */
export function AnswerForm(props: { household: string; sign: AnswerableSign; facts: string; asks: string }) {
  return (
    <ActionForm action={answerSignAction} className="answer">
      <HiddenField name="householdId" value={props.household} />
      <HiddenField name="sign" value={props.sign} />
      <HiddenField name="facts" value={props.facts} />
      <TextField name="reason" label={props.asks} className="w-line" />
      <div className="actions">
        <SubmitButton name="answer" value="yes" className="">
          是
        </SubmitButton>
        <SubmitButton name="answer" value="no" kind="plain" className="">
          不是
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

/** 是 to all that stand on the page, once somebody knows every one of them. */
export function ConfirmAll({ sign, items }: { sign: AnswerableSign; items: string[] }) {
  return (
    <ActionForm action={confirmSignsAction}>
      <HiddenField name="sign" value={sign} />
      {items.map((item) => (
        <input type="hidden" name="items[]" value={item} key={item} />
      ))}
      <div className="form-end">
        <SubmitButton kind="plain" className="">
          这一页 {items.length} 户都答“是”
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
