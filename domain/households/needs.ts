import type { FieldPolicy } from '@/domain/access/fields'
import { type CivilDay, compareDays } from '@/domain/calendar/civil-day'
import { type NeedKind, type NeedState, needKinds } from '@/domain/households/need-codes'
import { accept, type Result, refuse } from '@/domain/result'

/** A need as it stands: since when, and from which day no longer. */
export type NeedStanding = { state: NeedState; fromOn: CivilDay; toOn: CivilDay | null }

export type NeedRefusal =
  | { kind: 'closed' }
  | { kind: 'in_future' }
  | { kind: 'before_need'; on: string }
  | { kind: 'need_needs_person' }
  | { kind: 'not_a_member' }
  | { kind: 'already_asked'; on: string }
  | { kind: 'already_so' }

/** True while somebody still waits for help. */
export function isOpenNeed(state: NeedState): boolean {
  return state === 'open' || state === 'working'
}

/** A need of a person's own names the person; any other is asked of the household. */
export function isOwnNeed(kind: NeedKind): boolean {
  return needKinds[kind].about === 'resident'
}

/** False for a need that tells of somebody's health, where the policy hides that. */
export function showsNeed(fields: FieldPolicy, kind: NeedKind): boolean {
  return fields.sensitive === 'shown' || !needKinds[kind].sensitive
}

/** 改进展: what ends a need ends it on a day; one ended by mistake is opened again. Refuses days ahead and days before it began. */
export function moveNeed(
  need: NeedStanding,
  state: NeedState,
  on: CivilDay,
  today: CivilDay,
): Result<{ state: NeedState; toOn: CivilDay | null }, NeedRefusal> {
  if (need.state === state) return refuse({ kind: 'already_so' })
  if (isOpenNeed(state)) return accept({ state, toOn: null })
  if (compareDays(on, today) > 0) return refuse({ kind: 'in_future' })
  if (compareDays(on, need.fromOn) < 0) return refuse({ kind: 'before_need', on: need.fromOn })
  return accept({ state, toOn: on })
}

/** Why a need was not recorded or moved, what is safe, and what to do. */
export function needRefusalText(refusal: NeedRefusal): string {
  switch (refusal.kind) {
    case 'closed':
      return '这一户已经销档，没有保存。要恢复请找书记。'
    case 'in_future':
      return '日期在今天以后。没有保存，填过的都在。已经发生的才登记。'
    case 'before_need':
      return `日期早于提出需求的 ${refusal.on}。没有保存，填过的都在。请核对日期。`
    case 'need_needs_person':
      return '这项需求是一个人的，请选是家里哪一位。填过的都在，选好再存。'
    case 'not_a_member':
      return '选的人现在不在这一户居住，没有保存。请返回重新打开档案再选。'
    case 'already_asked':
      return `同样的需求 ${refusal.on} 已经记过，还没有办结，没有重复记。填过的都在。请在那一条上改进展。`
    case 'already_so':
      return '这项需求已经是这个进展，没有再改。请返回看最新的内容。'
  }
}
