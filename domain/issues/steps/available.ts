import { granted, type Permission, type Role, roles } from '@/domain/access/roles'
import type { Clerk, Issue } from '@/domain/issues/issue'
import { type IssueAct, transitions } from '@/domain/issues/lifecycle'
import { objectionTo, type Standing } from '@/domain/issues/steps/guard'
import { objectionText } from '@/domain/issues/wording'

/** A step of the present state; `why` says what stands against it for this person. */
export type AvailableStep = { act: IssueAct; label: string; why: string | null }

/** What may be done now: every step that leaves the present state, the greyed ones with their reason. */
export function availableSteps(issue: Issue, role: Role, clerk: Clerk, standing: Standing): AvailableStep[] {
  return (Object.keys(transitions) as IssueAct[]).flatMap((act) => {
    const { from, label, permission } = transitions[act]
    if (!(from as readonly string[]).includes(issue.state)) return []
    const objection = objectionTo(act, issue, clerk, standing)
    const why = granted[role].has(permission)
      ? objection
        ? objectionText(objection)
        : null
      : `由${holders(permission)}办`
    return [{ act, label, why }]
  })
}

function holders(permission: Permission): string {
  return (Object.keys(roles) as Role[])
    .filter((role) => granted[role].has(permission))
    .map((role) => roles[role])
    .join('、')
}
