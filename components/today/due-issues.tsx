import { stateText, type Urgency, UrgencyMark } from '@/components/issues/urgency'
import {
  type IssueGrade,
  type IssueRoute,
  issueGrades,
  issueRoutes,
  type PauseReason,
  type UnitCode,
  units,
} from '@/domain/issues/codes'
import type { IssueState } from '@/domain/issues/lifecycle'

type Row = {
  id: string
  number: string
  title: string
  place: string
  grade: IssueGrade
  route: IssueRoute
  state: IssueState
  unitCode: UnitCode | null
  handler: string | null
  urgency: Urgency
  dueAt: Date | null
  settledAt: Date | null
  dueProvisional: boolean
  pauseReason: PauseReason | null
}

/** Matters by their limit, one line each: until when, what and where, how far, who. */
export function DueIssues({ rows, now }: { rows: Row[]; now: Date }) {
  if (rows.length === 0) return <p className="soft">没有。</p>
  return (
    <table className="table stack">
      <caption className="sr">诉求，按期限</caption>
      <thead>
        <tr>
          <th scope="col" style={{ width: 112 }}>
            期限
          </th>
          <th scope="col" style={{ width: 56 }} className="hide">
            编号
          </th>
          <th scope="col">事项，地点</th>
          <th scope="col" style={{ width: 136 }}>
            到哪一步
          </th>
          <th scope="col" style={{ width: 72 }}>
            责任人
          </th>
        </tr>
      </thead>
      <tbody className="lines">
        {rows.map((issue) => (
          <tr key={issue.id}>
            <td className="sub-in">
              <UrgencyMark issue={issue} now={now} />
              <span className="sub">{issueGrades[issue.grade]}</span>
            </td>
            <td className="tnum faint hide">{issue.number.slice(5)}</td>
            <td>
              <a href={`/issues/${issue.id}`}>{issue.title}</a>
              <span className="sub">{issue.place}</span>
            </td>
            <td className="aux">
              {stateText(issue.state)}
              <span className="sub">{issue.unitCode ? units[issue.unitCode] : issueRoutes[issue.route]}</span>
            </td>
            <td className="tight aux">{issue.handler ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
