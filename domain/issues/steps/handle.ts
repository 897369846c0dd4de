import type { PauseReason } from '@/domain/issues/codes'
import type { Clerk, Issue } from '@/domain/issues/issue'
import { admit, stepOf } from '@/domain/issues/steps/guard'
import { accept as yes } from '@/domain/result'

export type Result = { what: string; count: number; unit: string }

/** 挂起: the remaining time is kept; the reason is printed wherever the clock shows. */
export function pause(issue: Issue, clerk: Clerk, { note, reason }: { note: string | null; reason: PauseReason }) {
  const refused = admit('pause', issue, clerk, note)
  return refused ?? yes(stepOf('pause', { pausedAt: clerk.now, pauseReason: reason }, note, { reason }))
}

/** 恢复办理: the clock runs on with what was left. */
export function resume(issue: Issue, clerk: Clerk, { note }: { note: string | null }) {
  const refused = admit('resume', issue, clerk, note)
  return refused ?? yes(stepOf('resume', { pausedAt: null, pauseReason: null }, note))
}

/** 办完: what was done, with quantities where there are any (seed row 72). Nobody named yet means whoever finishes handled it. */
export function finish(issue: Issue, clerk: Clerk, { note, results }: { note: string | null; results: Result[] }) {
  const refused = admit('finish', issue, clerk, note)
  const change = {
    handledAt: clerk.now,
    outcome: note,
    handlerId: issue.handlerId ?? clerk.id,
    ...(results.length > 0 ? { results } : {}),
  }
  return refused ?? yes(stepOf('finish', change, note, results.length > 0 ? { results } : undefined))
}
