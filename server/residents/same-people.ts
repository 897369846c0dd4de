import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { type AuditEntry, timesDone } from '@/db/queries/audit'
import {
  answerSamePerson,
  askSamePerson,
  everybodyHere,
  findSamePeople,
  matchSeen,
  withdrawSamePerson,
} from '@/db/queries/matches'
import { openResidenciesOf, residentForUpdate } from '@/db/queries/residents'
import { insertTransfer, isOffered } from '@/db/queries/transfers'
import type { Actor, Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, ancestorAt } from '@/domain/areas/area-code'
import { dayOf, startOfDay } from '@/domain/calendar/civil-day'
import { type MatchAnswer, matchAnswers } from '@/domain/residents/match-codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

type Looker = { tx: Transaction; actor: Actor; now: Date }

/**
 * Looks whether people just put on file live with another committee too, as often as a day allows, and records that it looked.
 * Beyond the day's limit nothing is looked for and nothing is refused: the same people are found by the next look.
 */
export async function lookForSame(
  { tx, actor, now }: Looker,
  areaCode: AreaCode,
  people: readonly string[],
): Promise<{ found: number; audit: AuditEntry[] }> {
  if (
    people.length === 0 ||
    (await timesDone(tx, actor.accountId, 'identity.find', startOfDay(dayOf(now)))) >= limits.looksPerDay
  )
    return { found: 0, audit: [] }
  const found = await findSamePeople(tx, people)
  return { found, audit: [lookedFor(areaCode, people, found)] }
}

function lookedFor(areaCode: AreaCode, people: readonly string[], found: number): AuditEntry {
  const [only = ''] = people
  const subject =
    people.length === 1 ? { subject: 'resident', subjectId: only } : { subject: 'area', subjectId: String(areaCode) }
  return { act: 'identity.find', ...subject, areaCode, detail: { people: people.length, found } }
}

/** 查同一人: whether somebody, or anybody of the own area, lives with another committee too; neither sees the file of the other. */
export const findSame = command({
  name: 'identity.find',
  permission: 'resident.transfer',
  input: z.object({ residentId: z.uuid().nullish() }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const { residentId } = input
    const known = residentId ? await residentForUpdate(tx, jurisdiction, residentId) : undefined
    if (residentId && !known) return refuse({ kind: 'not_found' })
    if ((await timesDone(tx, actor.accountId, 'identity.find', startOfDay(dayOf(now)))) >= limits.looksPerDay)
      return refuse({ kind: 'too_many_looks', most: limits.looksPerDay })
    const people = known ? [known.id] : await everybodyHere(tx, jurisdiction)
    const found = await findSamePeople(tx, people)
    const areaCode = known?.areaCode ?? actor.areaCode
    return accept({ value: { about: known?.id ?? null, found }, audit: lookedFor(areaCode, people, found) })
  },
})

/** 请对方核对: the other committee is told the reason and who asks, and that it has a record that may be the same person. */
export const askSame = command({
  name: 'identity.ask',
  permission: 'resident.transfer',
  input: z.object({
    matchId: z.uuid(),
    reason: z.string('请写为什么要核对').trim().min(1, '请写为什么要核对').max(200, '最多 200 个字'),
  }),
  run: async ({ tx, jurisdiction, input }) => {
    const match = await matchSeen(tx, jurisdiction, input.matchId)
    if (!match) return refuse({ kind: 'not_found' })
    if (!(await askSamePerson(tx, match.id, input.reason))) return refuse({ kind: 'match_settled' })
    const audit = entryOf(match, 'identity.ask', { reason: input.reason })
    return accept({ value: { id: match.id }, audit })
  },
})

/** 撤回核对: by the side that asked, before an answer; the other side no longer reads the reason nor who asked. */
export const withdrawSame = command({
  name: 'identity.withdraw',
  permission: 'resident.transfer',
  input: z.object({ matchId: z.uuid() }),
  run: async ({ tx, jurisdiction, input }) => {
    const match = await matchSeen(tx, jurisdiction, input.matchId)
    if (!match) return refuse({ kind: 'not_found' })
    if (!(await withdrawSamePerson(tx, match.id))) return refuse({ kind: 'match_settled' })
    return accept({ value: { id: match.id }, audit: entryOf(match, 'identity.withdraw', {}) })
  },
})

/**
 * 答复: let the person go (an offer of transfer follows), keep both because 人户分离, or not the same person; the last two are
 * remembered and never asked again. A match just found may be told apart without asking.
 */
export const answerSame = command({
  name: 'identity.answer',
  permission: 'resident.transfer',
  input: z.object({
    matchId: z.uuid(),
    answer: z.enum(Object.keys(matchAnswers) as [MatchAnswer, ...MatchAnswer[]], '请选一个答复'),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const { answer } = input
    const match = await matchSeen(tx, jurisdiction, input.matchId)
    if (!match) return refuse({ kind: 'not_found' })
    const open = match.state === 'to_answer' || (match.state === 'found' && answer === 'different')
    if (!open) return refuse({ kind: 'match_settled' })
    const offer = answer === 'leaving' ? await offerTo({ tx, actor, now }, jurisdiction, match) : accept(null)
    if (!offer.ok) return offer
    if (!(await answerSamePerson(tx, match.id, answer, offer.value))) return refuse({ kind: 'match_settled' })
    return accept({ value: { id: match.id, answer }, audit: entryOf(match, 'identity.answer', { answer }) })
  },
})

type Match = NonNullable<Awaited<ReturnType<typeof matchSeen>>>

function entryOf(
  { residentId, areaCode }: Match,
  act: 'identity.ask' | 'identity.withdraw' | 'identity.answer',
  detail: Record<string, string>,
) {
  return { act, subject: 'resident', subjectId: residentId, areaCode, detail } as const
}

/** The offer of transfer that follows an agreement; yields its id. */
async function offerTo({ tx, actor, now }: Looker, jurisdiction: Jurisdiction, match: Match) {
  const resident = await residentForUpdate(tx, jurisdiction, match.residentId)
  const [stay] = await openResidenciesOf(tx, jurisdiction, match.residentId)
  if (!resident || !stay || match.askerCode === null) return refuse({ kind: 'not_living_here' })
  if (await isOffered(tx, resident.id)) return refuse({ kind: 'already_offered' })
  const id = newId()
  await insertTransfer(tx, {
    ...{ id, areaCode: match.askerCode, fromCode: ancestorAt(stay.areaCode, 'committee'), residentId: resident.id },
    ...{
      name: resident.name,
      reason: `核对为同一人：${match.reason ?? ''}`,
      offeredAt: now,
      offeredBy: actor.accountId,
    },
  })
  return accept(id)
}
