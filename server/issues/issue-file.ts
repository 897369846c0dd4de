import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { areasNamed } from '@/db/queries/areas'
import { photosOfPlaces } from '@/db/queries/attachments'
import { colleaguesOf, namesOf } from '@/db/queries/colleagues'
import { briefsOf } from '@/db/queries/household-briefs'
import { householdsOf, issueSeen, linkedIssues, originOf, sameKindSince, whistlesOf } from '@/db/queries/issue-links'
import { followUpsOf, type IssueSight, stepsOf } from '@/db/queries/issues'
import { type Actor, holds, type Jurisdiction } from '@/domain/access/actor'
import type { FieldPolicy } from '@/domain/access/fields'
import { dayOf, startOfDay } from '@/domain/calendar/civil-day'
import { publishedCalendar } from '@/domain/calendar/workdays'
import { limitSentence, ruler } from '@/domain/issues/deadline-text'
import { clockOf, urgencyOf } from '@/domain/issues/deadlines'
import type { Issue } from '@/domain/issues/issue'
import { type IssueAct, issueStages, type SideStep, stageOf, stepLabel, transitions } from '@/domain/issues/lifecycle'
import { samePlace } from '@/domain/issues/similar'
import { availableSteps } from '@/domain/issues/steps/available'
import { proposedSupervision } from '@/domain/issues/supervision'
import { shownName } from '@/domain/residents/shown'
import { recordId, someWords } from '@/server/address'
import { clerkOf, sightOf, worksForUnit } from '@/server/issues/sight'
import { clockStepOf } from '@/server/issues/step-command'
import { view } from '@/server/view'

type Steps = Awaited<ReturnType<typeof stepsOf>>

/** 一件诉求: where it stands, its limits with the sum, what may be done now, and all that happened. */
export const issueFile = view({
  name: 'issue.file',
  permission: 'issue.read',
  query: z.object({ issueId: recordId, do: someWords(20) }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    if (!query.issueId) return undefined
    const sight = sightOf(actor, jurisdiction)
    const row = await issueSeen(db, sight, query.issueId)
    if (!row) return undefined
    // safe because the table's checks hold each state to the fields of its branch
    const issue = row as Issue & typeof row
    const office = !worksForUnit(actor)
    const steps = await stepsOf(db, issue.id)
    const people = office ? await peopleOf(db, sight, issue, fields) : undefined
    const called = await whistlesOf(db, issue.id)
    const answers = people?.followUps ?? []
    const may = availableSteps(issue, actor.role, clerkOf(actor, now), { followUps: answers.length })
    const names = await namesOf(db, [
      issue.firstTakerId,
      issue.watcherId,
      issue.handlerId,
      issue.repliedBy,
      ...steps.map(({ by }) => by),
      ...answers.map(({ by }) => by),
    ])
    const named = (id: string | null) => (id ? (names.get(id)?.name ?? '已注销账号') : null)
    const dispatches = may.some(({ act, why }) => !why && (act === 'dispatch' || act === 'redispatch'))
    return {
      ...pick(issue),
      area: (await areasNamed(db, [issue.areaCode]))[0]?.name ?? '',
      firstTaker: named(issue.firstTakerId) ?? '',
      watcher: named(issue.watcherId),
      handler: named(issue.handlerId),
      time: timeOf(issue, steps, now),
      steps: steps.map((step) => stepSeen(step, named(step.by) ?? '', office)).reverse(),
      people: people && {
        ...people,
        followUps: answers.map(({ by, ...one }) => ({ ...one, by: named(by) ?? '' })),
      },
      whistles: called.map((one) => ({
        ...one,
        late: !one.arrivedAt && one.dueAt < now,
        own: actor.unitCode === one.unitCode,
      })),
      linked: await linkedIssues(db, sight, issue),
      origin: office ? await originSeen(db, jurisdiction, issue.id) : { noted: [], promised: [] },
      sameKind: await sameKindSince(
        db,
        sight,
        { ...issue, place: samePlace(issue.place) },
        startOfDay(`${dayOf(now).slice(0, 4)}-01-01`),
      ),
      proposed: proposedSupervision(issue, now) ?? null,
      may,
      side: sideSteps(actor, issue.settledAt !== null),
      colleagues: dispatches ? await colleaguesOf(db, issue.areaCode) : [],
      doing: query.do ?? null,
      now,
    }
  },
})

/** Where it came from, with the photos that were taken there. */
async function originSeen(db: Transaction, jurisdiction: Jurisdiction, issueId: string) {
  const { noted, promised } = await originOf(db, issueId)
  const photos = await photosOfPlaces(
    db,
    jurisdiction,
    noted.map(({ id }) => id),
  )
  return { promised, noted: noted.map((one) => ({ ...one, photos: photos.get(one.id) ?? [] })) }
}

function sideSteps(actor: Actor, settled: boolean) {
  const office = !worksForUnit(actor)
  return {
    respond: office && holds(actor, 'issue.reply') && !settled,
    join: office && holds(actor, 'issue.report') && !settled,
    edit: office && holds(actor, 'issue.report'),
    supervise: holds(actor, 'issue.supervise') && !settled,
    arrive: holds(actor, 'issue.handle'),
    rate: office && holds(actor, 'issue.reply'),
    slip: office && holds(actor, 'issue.report'),
  }
}

export type IssueFile = NonNullable<Awaited<ReturnType<typeof issueFile>>>

function pick(issue: Issue & NonNullable<Awaited<ReturnType<typeof issueSeen>>>) {
  const { id, number, title, detail, place, source, kind, category, subcategory, grade, route, hard, state } = issue
  const { registeredAt, settledAt, outcome, results, reply, replyMode, rating, cause, pauseReason, closedAt } = issue
  const { unitCode, supervision, reopened, dueAt, answerDueAt, dueProvisional, householdId, handlerId } = issue
  const stage = stageOf[state]
  return {
    ...{ id, number, title, detail, place, source, kind, category, subcategory, grade, route, hard, state, stage },
    ...{ registeredAt, settledAt, outcome, results, reply, replyMode, rating, cause, pauseReason, closedAt },
    ...{ unitCode, supervision, reopened, dueAt, answerDueAt, dueProvisional, householdId, handlerId },
    stageLabel: issueStages[stage],
  }
}

function timeOf(issue: Issue, steps: Steps, now: Date) {
  const clock = clockOf(issue.grade, issue.registeredAt, steps.map(clockStepOf))
  const since = steps.filter(({ at }) => at >= clock.startedAt)
  const answeredAt = since.find(({ act }) => act === 'respond' || act === 'reply')?.at ?? null
  const first = steps.find(({ act }) => act === 'reopen')?.detail
  const asDate = (value: unknown) => (typeof value === 'string' ? new Date(value) : null)
  return {
    urgency: urgencyOf(issue, now),
    answeredAt,
    sentence: limitSentence(clock, publishedCalendar),
    ruler: ruler(clock, publishedCalendar, { now, answeredAt, settledAt: issue.settledAt }),
    moves: steps.flatMap(({ id, act, at, detail }) => {
      const [to, was] = [asDate(detail?.dueAt), asDate(detail?.wasDueAt)]
      return detail && 'wasDueAt' in detail && was?.getTime() !== to?.getTime()
        ? [{ id, label: stepLabel(act), at, was, to }]
        : []
    }),
    first: first ? { dueAt: asDate(first.firstDueAt), settledAt: asDate(first.firstSettledAt) } : null,
  }
}

async function peopleOf(db: Transaction, sight: IssueSight, issue: Issue, fields: FieldPolicy) {
  const shared = await householdsOf(db, issue.id)
  const followUps = await followUpsOf(db, issue.id)
  const ids = [issue.householdId, ...shared.map(({ householdId }) => householdId)]
  const briefs = await briefsOf(db, sight.jurisdiction, [...ids, ...followUps.map(({ householdId }) => householdId)])
  const seen = (id: string) => {
    const brief = briefs.get(id)
    return {
      id,
      number: brief?.number ?? '',
      address: brief?.address ?? '辖区以外的一户',
      head: shownName(fields, brief?.headName ?? null),
    }
  }
  const households = [...new Set(ids)].flatMap((id) =>
    id ? [{ ...seen(id), reporter: id === issue.householdId }] : [],
  )
  const latest = new Map(followUps.map((one) => [one.householdId ?? '', one.rating]))
  const ratings = [...latest.values()]
  return {
    households: households.map((one) => ({ ...one, rating: latest.get(one.id) ?? null })),
    followUps: followUps.map(({ id, at, by, mode, rating, cause, note, householdId, derivedIssueId }) => ({
      ...{ id, at, by, mode, rating, cause, note, derivedIssueId },
      household: householdId ? seen(householdId) : null,
    })),
    asked: ratings.length,
    satisfied: ratings.filter((rating) => rating === 'satisfied').length,
  }
}

function stepSeen(step: Steps[number], by: string, office: boolean) {
  const { id, act, at, detail } = step
  const quiet = act === 'edit' || act === 'recount' || act === 'join'
  const turn = !quiet && (act === 'register' || act === 'respond' || turns(act))
  const joined = act === 'join' && !office
  return { id, act, label: stepLabel(act), at, by, note: joined ? null : step.note, detail: detail ?? {}, turn }
}

/** Steps that changed something for the resident. */
function turns(act: IssueAct | SideStep | 'extend'): boolean {
  return act in transitions && ['resume', 'finish', 'reply', 'send_back', 'close', 'reopen', 'decline'].includes(act)
}
