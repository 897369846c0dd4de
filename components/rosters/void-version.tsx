import { HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { voidVersionAction } from '@/server/rosters/actions'

/** 作废: says of a version that it is wrong. */
export function VoidVersion({ id }: { id: string }) {
  return (
    <Section title="这一版错了" meta="内容留着不动，标上作废；再到名册里另定一版">
      <ActionForm action={voidVersionAction}>
        <HiddenField name="id" value={id} />
        <TextField name="reason" label="错在哪里" required hint="4—200 个字" className="w-line" />
        <div className="field actions">
          <SubmitButton>作废</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}
