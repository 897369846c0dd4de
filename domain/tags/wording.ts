export type TagRefusal =
  | { kind: 'rule_tag' }
  | { kind: 'benefit_needs_evidence' }
  | { kind: 'tag_needs_person' }
  | { kind: 'already_ended' }
  | { kind: 'before_arrival'; on: string }
  | { kind: 'in_future' }
  | { kind: 'closed' }
  | { kind: 'not_a_member' }

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
    case 'not_a_member':
      return '选的人现在不在这一户居住，没有保存。请返回重新打开档案再选。'
  }
}
