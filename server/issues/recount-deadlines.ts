import 'server-only'
import { z } from 'zod'
import { addSteps, provisionalIssues, saveIssue, stepsOf } from '@/db/queries/issues'
import { publishedCalendar } from '@/domain/calendar/workdays'
import { clockOf, limitsOf } from '@/domain/issues/deadlines'
import { accept } from '@/domain/result'
import { command } from '@/server/command'
import { clockStepOf } from '@/server/issues/step-command'

/** 重算期限: open matters whose limit was 暂定, once the year's notice is out; each move is a step and an audit entry (K18). */
export const recountDeadlines = command({
  name: 'issue.recount',
  permission: 'issue.dispatch',
  input: z.object({}),
  run: async ({ tx, actor, jurisdiction, now }) => {
    const audit = []
    for (const issue of await provisionalIssues(tx, jurisdiction)) {
      const steps = (await stepsOf(tx, issue.id)).map(clockStepOf)
      const limits = limitsOf(clockOf(issue.grade, issue.registeredAt, steps), publishedCalendar)
      const moved = limits.dueAt?.getTime() !== issue.dueAt?.getTime()
      if (!moved && limits.provisional) continue
      const { answerDueAt, dueAt, provisional } = limits
      await saveIssue(tx, issue, { answerDueAt, dueAt, dueProvisional: provisional })
      const { id: issueId, areaCode, state } = issue
      const detail = { dueAt, wasDueAt: issue.dueAt }
      const step = { issueId, areaCode, act: 'recount' as const, fromState: state, toState: state, at: now }
      await addSteps(tx, [{ ...step, by: actor.accountId, note: null, detail }])
      audit.push({
        act: 'issue.step' as const,
        subject: 'issue',
        subjectId: issueId,
        areaCode,
        detail: { step: 'recount', number: issue.number, ...detail },
      })
    }
    return accept({ value: { recounted: audit.length }, audit })
  },
})
