import type { AnswerRefusal } from '@/domain/tags/answers'
import type { ColourRuleRefusal } from '@/domain/tags/colour-rule'

export type TagRefusal =
  | { kind: 'rule_tag' }
  | { kind: 'benefit_needs_evidence' }
  | { kind: 'tag_needs_person' }
  | { kind: 'already_ended' }
  | { kind: 'before_arrival'; on: string }
  | { kind: 'in_future' }
  | { kind: 'closed' }
  | { kind: 'not_a_member' }
  | { kind: 'review_needs_day' }
  | { kind: 'covers_nobody' }

/** Why a tag was not set or taken off. */
export function tagRefusalText(refusal: TagRefusal): string {
  switch (refusal.kind) {
    case 'rule_tag':
      return '这个标签由系统按事实推算，不用也不能人工添加。没有保存。请改成员的出生日期或居住情况。'
    case 'benefit_needs_evidence':
      return '这是有批准的政策标签，要写依据（文号、证件或结论）。填过的都在，补上再存。'
    case 'tag_needs_person':
      return '这个标签是关于一个人的，请选是家里哪一位。填过的都在。'
    case 'already_ended':
      return '这个标签已经去掉了，没有再改。请返回档案查看。'
    case 'before_arrival':
      return `日期早于标签开始的 ${refusal.on}。没有保存，填过的都在。请核对日期。`
    case 'in_future':
      return '日期在今天以后。没有保存，填过的都在。已经发生的才登记。'
    case 'closed':
      return '这一户已经销档，没有保存。要恢复请找书记。'
    case 'review_needs_day':
      return '这个标签没有复核周期，要写下一次哪天复核。没有保存，填过的都在。'
    case 'covers_nobody':
      return '这个标签不是按户批的待遇，没有“纳入哪几位”可改。没有保存。请返回档案查看。'
    case 'not_a_member':
      return '选的人现在不在这一户居住，没有保存。请返回重新打开档案再选。'
  }
}

/** Why an answer to a proposal was not kept. */
export function answerRefusalText(refusal: AnswerRefusal): string {
  switch (refusal.kind) {
    case 'facts_changed':
      return '这一户的人员或标签刚变过，问的已经不是同一件事。没有保存。请刷新页面，按现在的情况再答。'
    case 'answer_needs_reason':
      return '档案推算为“是”，答“不是”要写理由，例如：儿子同住，未登记。没有保存，填过的都在。'
    case 'closed':
      return '这一户已经销档，没有保存。要恢复请找书记。'
  }
}

/** Why a colour rule was not set. */
export function colourRuleRefusalText(refusal: ColourRuleRefusal | { kind: 'preview' }): string {
  switch (refusal.kind) {
    case 'preview':
      return '还没有保存。请看下面的影响，对的再确认。'
    case 'rule_in_past':
      return '生效日在今天以前。没有保存，选的都在。过去的日子保留当时的规则，请选今天或以后。'
    case 'rule_without_red':
      return '红色至少要有一个标签。没有保存，选的都在。请选上再看影响。'
    case 'rule_as_before':
      return '和那天已有的规则一样，没有保存。请改了再看影响，或返回。'
  }
}
