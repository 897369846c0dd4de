import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { namesOf } from '@/db/queries/colleagues'
import { issueSeen } from '@/db/queries/issue-links'
import { stepsOf } from '@/db/queries/issues'
import { postsOf } from '@/db/queries/posts'
import { ancestorAt } from '@/domain/areas/area-code'
import { publishedCalendar } from '@/domain/calendar/workdays'
import { limitSentence } from '@/domain/issues/deadline-text'
import { clockOf } from '@/domain/issues/deadlines'
import { maskText } from '@/domain/residents/masks'
import { recordId } from '@/server/address'
import { sightOf } from '@/server/issues/sight'
import { clockStepOf } from '@/server/issues/step-command'
import { view } from '@/server/view'

/** 受理回执 for the resident: number, how far, who, by when and why then, and where to ask (seed row 69). */
export const issueSlip = view({
  name: 'issue.slip',
  permission: 'issue.report',
  query: z.object({ issueId: recordId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    if (!query.issueId) return undefined
    const issue = await issueSeen(db, sightOf(actor, jurisdiction), query.issueId)
    if (!issue) return undefined
    const steps = await stepsOf(db, issue.id)
    const names = await namesOf(db, [issue.firstTakerId, issue.handlerId])
    const code = ancestorAt(issue.areaCode, 'committee')
    const committee = await areasNamed(db, [code])
    const office = (await postsOf(db, code)).find(({ kind, placeCode }) => kind === 'office' && placeCode === code)
    const { id, number, place, state, grade, registeredAt, answerDueAt, dueAt, settledAt, unitCode, reply } = issue
    const clock = clockOf(grade, registeredAt, steps.map(clockStepOf))
    return {
      ...{ id, number, place, state, grade, registeredAt, answerDueAt, dueAt, settledAt, unitCode, now },
      title: maskText(issue.title),
      reply: reply && maskText(reply),
      committee: committee[0]?.name ?? '',
      phone: office?.phone ?? null,
      firstTaker: names.get(issue.firstTakerId)?.name ?? '',
      handler: issue.handlerId ? (names.get(issue.handlerId)?.name ?? null) : null,
      sentence: limitSentence(clock, publishedCalendar),
    }
  },
})

export type IssueSlip = NonNullable<Awaited<ReturnType<typeof issueSlip>>>
