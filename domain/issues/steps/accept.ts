import type { Clerk, Issue } from '@/domain/issues/issue'
import { admit, stepOf } from '@/domain/issues/steps/guard'
import { accept as yes } from '@/domain/result'

/** 接单: looked at and found to be ours. Whoever accepts watches it from now on (seed row 63). */
export function accept(issue: Issue, clerk: Clerk, { note }: { note: string | null }) {
  const refused = admit('accept', issue, clerk, note)
  return refused ?? yes(stepOf('accept', { watcherId: issue.watcherId ?? clerk.id }, note))
}

/** 自己办: 社区自办, led by whoever takes it (seed row 60). A hard matter is dispatched instead. */
export function take(issue: Issue, clerk: Clerk, { note }: { note: string | null }) {
  const refused = admit('take', issue, clerk, note)
  return refused ?? yes(stepOf('take', { route: 'self', handlerId: clerk.id }, note))
}
