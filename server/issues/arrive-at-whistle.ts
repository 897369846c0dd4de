import 'server-only'
import { z } from 'zod'
import { addSteps, issueForUpdate, saveWhistle, whistleForUpdate } from '@/db/queries/issues'
import type { Permission } from '@/domain/access/roles'
import { type Rating, ratings } from '@/domain/issues/codes'
import type { Clerk } from '@/domain/issues/issue'
import { arrive, rateArrival } from '@/domain/issues/whistle'
import type { IssueRefusal } from '@/domain/issues/wording'
import { accept, type Result, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { clerkOf, sightOf } from '@/server/issues/sight'
import { noteField } from '@/server/issues/step-command'

type Whistle = NonNullable<Awaited<ReturnType<typeof whistleForUpdate>>>
type Noted = { change: Parameters<typeof saveWhistle>[2]; note: string | null; detail: Record<string, unknown> }

function whistleStep<Schema extends z.ZodType<{ whistleId: string }>>(spec: {
  name: string
  act: 'arrive' | 'rate_arrival'
  permission: Permission
  input: Schema
  rule: (whistle: Whistle, clerk: Clerk, input: z.output<Schema>) => Result<Noted, IssueRefusal>
}) {
  return command({
    name: spec.name,
    permission: spec.permission,
    input: spec.input,
    run: async ({ tx, actor, jurisdiction, now, input }) => {
      const whistle = await whistleForUpdate(tx, jurisdiction, input.whistleId)
      const issue = whistle && (await issueForUpdate(tx, sightOf(actor, jurisdiction), whistle.issueId))
      if (!whistle || !issue) return refuse({ kind: 'not_found' } as const)
      const clerk = clerkOf(actor, now)
      const outcome = spec.rule(whistle, clerk, input)
      if (!outcome.ok) return outcome
      const { change, note, detail } = outcome.value
      await saveWhistle(tx, whistle.id, change)
      const { id: issueId, areaCode, state } = issue
      const step = { issueId, areaCode, act: spec.act, fromState: state, toState: state, at: now, by: clerk.id, note }
      await addSteps(tx, [{ ...step, detail: { unit: whistle.unitCode, ...detail } }])
      return accept({
        value: { id: issueId },
        audit: {
          act: 'whistle.arrive',
          subject: 'issue',
          subjectId: issueId,
          areaCode,
          detail: { number: issue.number, step: spec.act, unit: whistle.unitCode, ...detail },
        },
      })
    },
  })
}

/** 报到: who came, when; by the called unit or by the committee that saw them come. */
export const arriveAtWhistle = whistleStep({
  name: 'whistle.arrive',
  act: 'arrive',
  permission: 'issue.handle',
  input: z.object({
    whistleId: z.uuid(),
    name: z.string('写谁到了').trim().min(1, '写谁到了').max(40, '最多 40 字'),
    note: noteField,
  }),
  rule: (whistle, clerk, { name, note }) => {
    const outcome = arrive(whistle, clerk, name)
    return outcome.ok ? accept({ change: outcome.value, note, detail: { name } }) : outcome
  },
})

/** 评报到, from below. */
export const rateArrivalOfUnit = whistleStep({
  name: 'whistle.rate',
  act: 'rate_arrival',
  permission: 'issue.reply',
  input: z.object({
    whistleId: z.uuid(),
    rating: z.enum(Object.keys(ratings) as [Rating], '请选评价'),
    note: noteField,
  }),
  rule: (whistle, clerk, { rating, note }) => {
    const outcome = rateArrival(whistle, clerk, rating, note)
    return outcome.ok ? accept({ change: outcome.value, note, detail: { rating } }) : outcome
  },
})
