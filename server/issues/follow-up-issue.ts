import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { addFollowUp, beneficiaryIds, followUpsOf } from '@/db/queries/issues'
import { dayOf } from '@/domain/calendar/civil-day'
import {
  type DissatisfactionCause,
  dissatisfactionCauses,
  type Rating,
  type ReplyMode,
  ratings,
  replyModes,
} from '@/domain/issues/codes'
import { followUp } from '@/domain/issues/steps/answer'
import { refuse } from '@/domain/result'
import { registerIssue } from '@/server/issues/register'
import { noteField, type StepDesk, stepCommand } from '@/server/issues/step-command'

const input = z.object({
  issueId: z.uuid(),
  note: noteField,
  householdId: z.uuid().nullish().default(null),
  mode: z.enum(Object.keys(replyModes) as [ReplyMode], '请选怎么回访的'),
  rating: z.enum(Object.keys(ratings) as [Rating], '请选评价'),
  cause: z
    .enum(Object.keys(dissatisfactionCauses) as [DissatisfactionCause])
    .nullish()
    .default(null),
  derive: z
    .string()
    .nullish()
    .transform((ticked) => ticked === 'on'),
  derivedTitle: z.string().trim().max(80, '最多 80 字').nullish().default(null),
})

type Desk = StepDesk<z.output<typeof input>>

/** 回访: one household's answer; what is still wanted becomes a matter of its own, linked (seed row 65). */
export const followUpIssue = stepCommand({
  act: 'follow_up',
  input,
  rule: async ({ tx, issue, clerk, input: answer }: Desk) => {
    if (answer.derive && !answer.derivedTitle) return refuse({ kind: 'derived_title_needed' } as const)
    const { householdId } = answer
    if (householdId && householdId !== issue.householdId) {
      const shared = await beneficiaryIds(tx, issue.id)
      if (!shared.includes(householdId)) return refuse({ kind: 'follow_up_not_of_this_matter' } as const)
    }
    const earlier = (await followUpsOf(tx, issue.id)).filter((one) => one.householdId !== householdId)
    return followUp(issue, clerk, answer, earlier)
  },
  also: async ({ tx, issue, clerk, input: answer }: Desk) => {
    const derived = answer.derive && answer.derivedTitle ? await derive(tx, issue, clerk, answer) : null
    await addFollowUp(tx, {
      id: newId(),
      areaCode: issue.areaCode,
      issueId: issue.id,
      householdId: answer.householdId ?? issue.householdId,
      at: clerk.now,
      on: dayOf(clerk.now),
      by: clerk.id,
      mode: answer.mode,
      rating: answer.rating,
      cause: answer.rating === 'dissatisfied' ? answer.cause : null,
      note: answer.note,
      derivedIssueId: derived,
    })
  },
})

async function derive(tx: Desk['tx'], issue: Desk['issue'], clerk: Desk['clerk'], answer: Desk['input']) {
  const { id } = await registerIssue(tx, clerk, {
    id: newId(),
    areaCode: issue.areaCode,
    householdId: answer.householdId ?? issue.householdId,
    place: issue.place,
    source: 'visit',
    kind: issue.kind,
    subcategory: issue.subcategory,
    title: answer.derivedTitle ?? issue.title,
    detail: answer.note,
    grade: 'normal',
    derivedFromId: issue.id,
    accepted: true,
    disposition: null,
  })
  return id
}
