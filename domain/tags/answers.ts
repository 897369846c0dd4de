import type { CivilDay } from '@/domain/calendar/civil-day'
import { accept, type Result, refuse } from '@/domain/result'
import type { AnswerableSign, SignAnswer, TagCode } from '@/domain/tags/codes'
import { careTags } from '@/domain/tags/contact-class'
import type { DerivedTag, Member } from '@/domain/tags/derive'

/** What somebody answered to a proposal, about exactly the facts it stood on; other facts are another question (seed row 20). */
export type Answered = {
  sign: AnswerableSign
  answer: SignAnswer
  facts: string
  reason: string | null
  answeredOn: CivilDay
  by: string | null
}

/** The facts 独居 and 纯老 stand on: how many live together, and when the youngest was born. As `factsOfHome` in the database. */
export function homeFacts(members: readonly Member[]): string {
  const births = members.flatMap(({ bornOn }) => (bornOn === null ? [] : [bornOn]))
  return `${members.length} ${births.length === members.length ? (births.sort().at(-1) ?? '') : ''}`
}

/** The facts a class is proposed on: the tags that call for care, in the order of the alphabet. */
export function careFacts(held: readonly TagCode[]): string {
  return careTags
    .filter((code) => held.includes(code))
    .sort()
    .join(',')
}

/** The tags a class was proposed on, from its facts. */
export function careTagsIn(facts: string): TagCode[] {
  return careTags.filter((code) => facts.split(',').includes(code))
}

/** What was answered about these facts by `day`; nothing when nobody was asked, or the facts are others since. */
export function answerTo(
  answered: readonly Answered[],
  sign: AnswerableSign,
  facts: string,
  day: CivilDay,
): Answered | undefined {
  return answered.find((one) => one.sign === sign && one.facts === facts && one.answeredOn <= day)
}

export type SignedTag = DerivedTag & { answered?: Answered | undefined; open?: boolean }

/** Derived tags as they stand after what people answered: denied ones are left out, those still to be confirmed are `open`. */
export function standingTags(
  derived: readonly DerivedTag[],
  members: readonly Member[],
  answered: readonly Answered[],
  day: CivilDay,
): SignedTag[] {
  return derived.flatMap((tag): SignedTag[] => {
    if (tag.code !== 'living_alone' && tag.code !== 'elders_only') return [tag]
    const answer = answerTo(answered, tag.code, homeFacts(members), day)
    if (answer?.answer === 'no') return []
    return [answer ? { ...tag, answered: answer } : { ...tag, open: true }]
  })
}

export type AnswerRefusal = { kind: 'facts_changed' } | { kind: 'answer_needs_reason' } | { kind: 'closed' }

/** An answer counts for the facts that were shown; saying no needs a reason, because the files say yes. */
export function soundAnswer(
  answer: SignAnswer,
  reason: string | null,
  shown: string,
  current: string | undefined,
): Result<null, AnswerRefusal> {
  if (shown !== current) return refuse({ kind: 'facts_changed' })
  return answer === 'no' && !reason ? refuse({ kind: 'answer_needs_reason' }) : accept(null)
}
