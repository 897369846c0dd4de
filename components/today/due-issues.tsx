import { stateText, type Urgency, UrgencyMark } from '@/components/issues/urgency'
import { Listing } from '@/components/ui/listing'
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
    <Listing
      caption="诉求，按期限"
      rows={rows}
      columns={(column) => [
        column(
          '期限',
          (issue) => (
            <>
              <UrgencyMark issue={issue} now={now} />
              <span className="sub">{issueGrades[issue.grade]}</span>
            </>
          ),
          { className: 'sub-in', width: '112px' },
        ),
        column('编号', ({ number }) => number.slice(5), {
          className: 'tnum faint hide',
          headClassName: 'hide',
          width: '56px',
        }),
        column('事项，地点', ({ id, title, place }) => (
          <>
            <a href={`/issues/${id}`}>{title}</a>
            <span className="sub">{place}</span>
          </>
        )),
        column(
          '到哪一步',
          ({ state, unitCode, route }) => (
            <>
              {stateText(state)}
              <span className="sub">{unitCode ? units[unitCode] : issueRoutes[route]}</span>
            </>
          ),
          { className: 'aux', width: '136px' },
        ),
        column('责任人', ({ handler }) => handler ?? '', { className: 'tight aux', width: '72px' }),
      ]}
    />
  )
}
