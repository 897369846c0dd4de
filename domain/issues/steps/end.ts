import type { Clerk, Issue } from '@/domain/issues/issue'
import { admit, stepOf } from '@/domain/issues/steps/guard'
import { refuse, accept as yes } from '@/domain/result'

/** 不予受理: the resident is told why (features §4.12). */
export function decline(issue: Issue, clerk: Clerk, { note }: { note: string | null }) {
  const refused = admit('decline', issue, clerk, note)
  return refused ?? yes(stepOf('decline', { settledAt: clerk.now }, note))
}

/** 撤回: the resident takes it back. */
export function withdraw(issue: Issue, clerk: Clerk, { note }: { note: string | null }) {
  const refused = admit('withdraw', issue, clerk, note)
  return refused ?? yes(stepOf('withdraw', { settledAt: clerk.now, pausedAt: null, pauseReason: null }, note))
}

/** 并入另一件: its households move to the other matter, which must still be open and not itself. */
export function merge(issue: Issue, clerk: Clerk, { note, into }: { note: string | null; into: Issue | undefined }) {
  const refused = admit('merge', issue, clerk, note)
  if (refused) return refused
  if (!into) return refuse({ kind: 'target_not_found' } as const)
  if (into.id === issue.id) return refuse({ kind: 'merge_into_itself' } as const)
  if (into.settledAt) return refuse({ kind: 'target_is_settled', number: into.number } as const)
  return yes(stepOf('merge', { settledAt: clerk.now, mergedIntoId: into.id }, note, { into: into.number }))
}
