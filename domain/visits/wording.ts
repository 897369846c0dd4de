import { dayOf } from '@/domain/calendar/civil-day'
import { clockText, monthDay } from '@/domain/calendar/day-text'
import { fireItems } from '@/domain/dwellings/fire-codes'
import { waysToCall } from '@/domain/households/naming'
import { firstVisitTasks } from '@/domain/visits/codes'
import type { HazardRefusal, SeenRefusal } from '@/domain/visits/observing'
import type { PromiseRefusal } from '@/domain/visits/promising'
import type { VisitRefusal } from '@/domain/visits/recording'

/** A refusal in three parts: what happened, what is safe, what to do. */
export function visitRefusalText(refusal: VisitRefusal): string {
  const [what, now] = visitParts(refusal)
  return `${what}。没有保存，填的都在。${now}。`
}

function visitParts(refusal: VisitRefusal): [what: string, now: string] {
  switch (refusal.kind) {
    case 'in_the_future':
      return ['走访时间还没到', '请改成已经发生的时间']
    case 'before_the_file':
      return ['走访时间在建档之前', '请核对日期']
    case 'next_is_needed':
      return ['改约要有下次时间', '请填约在哪天几点']
    case 'next_is_past':
      return ['下次时间在这次之前', '请改成以后的时间']
    case 'class_a_has_no_door':
      return ['这一户是 A 类，不上门，约下次却选了上门', '请改约电话或线上']
    case 'task_reason_needed': {
      const names = refusal.tasks.map((task) => firstVisitTasks[task]).join('、')
      return [`首访六个一还有没做的：${names}`, '请勾上做了的，没做的写一句原因']
    }
    case 'promise_day_needed':
      return ['答应了事，没写哪天以前', '请填日期']
    case 'promise_words_needed':
      return ['填了日期，没写答应了什么', '请写一句']
    case 'promise_is_past':
      return ['答应的日期已经过了', '请填今天以后的日期']
    case 'vacant_is_found_at_the_door':
      return ['空置、半开门只有上门才看得到', '请把方式改成上门，或改结果']
    case 'outside_is_no_door':
      return ['联系的是户外联系人，方式却选了上门', '请把方式改成电话或线上，或改为联系本户']
    default:
      return recordParts(refusal)
  }
}

function recordParts(refusal: VisitRefusal): [what: string, now: string] {
  switch (refusal.kind) {
    case 'file_is_closed':
      return ['这一户已经销档', '请到新的档案里记']
    case 'contact_unknown':
      return ['选的户外联系人不在这一户的联系人里', '请重新打开这一页再选']
    case 'appointment_taken':
      return [
        `您 ${monthDay(dayOf(refusal.at))} ${clockText(refusal.at)} 已经约了 ${refusal.address}`,
        '请换一个时间，或先改那一户的约',
      ]
    case 'day_is_full':
      return [`您 ${monthDay(refusal.on)}的时间约满了`, '请换一天']
    case 'in_quiet_hours':
      return [`这一户 ${refusal.quiet} 免打扰`, '请把下次时间改到别的时段']
    case 'partner_unknown':
      return ['同行的人不在走访队伍里', '请重新选']
    case 'request_words_needed':
      return ['诉求没写内容', '请写一句，或取消这一条']
    case 'not_own_record':
      return ['只能改自己七天内的记录', '请找书记改']
    case 'appointment_over':
      return ['这个约已经取消，或者已经联系过这一户', '要再约，请用“约一户”']
    case 'changed_meanwhile':
      return ['别人刚改过这条记录', '请刷新后再改']
    default:
      return fireParts(refusal)
  }
}

function fireParts(refusal: VisitRefusal): [what: string, now: string] {
  switch (refusal.kind) {
    case 'fire_only_in_shops':
      return ['填了消防检查，这一户不是商铺', '请先做住商转换，或把消防检查清空']
    case 'fire_only_at_the_door':
      return ['消防检查要上门、店里有人才能做', '请改方式、结果，或把消防检查清空']
    case 'fire_incomplete':
      return [`消防检查还差：${refusal.items.map((item) => fireItems[item]).join('、')}`, '请逐项选，没有的选“不涉及”']
    case 'fire_mend_day_needed':
      return ['查出问题，没写哪天以前改好', '请填整改日期']
    case 'fire_fault_needed':
      return ['填了整改日期，五项里没有一项有问题', '请核对五项，或清空日期']
    case 'fire_mend_day_is_past':
      return ['整改日期在检查之前', '请填检查以后的日期']
    default:
      return ['还没写内容', '请写一句']
  }
}

/** Why what was seen at a place was not written down, in three parts. */
export function seenRefusalText({ kind }: SeenRefusal): string {
  const parts: Record<SeenRefusal['kind'], [string, string]> = {
    kind_needed: ['没选来过什么车，也没选哪一类', '请点一个'],
    place_needed: ['没写在哪里', '请写地点，或填哪一户'],
    words_needed: ['没写看到什么', '请写一句'],
    hazard_needed: ['选了安全隐患，没选是哪样', '请选一样'],
    mended_needed: ['没选隐患当场处理好了没有', '请选一个'],
    household_unknown: ['辖区里没有找到这一户', waysToCall],
  }
  const [what, now] = parts[kind]
  return `${what}。没有保存，填的都在。${now}。`
}

/** A refusal about a promise, in three parts. */
export function promiseRefusalText(refusal: PromiseRefusal): string {
  const parts: Record<PromiseRefusal['kind'], [string, string]> = {
    already_answered: ['这件事已经回过话', '请刷新这一页'],
    not_later: ['新日期不比原来晚', '请填更晚的日期'],
    day_is_past: ['新日期已经过了', '请填今天以后的日期'],
  }
  const [what, now] = parts[refusal.kind]
  return `${what}。没有保存，填的都在。${now}。`
}

export type VisitorRefusal = { kind: 'already_left' } | { kind: 'phone_unsure' } | { kind: 'kind_unknown' }

/** Why somebody of the team was not written down, in three parts. */
export function visitorRefusalText({ kind }: VisitorRefusal): string {
  if (kind === 'kind_unknown') return '这个类别街道的清单里没有，或已经停用。没有保存，填过的都在。请重新选类别。'
  return kind === 'already_left'
    ? '这个人已经不在走访队伍里，没有再改。要再加进来，请用“加一位”。'
    : '电话看不出是手机还是座机。没有保存，填过的都在。请核对号码。'
}

/** Why a hazard was not settled. */
export function hazardRefusalText({ kind }: HazardRefusal): string {
  return kind === 'already_settled'
    ? '这一条已经有人核实过了。没有再改，也没有多立诉求。刷新就看得到。'
    : '没写为什么不立。没有保存，这一条还在待核实里。请写一句，或立诉求。'
}
