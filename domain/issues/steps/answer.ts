import type { DissatisfactionCause, Rating, ReplyMode } from '@/domain/issues/codes'
import type { Clerk, Issue } from '@/domain/issues/issue'
import { admit, type Standing, stepOf } from '@/domain/issues/steps/guard'
import { refuse, accept as yes } from '@/domain/result'

/** One answer of one household. */
export type Rated = { rating: Rating; cause: DissatisfactionCause | null }

/** 答复: the words the resident was told and how; this settles the matter (事事有回音, seed row 63). */
export function reply(issue: Issue, clerk: Clerk, { note, mode }: { note: string | null; mode: ReplyMode }) {
  const refused = admit('reply', issue, clerk, note)
  const change = { reply: note, replyMode: mode, repliedBy: clerk.id, settledAt: clerk.now }
  return refused ?? yes(stepOf('reply', change, note, { mode }))
}

/**
 * 回访与评单 (seed rows 64–66): by somebody other than the handler; a 差评 names its cause.
 * `earlier` are the answers of the other households, so that the matter carries the rating most of them gave.
 */
export function followUp(
  issue: Issue,
  clerk: Clerk,
  answer: Rated & { note: string | null; mode: ReplyMode },
  earlier: readonly Rated[],
) {
  const refused = admit('follow_up', issue, clerk, answer.note)
  if (refused) return refused
  if (answer.rating === 'dissatisfied' && !answer.cause) return refuse({ kind: 'cause_needed' } as const)
  const { rating, cause } = overallRating([...earlier, answer])
  return yes(stepOf('follow_up', { rating, cause }, answer.note, { rating: answer.rating, mode: answer.mode }))
}

/** 退回重办: the resident is not content, or it was not done; the reply no longer stands. */
export function sendBack(issue: Issue, clerk: Clerk, { note }: { note: string | null }) {
  const refused = admit('send_back', issue, clerk, note)
  return refused ?? yes(stepOf('send_back', unanswered, note))
}

/** 归档: only with a recorded reply and a follow-up. */
export function close(issue: Issue, clerk: Clerk, { note }: { note: string | null }, standing: Standing) {
  const refused = admit('close', issue, clerk, note, standing)
  return refused ?? yes(stepOf('close', { closedAt: clerk.now, closedBy: clerk.id }, note))
}

/** 重开: a new count begins; the first limits stay readable in the record. */
export function reopen(issue: Issue, clerk: Clerk, { note }: { note: string | null }) {
  const refused = admit('reopen', issue, clerk, note)
  const change = { ...unanswered, closedAt: null, closedBy: null, reopened: issue.reopened + 1 }
  const first = { firstAnswerDueAt: issue.answerDueAt, firstDueAt: issue.dueAt, firstSettledAt: issue.settledAt }
  return refused ?? yes(stepOf('reopen', change, note, first))
}

/** The rating most households gave; of two equally frequent ones the worse. */
export function overallRating(answers: readonly Rated[]): Rated {
  const worstFirst: Rating[] = ['dissatisfied', 'fair', 'satisfied']
  const count = (rating: Rating) => answers.filter((answer) => answer.rating === rating).length
  const given = worstFirst.filter((rating) => count(rating) > 0)
  if (given.length === 0) return { rating: 'unrated', cause: null }
  const most = given.reduce((best, rating) => (count(rating) > count(best) ? rating : best))
  const cause = answers.find(({ rating }) => rating === 'dissatisfied')?.cause ?? null
  return { rating: most, cause: most === 'dissatisfied' ? cause : null }
}

const unanswered = {
  reply: null,
  replyMode: null,
  repliedBy: null,
  settledAt: null,
  rating: null,
  cause: null,
  handledAt: null,
} as const
