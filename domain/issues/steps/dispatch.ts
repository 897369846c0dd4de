import { endOfDay } from '@/domain/calendar/civil-day'
import type { IssueRoute, UnitCode } from '@/domain/issues/codes'
import type { Clerk, Issue } from '@/domain/issues/issue'
import { admit, stepOf } from '@/domain/issues/steps/guard'
import { refuse, accept as yes } from '@/domain/result'

/** Where a matter is sent. `dueOn` is the last day of a hard one. */
export type Dispatch = {
  route: IssueRoute
  unitCode: UnitCode | null
  units: UnitCode[]
  handlerId: string | null
  hard: boolean
  dueOn: string | null
  note: string | null
}

/**
 * 派单 and 改派 (seed rows 60, 62): self-handled needs a person, a transfer a unit, a whistle at least one unit called.
 * A hard matter needs unit, person and deadline.
 */
export function dispatch(act: 'dispatch' | 'redispatch', issue: Issue, clerk: Clerk, sent: Dispatch) {
  const refused = admit(act, issue, clerk, sent.note)
  if (refused) return refused
  const { route, handlerId, hard, dueOn } = sent
  const units = route === 'whistle' ? [...new Set([...(sent.unitCode ? [sent.unitCode] : []), ...sent.units])] : []
  const unitCode = route === 'whistle' ? (units[0] ?? null) : sent.unitCode
  if (hard && !(unitCode && handlerId && dueOn)) return refuse({ kind: 'hard_needs_three' } as const)
  if (route === 'self' && !handlerId) return refuse({ kind: 'handler_needed' } as const)
  if (route === 'transfer' && !unitCode) return refuse({ kind: 'unit_needed' } as const)
  if (route === 'whistle' && units.length === 0) return refuse({ kind: 'whistle_needs_units' } as const)
  const agreedDueAt = hard && dueOn ? endOfDay(dueOn) : null
  if (agreedDueAt && agreedDueAt <= clerk.now) return refuse({ kind: 'deadline_is_past' } as const)

  const change = {
    route,
    hard,
    handlerId,
    unitCode: route === 'self' && !hard ? null : unitCode,
    pausedAt: null,
    pauseReason: null,
  }
  const step = stepOf(act, change, sent.note, { route, unitCode, handlerId, hard, ...(dueOn ? { dueOn } : {}) })
  return yes({ ...step, agreedDueAt, whistles: units })
}
