import type { CivilDay } from '@/domain/calendar/civil-day'
import { waysToCall } from '@/domain/households/naming'
import type { MediationState } from '@/domain/issues/mediation-codes'
import { accept, type Result, refuse } from '@/domain/result'

export type MediationRefusal =
  | { kind: 'two_parties_needed' }
  | { kind: 'party_unknown'; nth: number; household: string }
  | { kind: 'mediator_needed' }
  | { kind: 'mediator_unknown' }
  | { kind: 'agreement_needed' }
  | { kind: 'follow_up_needed' }
  | { kind: 'follow_up_too_early' }
  | { kind: 'in_future' }
  | { kind: 'before_it_began'; on: CivilDay }
  | { kind: 'already_settled' }
  | { kind: 'not_settled' }
  | { kind: 'nothing_to_follow_up' }
  | { kind: 'not_the_opener' }
  | { kind: 'changed_meanwhile' }

/** A party as it was typed: somebody of a household on file, or a name from outside. */
export type PartyTold = { nth: number; household: string | null; name: string }

/** The most parties one case names. */
export const partiesMost = 4

/** The parties that were written down; a dispute has two sides at least. */
export function partiesTold(lines: readonly { household: string | null; name: string | null }[]) {
  const told = lines.flatMap(({ household, name }, at): PartyTold[] => (name ? [{ nth: at + 1, household, name }] : []))
  return told.length < 2 ? refuse({ kind: 'two_parties_needed' as const }) : accept(told)
}

type Standing = { state: MediationState; openedOn: CivilDay }
export type Outcome = {
  state: Exclude<MediationState, 'open'>
  agreement: string | null
  on: CivilDay
  followUpOn: CivilDay | null
}

/** 结案: an agreement is written down with the day on which it is asked how it holds; what failed needs neither. */
export function settle(standing: Standing, told: Outcome, today: CivilDay): Result<Outcome, MediationRefusal> {
  if (standing.state !== 'open') return refuse({ kind: 'already_settled' })
  if (told.on > today) return refuse({ kind: 'in_future' })
  if (told.on < standing.openedOn) return refuse({ kind: 'before_it_began', on: standing.openedOn })
  if (told.state !== 'agreed') return accept({ ...told, followUpOn: null })
  if (!told.agreement) return refuse({ kind: 'agreement_needed' })
  if (!told.followUpOn) return refuse({ kind: 'follow_up_needed' })
  if (told.followUpOn <= told.on) return refuse({ kind: 'follow_up_too_early' })
  return accept(told)
}

type Waiting = { state: MediationState; settledOn: CivilDay | null; followUpOn: CivilDay | null }

/** 回访: how the agreement holds, asked on a day since it was made; another day may be set. */
export function followUp(
  case_: Waiting,
  told: { on: CivilDay; again: CivilDay | null },
  today: CivilDay,
): Result<{ followUpOn: CivilDay | null }, MediationRefusal> {
  if (case_.state === 'open') return refuse({ kind: 'not_settled' })
  if (case_.followUpOn === null || case_.settledOn === null) return refuse({ kind: 'nothing_to_follow_up' })
  if (told.on > today) return refuse({ kind: 'in_future' })
  if (told.on < case_.settledOn) return refuse({ kind: 'before_it_began', on: case_.settledOn })
  if (told.again && told.again <= told.on) return refuse({ kind: 'follow_up_too_early' })
  return accept({ followUpOn: told.again })
}

/** Why a case was not written down: what happened, what is safe, what to do. */
export function mediationRefusalText(refusal: MediationRefusal): string {
  const [what, now] = partsOf(refusal)
  return `${what}。没有保存，填的都在。${now}。`
}

function partsOf(refusal: MediationRefusal): [what: string, now: string] {
  switch (refusal.kind) {
    case 'party_unknown':
      return [
        `当事人 ${refusal.nth}：“${refusal.household}”那一户里没有住着叫这个名字的人`,
        `姓名要写全名；${waysToCall}；外面的人只写姓名`,
      ]
    case 'before_it_began':
      return [`日期早于 ${refusal.on}`, '请核对日期']
    default:
      return plain[refusal.kind]
  }
}

const plain: Record<
  Exclude<MediationRefusal['kind'], 'party_unknown' | 'before_it_began'>,
  [what: string, now: string]
> = {
  two_parties_needed: ['当事人不到两位', '请写两位以上'],
  mediator_needed: ['没选调解人', '请至少选一位'],
  mediator_unknown: ['选的调解人不在走访队伍里', '请重新选'],
  agreement_needed: ['达成了协议，没写协议内容', '请写一句'],
  follow_up_needed: ['达成了协议，没定哪天回访', '请填日期'],
  follow_up_too_early: ['回访的日子不在这之后', '请填以后的日期'],
  in_future: ['日期在今天以后', '请核对日期'],
  already_settled: ['这件调解已经结案', '请返回看最新的情况'],
  not_settled: ['这件调解还没结案', '请先结案'],
  nothing_to_follow_up: ['这件调解没有要回访的', '请返回看最新的情况'],
  not_the_opener: ['调解人只能由立案的人或书记改', '请找他们改'],
  changed_meanwhile: ['别人刚改过这件调解', '请刷新后再改'],
}
