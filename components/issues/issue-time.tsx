import { UrgencyMark } from '@/components/issues/urgency'
import { momentText } from '@/components/ui/dates'
import { DayRuler } from '@/components/ui/day-ruler'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { clockText, monthDay, weekdayText } from '@/domain/calendar/day-text'
import { supervisionLevels } from '@/domain/issues/codes'
import type { IssueFile } from '@/server/issues/issue-file'

/** The limit, how it came about as a drawn sum and in words, and every time it moved. */
export function IssueTime({ issue, first }: { issue: IssueFile; first: boolean }) {
  const { time, now } = issue
  const today = dayOf(now)
  const lastMove = time.moves.find(({ was }) => was !== null)
  return (
    <Section title="期限" first={first}>
      <div className="due-line">
        <b>{headline(issue)}</b>
        <UrgencyMark issue={{ ...issue, urgency: time.urgency }} now={now} />
        {lastMove?.was && (
          <span className="meta">
            原为 {limitDay(lastMove.was)}，{lastMove.label}后有变
          </span>
        )}
      </div>
      {issue.proposed && (
        <Notice kind="overdue" title={`按规则应${supervisionLevels[issue.proposed]}`}>
          <p>已过办结期限。督办由街道发起，先把卡在哪里写进办理过程。</p>
        </Notice>
      )}
      {time.ruler.length > 0 ? (
        <DayRuler days={time.ruler} sentence={time.sentence} />
      ) : (
        <p className="sum-line">{time.sentence}</p>
      )}
      {time.first && (
        <p className="meta">
          重开过 {issue.reopened} 次。第一次的期限 {time.first.dueAt ? limitDay(time.first.dueAt) : '当时挂起'}
          {time.first.settledAt && `，当时 ${momentText(time.first.settledAt, today)} 办结`}。
        </p>
      )}
      {time.moves.length > 0 && (
        <table className="table">
          <caption>改期记录</caption>
          <tbody>
            {time.moves.map(({ id, label, at, was, to }) => (
              <tr key={id}>
                <td className="tnum tight faint">{momentText(at, today)}</td>
                <td>{label}</td>
                <td>
                  {was ? limitDay(was) : '挂起中'} → {to ? limitDay(to) : '挂起，期限留着'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function headline({ dueAt, settledAt, grade }: IssueFile): string {
  if (settledAt) return `${dayWithWeek(dayOf(settledAt))} ${clockText(settledAt)} 办结`
  if (!dueAt) return '挂起中，期限留着'
  const end =
    grade === 'urgent' ? `${dayWithWeek(dayOf(dueAt))} ${clockText(dueAt)}` : `${dayWithWeek(lastDay(dueAt))} 24:00`
  return `${end} 前办结`
}

function limitDay(dueAt: Date): string {
  return clockText(dueAt) === '00:00' ? monthDay(lastDay(dueAt)) : `${monthDay(dayOf(dueAt))} ${clockText(dueAt)}`
}

function lastDay(dueAt: Date): CivilDay {
  return dayOf(new Date(dueAt.getTime() - 1))
}

function dayWithWeek(day: CivilDay): string {
  return `${monthDay(day)} ${weekdayText(day)}`
}
