import '@/tests/support/environment'
import { newId } from '@/db/ids'
import { firstVisitTasks } from '@/domain/visits/codes'

/** All six tasks of a first contact done. */
export const everyTask = { tasks: Object.keys(firstVisitTasks) }

/** What the form at the door sends: somebody was met at the door, and whatever is said besides. */
export function visitOf(
  householdId: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> & { id: string } {
  return { id: newId(), householdId, mode: 'door', outcome: 'met', ...more }
}
