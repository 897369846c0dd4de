import { waysToCall } from '@/domain/households/naming'
import { dissatisfactionCauses, type SupervisionLevel, supervisionLevels } from '@/domain/issues/codes'
import { type IssueAct, type IssueState, issueStates, transitions } from '@/domain/issues/lifecycle'
import type { Objection } from '@/domain/issues/steps/guard'

/** Every refusal of the loop. */
export type IssueRefusal =
  | Objection
  | { kind: 'note_needed'; act: IssueAct }
  | { kind: 'hard_needs_three' }
  | { kind: 'handler_needed' }
  | { kind: 'handler_unknown' }
  | { kind: 'unit_needed' }
  | { kind: 'whistle_needs_units' }
  | { kind: 'deadline_is_past' }
  | { kind: 'cause_needed' }
  | { kind: 'target_not_found' }
  | { kind: 'merge_into_itself' }
  | { kind: 'target_is_settled'; number: string }
  | { kind: 'supervision_needs_reason' }
  | { kind: 'supervision_only_rises'; now: SupervisionLevel }
  | { kind: 'not_supervised' }
  | { kind: 'already_settled' }
  | { kind: 'already_arrived' }
  | { kind: 'not_arrived_yet' }
  | { kind: 'rated_from_below' }
  | { kind: 'already_joined' }
  | { kind: 'household_not_found' }
  | { kind: 'derived_title_needed' }
  | { kind: 'follow_up_not_of_this_matter' }
  | { kind: 'nothing_changed' }
  | { kind: 'outside_own_area' }
  | { kind: 'similar_found'; matters: { number: string; title: string }[] }

/** The short reason beside a greyed step. */
export function objectionText(objection: Objection): string {
  switch (objection.kind) {
    case 'not_in_state':
      return `现在是“${issueStates[objection.state]}”，要在${wanted(objection.act)}时才能${transitions[objection.act].label}`
    case 'sent_to_another_unit':
      return '这件事派给了别的单位'
    case 'hard_matter_is_dispatched':
      return '难办事项要由书记派单，定单位、责任人和时限'
    case 'own_work':
      return '回访不能由承办人自己做，请换一位同事'
    case 'no_follow_up':
      return '还没有回访，归档前至少回访一户'
  }
}

/** A refusal in three parts: what happened, what is safe, what to do. */
export function issueRefusalText(refusal: IssueRefusal): string {
  const [what, now] = parts(refusal)
  return `${what}。没有保存，填的都在。${now}。`
}

function parts(refusal: IssueRefusal): [what: string, now: string] {
  switch (refusal.kind) {
    case 'not_in_state':
    case 'sent_to_another_unit':
    case 'hard_matter_is_dispatched':
    case 'own_work':
    case 'no_follow_up':
      return [objectionText(refusal), '请刷新这一页，看现在可以做什么']
    case 'note_needed':
      return [`${transitions[refusal.act].label}要写说明`, '请写一句再提交']
    case 'cause_needed':
      return ['不满意要记原因', `请选一个：${Object.values(dissatisfactionCauses).join('、')}`]
    case 'derived_title_needed':
      return ['另立一件要写清楚是什么事', '请写事项']
    case 'follow_up_not_of_this_matter':
      return ['这一户不在这件事里', '请从名单里选，或先把这一户加进来']
    case 'nothing_changed':
      return ['没有改动任何文字', '请改好再提交']
    default:
      return otherParts(refusal)
  }
}

function otherParts(refusal: Exclude<IssueRefusal, Objection>): [what: string, now: string] {
  switch (refusal.kind) {
    case 'hard_needs_three':
      return ['难办事项缺责任单位、责任人或完成时限', '三样都填上再派单']
    case 'handler_needed':
      return ['社区自办要有责任人', '请选一位']
    case 'handler_unknown':
      return ['找不到这位责任人，或者不在这个单位', '请重新选']
    case 'unit_needed':
      return ['部门转办要有承办单位', '请选一个']
    case 'whistle_needs_units':
      return ['吹哨要点名至少一个单位', '请勾选']
    case 'deadline_is_past':
      return ['完成时限已经过了', '请填今天以后的日子']
    default:
      return sideParts(refusal)
  }
}

type Side = Exclude<IssueRefusal, Objection>

function sideParts(refusal: Side): [what: string, now: string] {
  switch (refusal.kind) {
    case 'target_not_found':
      return ['找不到要并入的那一件', '请核对编号，例如 2026-0387']
    case 'merge_into_itself':
      return ['不能并入自己', '请填另一件的编号']
    case 'target_is_settled':
      return [`${refusal.number} 已经办结`, '请并入一件还在办的，或先重开它']
    case 'supervision_needs_reason':
      return ['督办要写理由', '请写一句再提交']
    case 'supervision_only_rises':
      return [`已是${supervisionLevels[refusal.now]}，督办只升不降`, '要取消，请选“撤销督办”并写理由']
    case 'not_supervised':
      return ['这件事没有督办', '不用撤销']
    case 'already_settled':
      return ['这件事已经办结', '请刷新这一页']
    default:
      return lastParts(refusal)
  }
}

function lastParts(refusal: Side): [what: string, now: string] {
  switch (refusal.kind) {
    case 'already_arrived':
      return ['这个单位已经报到过', '请刷新这一页']
    case 'not_arrived_yet':
      return ['还没有到场，时限也没到', '到场后或时限过后再评']
    case 'rated_from_below':
      return ['报到由居民区来评，单位不能评自己', '请等居民区评']
    case 'already_joined':
      return ['这一户已经在这件事里', '不用再加']
    case 'household_not_found':
      return ['找不到这一户，或者不在您的辖区', waysToCall]
    case 'similar_found': {
      const list = refusal.matters.map(({ number, title }) => `${number} ${title}`).join('；')
      return [`90 天内这里已有同类的事在办：${list}`, '是同一件就填它的编号加入；确是另一件，勾上再登记']
    }
    case 'outside_own_area':
      return ['这个网格不在您的辖区', '请选自己的网格']
    default:
      return ['这一步现在不能做', '请刷新这一页']
  }
}

function wanted(act: IssueAct): string {
  const states: readonly IssueState[] = transitions[act].from
  return states.map((state) => `“${issueStates[state]}”`).join('或')
}
