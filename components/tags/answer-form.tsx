import { HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import type { AnswerableSign } from '@/domain/tags/codes'
import { answerSignAction } from '@/server/tags/actions'

/** 是 or 不是 to one proposal; 不是 wants a reason. */
export function AnswerForm(props: { household: string; sign: AnswerableSign; facts: string; asks: string }) {
  return (
    <ActionForm action={answerSignAction}>
      <HiddenField name="householdId" value={props.household} />
      <HiddenField name="sign" value={props.sign} />
      <HiddenField name="facts" value={props.facts} />
      <TextField
        name="reason"
        label={props.asks}
        hint="答“不是”写理由，例如：儿子同住，未登记"
        className="w-line"
        maxLength={200}
      />
      <div className="field actions">
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
