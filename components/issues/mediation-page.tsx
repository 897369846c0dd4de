import { EditMediationForm, FollowUpForm, SettleForm } from '@/components/issues/mediation-forms'
import { FollowUp } from '@/components/issues/mediation-register'
import { dayText, momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { PageHead } from '@/components/ui/page-head'
import { Section, Split } from '@/components/ui/section'
import { mediationKinds, mediationStates } from '@/domain/issues/mediation-codes'
import type { MediationFile } from '@/server/issues/mediation-file'

type Props = { file: MediationFile }

/** 一件调解: what it is about, how it stands, and the next thing to do. */
export function MediationPage({ file }: Props) {
  const { parties, kind, state, openedOn, openedBy, today, cause, followUpOn } = file
  return (
    <>
      <PageHead
        title={parties.map(({ name }) => name).join('、')}
        crumbs={[
          { label: '诉求', href: '/issues' },
          { label: '调解', href: '/issues/mediations' },
        ]}
        meta={`${mediationKinds[kind]}　${mediationStates[state]}　${dayText(openedOn, today)}${openedBy}立案`}
      />
      <Split aside={<Around file={file} />} label="当事人和调解人">
        <Section title="为了什么" first>
          <p>{cause}</p>
        </Section>
        {state !== 'open' && <Ended file={file} />}
        {state === 'open' && (
          <Section title="结案">
            <SettleForm file={file} />
          </Section>
        )}
        {followUpOn && (
          <Section title="回访" meta={<FollowUp on={followUpOn} today={today} />}>
            <FollowUpForm file={file} />
          </Section>
        )}
        <details className="more-lines">
          <summary>{file.may.name ? '改类别、事由、调解人' : '改类别、事由'}</summary>
          <EditMediationForm file={file} />
        </details>
        <Earlier file={file} />
      </Split>
    </>
  )
}

function Ended({ file: { state, settledOn, agreement, followedOn, followedNote, today } }: Props) {
  return (
    <Section title={mediationStates[state]} meta={settledOn ? dayText(settledOn, today) : undefined}>
      {agreement && <p>{agreement}</p>}
      {followedOn && <p>{`${dayText(followedOn, today)}回访：${followedNote ?? ''}`}</p>}
    </Section>
  )
}

function Around({ file: { parties, mediators } }: Props) {
  return (
    <>
      <Section title="当事人" first>
        <Facts
          facts={parties.map(({ id, name, householdId, address }) => ({
            ...{ id, label: name },
            value: householdId ? <a href={`/households/${householdId}`}>{address}</a> : '不在册，或不在您的网格',
          }))}
        />
      </Section>
      <Section title="调解人">
        <Facts
          facts={mediators.map(({ id, name, reads }) => ({
            ...{ id, label: name },
            value: reads ? '看得到这一件' : '没有账号',
          }))}
        />
      </Section>
    </>
  )
}

function Earlier({ file: { earlier, today } }: Props) {
  if (earlier.length === 0) return null
  return (
    <Section title="改过的" meta={`${earlier.length} 次`}>
      <table className="table">
        <caption className="sr">以前写的</caption>
        <tbody className="lines">
          {earlier.map(({ id, at, by, cause, agreement }) => (
            <tr key={id}>
              <td className="tnum tight faint">
                {momentText(at, today)} 前<span className="sub">{by} 改</span>
              </td>
              <td>
                {cause}
                {agreement && <span className="sub">{agreement}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
