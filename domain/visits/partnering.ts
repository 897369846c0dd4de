/** Why a line of 对口联系 or of the two lists was not written down. */
export type TeamRefusal =
  | { kind: 'already_paired' }
  | { kind: 'in_future' }
  | { kind: 'before_it_began' }
  | { kind: 'cause_needed' }
  | { kind: 'issue_unknown' }
  | { kind: 'outcome_needed' }

/** In three parts: what happened, what is safe, what to do. */
export function teamRefusalText(refusal: TeamRefusal): string {
  const parts: Record<TeamRefusal['kind'], [what: string, now: string]> = {
    already_paired: ['这个人已经对口这个居民区', '不用再加'],
    in_future: ['日子还没到', '请填今天以前的日子'],
    before_it_began: ['结束在开始之前', '请核对日期'],
    cause_needed: ['没写是哪件诉求、哪个需求引起的', '请填诉求编号，或写一句需求'],
    issue_unknown: ['没有这个编号的诉求', '请核对编号，例如 2026-0387'],
    outcome_needed: ['做成、不做了都要写一句结果', '请补上'],
  }
  const [what, now] = parts[refusal.kind]
  return `${what}。没有保存，填的都在。${now}。`
}
