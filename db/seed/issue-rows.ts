import { issueKeys } from '@/db/search-keys'
import { civil, dayNumberAt, laterBy } from '@/db/seed/days'
import type { Hands, Life, Step } from '@/db/seed/issue-life'
import { runClock } from '@/db/seed/issue-limits'
import type { Matter } from '@/db/seed/issue-words'
import { at, type Random } from '@/db/seed/random'
import type { RowOf } from '@/db/seed/tables'
import type { Family, Making } from '@/db/seed/world'
import { publishedCalendar } from '@/domain/calendar/workdays'
import {
  categoryOf,
  type DissatisfactionCause,
  type IssueSource,
  type PauseReason,
  type Rating,
  type ReplyMode,
  type UnitCode,
} from '@/domain/issues/codes'
import { whistleDueAt } from '@/domain/issues/whistle'

/** A matter with its life so far, before it has a number. */
export type Case = {
  id: string
  matter: Matter
  life: Life
  hands: Hands
  grid: number
  family?: Family | undefined
  place: string
  title: string
  source: IssueSource
  route: Matter['route']
  unit?: UnitCode | undefined
  hard: boolean
  whistled: readonly UnitCode[]
  joined: readonly Family[]
  results?: { what: string; count: number; unit: string }[]
  detail?: string
  derivedFromId?: string
  /** Answers of households beyond the one the loop itself records. */
  moreAnswers?: { family: Family; at: Date; rating: Rating; note: string | null; derivedIssueId?: string }[]
}

const causes: readonly DissatisfactionCause[] = ['slow', 'partial', 'unsolved', 'no_reply', 'attitude', 'beyond_power']

/** Gives the cases their numbers by year in the order of registration, and writes all their rows. */
export function writeCases(making: Making, cases: Case[]): void {
  const serials = new Map<string, number>()
  cases.sort((one, other) => Number(at(one.life.steps, 0).at) - Number(at(other.life.steps, 0).at))
  let before: string | undefined
  for (const one of cases) {
    const year = civil(dayNumberAt(at(one.life.steps, 0).at)).slice(0, 4)
    const serial = (serials.get(year) ?? 0) + 1
    serials.set(year, serial)
    const row = issueRow(making, one, `${year}-${String(serial).padStart(4, '0')}`)
    if (row.state === 'merged') row.mergedIntoId = before ?? null
    making.rows.issues.push(row)
    const keyed = { id: one.id, areaCode: row.areaCode, number: row.number }
    making.rows.searchKeys.push(...issueKeys(keyed, () => making.id(making.world.now)))
    besideRows(making, one, row)
    before = one.id
  }
}

function issueRow(making: Making, one: Case, number: string): RowOf<'issues'> {
  const { matter, life, family } = one
  const registeredAt = at(life.steps, 0).at
  const limits = runClock(matter.grade, registeredAt, life.steps)
  const row: RowOf<'issues'> = {
    id: one.id,
    areaCode: making.grids[one.grid]?.code ?? making.plan.code,
    number,
    householdId: family?.row.id ?? null,
    place: one.place,
    source: one.source,
    kind: matter.kind,
    category: categoryOf(matter.sub),
    subcategory: matter.sub,
    title: one.title,
    detail: one.detail ?? null,
    grade: matter.grade,
    route: one.route,
    hard: one.hard,
    state: 'reported',
    registeredAt,
    firstTakerId: one.hands.taker,
    watcherId: making.staff.gridHeads[one.grid] ?? making.staff.secretary,
    results: null,
    derivedFromId: one.derivedFromId ?? null,
    recordedAt: registeredAt,
    answerDueAt: limits.answerDueAt,
    dueAt: limits.dueAt,
    dueProvisional: limits.provisional,
  }
  for (const step of life.steps) applyStep(making.random, row, one, step)
  row.version = life.steps.length
  return row
}

function applyStep(random: Random, row: RowOf<'issues'>, one: Case, step: Step): void {
  row.state = step.to
  if (step.act === 'dispatch' || step.act === 'redispatch')
    Object.assign(row, { handlerId: one.hands.handler, unitCode: one.unit ?? null, pausedAt: null, pauseReason: null })
  if (step.act === 'pause') Object.assign(row, { pausedAt: step.at, pauseReason: step.detail?.reason as PauseReason })
  if (step.act === 'resume') Object.assign(row, { pausedAt: null, pauseReason: null })
  if (step.act === 'finish')
    Object.assign(row, { handledAt: step.at, outcome: step.note ?? null, results: resultsOf(random, one) })
  if (step.act === 'reply') {
    const replyMode = step.detail?.mode as ReplyMode
    Object.assign(row, { reply: step.note ?? null, replyMode, repliedBy: step.by, settledAt: step.at })
  }
  if (step.act === 'follow_up') {
    const rating = step.detail?.rating as Rating
    Object.assign(row, { rating, cause: rating === 'dissatisfied' ? random.pick(causes) : null })
  }
  if (step.act === 'send_back' || step.act === 'reopen') {
    Object.assign(row, unanswered)
    if (step.act === 'reopen') row.reopened = (row.reopened ?? 0) + 1
  }
  if (step.act === 'close') Object.assign(row, { closedAt: step.at, closedBy: step.by })
  if (step.act === 'supervise') Object.assign(row, { supervision: step.detail?.level })
  if (step.act === 'decline' || step.act === 'merge' || step.act === 'withdraw') row.settledAt = step.at
}

const unanswered = {
  reply: null,
  replyMode: null,
  repliedBy: null,
  settledAt: null,
  rating: null,
  cause: null,
  handledAt: null,
  closedAt: null,
  closedBy: null,
} as const

function resultsOf(random: Random, { results, matter }: Case): RowOf<'issues'>['results'] {
  if (results) return results
  const { result } = matter
  return result ? [{ what: result.what, count: random.int(result.from, result.to), unit: result.unit }] : null
}

function besideRows(making: Making, one: Case, row: RowOf<'issues'>): void {
  const { rows } = making
  const base = { areaCode: row.areaCode, issueId: one.id }
  for (const { act, from, to, at: when, by, note, detail } of one.life.steps) {
    const id = making.id(when)
    rows.issueSteps.push({
      ...base,
      id,
      act,
      fromState: from,
      toState: to,
      at: when,
      by,
      note: note ?? null,
      detail: detail ?? null,
      recordedAt: when,
    })
    if (act === 'follow_up')
      addAnswer(making, one, row, {
        ...{ at: when, by, rating: detail?.rating as Rating, family: one.family },
        mode: detail?.mode as ReplyMode,
      })
  }
  for (const { family, ...answer } of one.moreAnswers ?? [])
    addAnswer(making, one, row, { ...answer, family, by: one.hands.caller })
  const registered = at(one.life.steps, 0)
  for (const [place, family] of one.joined.entries()) {
    const joinedAt = laterBy(registered.at, 90 + place * 37)
    if (joinedAt < making.world.now)
      rows.issueHouseholds.push({
        ...base,
        id: making.id(joinedAt),
        householdId: family.row.id,
        joinedAt,
        by: one.hands.taker,
      })
  }
  addWhistles(making, one, base)
}

type Answer = {
  at: Date
  by: string
  rating: Rating
  mode?: ReplyMode
  family?: Family | undefined
  note?: string | null
  derivedIssueId?: string
}

function addAnswer(making: Making, one: Case, row: RowOf<'issues'>, answer: Answer): void {
  const cause = answer.rating === 'dissatisfied' ? (row.cause ?? making.random.pick(causes)) : null
  making.rows.followUps.push({
    id: making.id(answer.at),
    areaCode: row.areaCode,
    issueId: one.id,
    householdId: answer.family?.row.id ?? null,
    at: answer.at,
    on: civil(dayNumberAt(answer.at)),
    by: answer.by,
    mode: answer.mode ?? 'phone',
    rating: answer.rating,
    cause,
    note: answer.note ?? null,
    derivedIssueId: answer.derivedIssueId ?? null,
    recordedAt: answer.at,
  })
}

function addWhistles(
  making: Making,
  { life, whistled, matter, hands }: Case,
  base: { areaCode: number; issueId: string },
): void {
  const { random, world, rows } = making
  const dispatched = life.steps.find(({ act }) => act === 'dispatch')
  const finished = life.steps.find(({ act }) => act === 'finish')
  if (!dispatched) return
  for (const unitCode of whistled) {
    const calledAt = laterBy(dispatched.at, random.int(1, 10))
    const soon = laterBy(calledAt, random.int(25, 1_300))
    const arrivedAt = finished && soon > finished.at ? laterBy(calledAt, 20) : soon
    const state = life.steps.findLast((step) => step.at <= arrivedAt)?.to ?? 'handling'
    const arrived = arrivedAt < world.now && (finished !== undefined || random.chance(0.7))
    const arrivedName = `${random.pick([...'赵钱孙李周吴郑王'])}${random.pick(['工', '队长', '所长', '科员'])}`
    if (arrived) {
      const step = {
        ...base,
        act: 'arrive' as const,
        fromState: state,
        toState: state,
        at: arrivedAt,
        recordedAt: arrivedAt,
      }
      const detail = { unit: unitCode, name: arrivedName }
      rows.issueSteps.push({ ...step, id: making.id(arrivedAt), by: hands.taker, note: null, detail })
    }
    rows.whistles.push({
      ...base,
      id: making.id(calledAt),
      unitCode,
      calledAt,
      dueAt: whistleDueAt(matter.grade, calledAt, publishedCalendar),
      arrivedAt: arrived ? arrivedAt : null,
      arrivedName: arrived ? arrivedName : null,
      rating: arrived && finished ? (random.chance(0.88) ? 'satisfied' : 'fair') : null,
    })
  }
}
