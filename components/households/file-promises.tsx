import { daysAway, dayText, deadlineText } from '@/components/ui/dates'
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

function Line({ promise, today, may }: { promise: Promised; today: string; may: boolean }) {
  return (
    <tr>
      <td className="tight">
        <Due dueOn={promise.dueOn} today={today} />
      </td>
      <td>
        {promise.text}
        {promise.issueId && (
          <span className="sub">
            诉求 <a href={`/issues/${promise.issueId}`}>{promise.issueNumber}</a>{' '}
            {promise.issueState && issueStates[promise.issueState]}
          </span>
        )}
      </td>
      <td className="tight aux">
        {dayText(promise.madeOn, today)}　{promise.madeBy}
      </td>
      {may && (
        <td className="tight aux">
          <span className="act">
            <a href={`/promises?do=answer-${promise.id}`}>回话</a>　
            <a href={`/promises?do=postpone-${promise.id}`}>改期</a>
          </span>
        </td>
      )}
    </tr>
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
        <table className="table stack">
          <caption className="sr">未了的答应事项</caption>
          <thead>
            <tr>
              <th scope="col">期限</th>
              <th scope="col">答应了什么</th>
              <th scope="col">何时何人答应</th>
              {acts && (
                <th scope="col">
                  <span className="sr">可做的事</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody className="lines">
            {open.map((promise) => (
              <Line key={promise.id} promise={promise} today={today} may={acts} />
            ))}
          </tbody>
        </table>
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
