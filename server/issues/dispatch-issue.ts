import 'server-only'
import { z } from 'zod'
import { accountOfOffice } from '@/db/queries/colleagues'
import { addWhistles } from '@/db/queries/issues'
import { isCivilDay } from '@/domain/calendar/civil-day'
import { publishedCalendar } from '@/domain/calendar/workdays'
import { type IssueRoute, issueRoutes, type UnitCode, units } from '@/domain/issues/codes'
import { dispatch } from '@/domain/issues/steps/dispatch'
import { whistleDueAt } from '@/domain/issues/whistle'
import { refuse } from '@/domain/result'
import { noteField, type StepDesk, stepCommand } from '@/server/issues/step-command'

const unit = z.enum(Object.keys(units) as [UnitCode], '请选单位')

const input = z.object({
  issueId: z.uuid(),
  note: noteField,
  route: z.enum(Object.keys(issueRoutes) as [IssueRoute], '请选办理方式'),
  unitCode: unit.nullish().default(null),
  units: z.array(unit).default([]),
  handlerId: z.uuid('请选责任人').nullish().default(null),
  hard: z
    .string()
    .nullish()
    .transform((ticked) => ticked === 'on'),
  dueOn: z.string().refine(isCivilDay, '日子写成 2026-11-24').nullish().default(null),
})

type Desk = StepDesk<z.output<typeof input>>

const rule = (act: 'dispatch' | 'redispatch') => async (desk: Desk) => {
  const sent = desk.input
  if (sent.handlerId && !(await accountOfOffice(desk.tx, desk.issue.areaCode, sent.handlerId))) {
    return refuse({ kind: 'handler_unknown' } as const)
  }
  return dispatch(act, desk.issue, desk.clerk, sent)
}

const call = async ({ tx, issue, clerk }: Desk, { whistles }: { whistles: UnitCode[] }) => {
  const dueAt = whistleDueAt(issue.grade, clerk.now, publishedCalendar)
  await addWhistles(tx, issue, whistles, { at: clerk.now, dueAt })
}

/** 派单. */
export const dispatchIssue = stepCommand({ act: 'dispatch', input, rule: rule('dispatch'), also: call })

/** 改派: with the reason; a pause ends. */
export const redispatchIssue = stepCommand({ act: 'redispatch', input, rule: rule('redispatch'), also: call })
