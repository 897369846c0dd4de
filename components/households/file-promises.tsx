import { daysAway, dayText, deadlineText } from '@/components/ui/dates'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'
import { issueStates } from '@/domain/issues/lifecycle'
import type { HouseholdFile } from '@/server/households/household-file'

type Promised = HouseholdFile['promises'][number]

function Due({ dueOn, today }: { dueOn: string; today: string }) {
  const away = daysAway(dueOn, today)
  if (away < 0) return <Mark colour="red">{deadlineText(dueOn, today)}</Mark>
  if (away <= 7) return <Mark colour="yellow">{deadlineText(dueOn, today)}</Mark>
  return <span className="soft">{dayText(dueOn, today)}</span>
}

function What({ promise: { text, issueId, issueNumber, issueState } }: { promise: Promised }) {
  return (
    <>
      {text}
      {issueId && (
        <span className="sub">
          诉求 <a href={`/issues/${issueId}`}>{issueNumber}</a> {issueState && issueStates[issueState]}
        </span>
      )}
    </>
  )
}

/** Promises first: what we said we would do stands before what we want to know. */
export function FilePromises({ file: { promises, today, may, on } }: { file: HouseholdFile }) {
  const open = promises.filter(({ answeredAt }) => answeredAt === null)
  const kept = promises.filter(({ answeredAt }) => answeredAt !== null)
  const acts = may.visit && !on
  return (
    <Section title="答应过的事" meta={open.length > 0 ? `未了 ${open.length} 件` : '没有未了的'} first id="promises">
      {open.length > 0 && (
        <Listing
          caption="未了的答应事项"
          rows={open}
          columns={(column) => [
            column('期限', ({ dueOn }) => <Due dueOn={dueOn} today={today} />, 'tight'),
            column('答应了什么', (promise) => <What promise={promise} />),
            column('何时何人答应', ({ madeOn, madeBy }) => `${dayText(madeOn, today)}　${madeBy ?? ''}`, 'tight aux'),
            ...(acts
              ? [
                  column(
                    '',
                    ({ id }) => (
                      <span className="act">
                        <a href={`/promises?do=answer-${id}`}>回话</a>　<a href={`/promises?do=postpone-${id}`}>改期</a>
                      </span>
                    ),
                    'tight aux',
                  ),
                ]
              : []),
          ]}
        />
      )}
      {kept.length > 0 && (
        <details className="more-below">
          <summary>已了 {kept.length} 件</summary>
          <ul className="plain-list">
            {kept.map(({ id, text, answer, dueOn }) => (
              <li key={id}>
                {text}
                <span className="sub faint">
                  {dayText(dueOn, today)}　{answer}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}
