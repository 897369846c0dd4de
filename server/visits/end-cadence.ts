import 'server-only'
import { z } from 'zod'
import { endRule, ruleForUpdate } from '@/db/queries/cadence-rules'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { day } from '@/server/residents/person-input'

/** 停用走访频次 from a day on, with a reason; what the street or the standard says holds again. Nothing is deleted. */
export const endCadence = command({
  name: 'cadence.end',
  permission: 'plan.manage',
  input: z.object({
    id: z.uuid(),
    toOn: day,
    reason: z.string('请写原因').trim().min(2, '请写原因').max(200),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const rule = await ruleForUpdate(tx, jurisdiction, input.id)
    if (!rule || rule.areaCode !== actor.areaCode) return refuse({ kind: 'not_found' })
    if (rule.toOn !== null) return refuse({ kind: 'cadence_ended' })
    if (input.toOn < dayOf(now)) return refuse({ kind: 'cadence_in_past' })
    const toOn = input.toOn < rule.fromOn ? rule.fromOn : input.toOn
    await endRule(tx, rule.id, { toOn, endReason: input.reason, endedBy: actor.accountId })
    return accept({
      value: { id: rule.id },
      audit: {
        ...{ act: 'cadence.end' as const, subject: 'cadence_rule', subjectId: rule.id, areaCode: rule.areaCode },
        detail: { about: rule.about, value: rule.value, days: rule.days, toOn, reason: input.reason },
      },
    })
  },
})
