export type CadenceRefusal =
  | { kind: 'preview' }
  | { kind: 'cadence_in_past' }
  | { kind: 'cadence_as_before' }
  | { kind: 'cadence_ended' }
  | { kind: 'over_capacity'; words: string[] }

/** Why a cadence was not adopted or ended, in three parts. */
export function cadenceRefusalText(refusal: CadenceRefusal): string {
  switch (refusal.kind) {
    case 'preview':
      return '还没有保存。请看下面的影响，对的再确认。'
    case 'cadence_in_past':
      return '日期在今天以前。没有保存，填的都在。过去的日子保留当时的频次，请选今天或以后。'
    case 'cadence_as_before':
      return '和那天已定的频次一样。没有保存，填的都在。请改天数，或返回。'
    case 'cadence_ended':
      return '这条频次已经停用。没有再改。请刷新这一页。'
    case 'over_capacity':
      return `${refusal.words.join('；')}。没有保存，填的都在。仍要定，请在“做不完仍要定”里写明为什么；或放宽天数。`
  }
}

/** Why a target was not set, in three parts. */
export function targetRefusalText(_: { kind: 'target_in_past' }): string {
  return '日期在今天以前。没有保存，填的都在。以前的周保留当时的目标，请选今天或以后。'
}

export type CampaignRefusal =
  | { kind: 'preview' }
  | { kind: 'campaign_days' }
  | { kind: 'question_not_whole' }
  | { kind: 'visitor_unknown' }
  | { kind: 'nobody_in_scope' }
  | { kind: 'campaign_closed' }
  | { kind: 'campaign_not_begun' }
  | { kind: 'changed_meanwhile' }
  | { kind: 'not_solved' }
  | { kind: 'names_somebody' }

/** Why nothing was done about a campaign, in three parts. */
export function campaignRefusalText({ kind }: CampaignRefusal): string {
  const parts: Record<CampaignRefusal['kind'], [string, string]> = {
    preview: ['还没有建', '请看下面的户数，对的再确认'],
    campaign_days: ['最后一天在第一天以前，或已经过了', '请核对两个日期'],
    question_not_whole: ['问题和答案要一起填，答案至少两个', '请补上，或都空着'],
    visitor_unknown: ['选的人不在走访队伍里', '请重新打开这一页再选'],
    nobody_in_scope: ['这个范围今天一户也没有', '请换一个范围'],
    campaign_closed: ['已经收官，数字不再变', '请刷新这一页'],
    campaign_not_begun: ['还没到第一天', '请到那天以后再收官'],
    changed_meanwhile: ['别人刚改过', '请刷新后再看'],
    not_solved: ['这件事还没办结', '请办结、答复居民以后再记为案例'],
    names_somebody: ['写了这一户的人名', '请改成不带姓名的写法'],
  }
  const [what, now] = parts[kind]
  return `${what}。没有保存，填的都在。${now}。`
}
