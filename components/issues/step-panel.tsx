import { StepFields } from '@/components/issues/step-fields'
import { HiddenField, SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import type { IssueAct } from '@/domain/issues/lifecycle'
import {
  acceptIssueAction,
  closeIssueAction,
  declineIssueAction,
  dispatchIssueAction,
  finishIssueAction,
  followUpIssueAction,
  mergeIssueAction,
  pauseIssueAction,
  redispatchIssueAction,
  reopenIssueAction,
  replyIssueAction,
  resumeIssueAction,
  sendBackIssueAction,
  takeIssueAction,
  withdrawIssueAction,
} from '@/server/issues/actions'
import type { IssueFile } from '@/server/issues/issue-file'

const actions: Record<IssueAct, typeof acceptIssueAction> = {
  accept: acceptIssueAction,
  take: takeIssueAction,
  decline: declineIssueAction,
  dispatch: dispatchIssueAction,
  redispatch: redispatchIssueAction,
  pause: pauseIssueAction,
  resume: resumeIssueAction,
  finish: finishIssueAction,
  reply: replyIssueAction,
  follow_up: followUpIssueAction,
  send_back: sendBackIssueAction,
  close: closeIssueAction,
  reopen: reopenIssueAction,
  merge: mergeIssueAction,
  withdraw: withdrawIssueAction,
}

/** The form of the step that was chosen, and under it the steps that cannot be taken now, each with its reason. */
export function StepPanel({ issue }: { issue: IssueFile }) {
  const chosen = issue.may.find(({ act }) => act === issue.doing)
  if (!chosen) return null
  return (
    <Section title={chosen.label} id="step" first>
      {chosen.why ? (
        <p className="soft">{chosen.why}。</p>
      ) : (
        <ActionForm action={actions[chosen.act]} key={chosen.act}>
          <HiddenField name="issueId" value={issue.id} />
          <StepFields act={chosen.act} issue={issue} />
          <div className="field actions">
            <SubmitButton kind={chosen.act === 'decline' || chosen.act === 'withdraw' ? 'danger' : 'primary'}>
              {chosen.label}
            </SubmitButton>
            <a className="btn btn-quiet" href={`/issues/${issue.id}`}>
              先放着
            </a>
          </div>
        </ActionForm>
      )}
    </Section>
  )
}

/** The steps of this state that are greyed for this person, and why. */
export function GreyedSteps({ issue }: { issue: IssueFile }) {
  const greyed = issue.may.filter(({ why }) => why !== null)
  if (greyed.length === 0) return null
  return (
    <Section title="现在还不能做">
      <table className="table">
        <caption className="sr">还不能做的步骤与原因</caption>
        <tbody>
          {greyed.map(({ act, label, why }) => (
            <tr key={act}>
              <td className="faint tight">{label}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
