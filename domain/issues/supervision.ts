import type { SupervisionLevel } from '@/domain/issues/codes'
import type { Issue } from '@/domain/issues/issue'
import { accept, refuse } from '@/domain/result'

const rank: Record<SupervisionLevel, number> = { plain: 1, yellow: 2, red: 3 }
const hour = 3_600_000

/**
 * 督办: only rises; red never falls back to yellow. Taking it off is an act of its own with a reason (features §4.8).
 * A settled matter is not supervised any more.
 */
export function supervise(issue: Issue, { level, note }: { level: SupervisionLevel | 'lift'; note: string | null }) {
  if (!note) return refuse({ kind: 'supervision_needs_reason' } as const)
  if (issue.settledAt) return refuse({ kind: 'already_settled' } as const)
  if (level === 'lift') {
    return issue.supervision ? accept({ supervision: null }) : refuse({ kind: 'not_supervised' } as const)
  }
  if (issue.supervision && rank[level] <= rank[issue.supervision]) {
    return refuse({ kind: 'supervision_only_rises', now: issue.supervision } as const)
  }
  return accept({ supervision: level })
}

/** 按规则应督办: overdue is plain; 较急 overdue by 24 hours yellow, by 48 red (seed row 81). */
export function proposedSupervision(
  issue: Pick<Issue, 'grade' | 'dueAt' | 'settledAt' | 'supervision'>,
  now: Date,
): SupervisionLevel | undefined {
  if (issue.settledAt || !issue.dueAt || issue.dueAt >= now) return undefined
  const late = (now.getTime() - issue.dueAt.getTime()) / hour
  const level =
    issue.grade === 'urgent' && late >= 48 ? 'red' : issue.grade === 'urgent' && late >= 24 ? 'yellow' : 'plain'
  return !issue.supervision || rank[level] > rank[issue.supervision] ? level : undefined
}
