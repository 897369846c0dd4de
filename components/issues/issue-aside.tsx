import { momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { PhotoLinks } from '@/components/visits/photo-links'
import { dayOf, endOfDay } from '@/domain/calendar/civil-day'
import { dueText, monthDay } from '@/domain/calendar/day-text'
import { issueSources, issueSubcategories, replyModes, supervisionLevels, units } from '@/domain/issues/codes'
import { issueStates } from '@/domain/issues/lifecycle'
import { visitModes } from '@/domain/visits/codes'
import type { IssueFile } from '@/server/issues/issue-file'

/** Who handles it, whose it is, what it came from and hangs together with. */
export function IssueAside({ issue }: { issue: IssueFile }) {
  return (
    <>
      <Section title="谁在办" first>
        <Facts
          facts={[
            { label: '首问', value: `${issue.firstTaker}，至答复为止不变` },
            { label: '责任部门', value: issue.unitCode ? units[issue.unitCode] : '居委会' },
            { label: '责任人', value: issue.handler ?? <span className="faint">未定</span> },
            { label: '跟踪', value: issue.watcher ?? <span className="faint">未定</span> },
            {
              label: '督办',
              value: issue.supervision ? (
                <span className="st-overdue">{supervisionLevels[issue.supervision]}</span>
              ) : (
                <span className="faint">无</span>
              ),
            },
          ]}
        />
      </Section>
      {issue.reply && (
        <Section title="答复">
          <p>{issue.reply}</p>
          <p className="meta">
            {issue.replyMode && replyModes[issue.replyMode]}
            {issue.settledAt && `　${momentText(issue.settledAt, dayOf(issue.now))}`}
          </p>
        </Section>
      )}
      <Households issue={issue} />
      <Links issue={issue} />
    </>
  )
}

function Households({ issue: { people, id, side } }: { issue: IssueFile }) {
  if (!people) return null
  const [reporter, ...others] = people.households
  return (
    <Section title="居民" {...(side.join ? { more: { href: `/issues/${id}?do=join#step`, label: '加一户' } } : {})}>
      {reporter ? (
        <table className="table">
          <caption className="sr">反映人和一起的</caption>
          <tbody>
            {[reporter, ...others].slice(0, 12).map((one) => (
              <tr key={one.id}>
                <td>
                  <a href={`/households/${one.id}`}>{one.address}</a>
                  <span className="sub">
                    {one.head ?? ''}
                    {one.reporter && '　反映人'}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="soft">没有具体哪一户，是公共地方的事。</p>
      )}
      {others.length > 11 && <p className="meta">另有 {others.length - 11} 户，见评单</p>}
    </Section>
  )
}

function Links({ issue }: { issue: IssueFile }) {
  const { linked, origin, sameKind, now } = issue
  const today = dayOf(now)
  return (
    <Section title="从哪来，连着什么">
      <table className="table">
        <caption className="sr">关联</caption>
        <tbody>
          <tr>
            <td>
              来源：{issueSources[issue.source]}
              <span className="sub">{momentText(issue.registeredAt, today)} 登记</span>
            </td>
          </tr>
          {origin.noted.map(({ id, visitId, at, text, mode, photos }) => (
            <tr key={id}>
              <td>
                {visitId ? (
                  <a href={`/visits/${visitId}`}>{monthDay(dayOf(at))}走访</a>
                ) : (
                  `${monthDay(dayOf(at))}民情记录`
                )}
                <span className="sub">
                  {mode && `${visitModes[mode]}　`}
                  {text}
                </span>
                <PhotoLinks photos={photos} />
              </td>
            </tr>
          ))}
          {origin.promised.map(({ id, text, dueOn, answeredAt }) => (
            <tr key={id}>
              <td>
                <a href="/promises">答应事项</a>
                <span className={answeredAt || dueOn >= today ? 'sub' : 'sub st-overdue'}>
                  {text}　{answeredAt ? '已回话' : dueText(endOfDay(dueOn), now)}
                </span>
              </td>
            </tr>
          ))}
          {linked.map((one) => (
            <tr key={one.id}>
              <td>
                <a href={`/issues/${one.id}`}>
                  {one.number}　{one.title}
                </a>
                <span className="sub">
                  {relation(issue, one)}　{issueStates[one.state]}
                </span>
              </td>
            </tr>
          ))}
          {sameKind > 0 && (
            <tr>
              <td>
                <a href={`/issues?list=all&category=${issue.category}&q=${encodeURIComponent(placeWord(issue.place))}`}>
                  一类问题：{issueSubcategories[issue.subcategory]}
                </a>
                <span className="sub">这里今年第 {sameKind + 1} 起</span>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </Section>
  )
}

function placeWord(place: string): string {
  return place.split(/\s+/u).slice(0, 2).join(' ')
}

function relation(issue: IssueFile, one: IssueFile['linked'][number]): string {
  if (one.mergedIntoId === issue.id) return '并进来的'
  if (one.derivedFromId === issue.id) return '由本件另立'
  return issue.state === 'merged' ? '并到了这一件' : '由这一件另立'
}
