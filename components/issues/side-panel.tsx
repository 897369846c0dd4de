import { HouseholdField } from '@/components/households/household-field'
import { choicesOf } from '@/components/ui/choices'
import { AreaField, ChoiceField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { replyModes, supervisionLevels } from '@/domain/issues/codes'
import {
  editIssueAction,
  joinIssueAction,
  respondToResidentAction,
  superviseIssueAction,
} from '@/server/issues/actions'
import type { IssueFile } from '@/server/issues/issue-file'

const sides = {
  respond: { title: '先行答复', action: respondToResidentAction },
  join: { title: '加一户', action: joinIssueAction },
  edit: { title: '改文字', action: editIssueAction },
  supervise: { title: '督办', action: superviseIssueAction },
} as const

/** What is written beside the steps: telling the resident meanwhile, +1 户, the words, 督办. */
export function SidePanel({ issue }: { issue: IssueFile }) {
  const { doing } = issue
  if (doing === null || !(doing in sides)) return null
  const side = doing as keyof typeof sides
  if (!issue.side[side]) return null
  return (
    <Section title={sides[side].title} id="step" first>
      <ActionForm action={sides[side].action} key={side}>
        <HiddenField name="issueId" value={issue.id} />
        <SideFields side={side} issue={issue} />
        <div className="field actions">
          <SubmitButton>{sides[side].title}</SubmitButton>
          <a className="btn btn-quiet" href={`/issues/${issue.id}`}>
            先放着
          </a>
        </div>
      </ActionForm>
    </Section>
  )
}

function SideFields({ side, issue }: { side: keyof typeof sides; issue: IssueFile }) {
  switch (side) {
    case 'respond':
      return (
        <>
          <AreaField name="note" label="答复了什么" hint="还在办，先告诉居民到了哪一步" rows={3} required />
          <ChoiceField name="mode" label="怎么答复的" options={choicesOf(replyModes)} columns={4} required />
        </>
      )
    case 'join':
      return (
        <>
          <HouseholdField name="household" label="哪一户" required />
          <TextField name="note" label="这一户怎么说" />
        </>
      )
    case 'edit':
      return (
        <>
          <TextField name="title" label="事项" defaultValue={issue.title} required />
          <TextField name="place" label="地点" defaultValue={issue.place} required />
          <AreaField name="detail" label="原话" defaultValue={issue.detail} hint="旧文字留在历史里" />
        </>
      )
    case 'supervise':
      return (
        <>
          <ChoiceField
            name="level"
            label="督办级别"
            hint="只升不降"
            columns={4}
            options={[
              ...choicesOf(supervisionLevels),
              ...(issue.supervision ? [{ value: 'lift', label: '撤销督办' }] : []),
            ]}
            required
          />
          <AreaField name="note" label="理由" rows={2} required />
        </>
      )
  }
}
