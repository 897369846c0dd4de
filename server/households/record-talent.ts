import 'server-only'
import { z } from 'zod'
import { householdForUpdate } from '@/db/queries/household-writes'
import { dayOf } from '@/domain/calendar/civil-day'
import { type ConsentWay, consentWays } from '@/domain/households/consent-codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { writeTalent } from '@/server/households/write-talent'
import { day } from '@/server/residents/person-input'

/** 记能人: who can do what, how to ask them, what they led; only as they agreed themselves (seed row 56). */
export const recordTalent = command({
  name: 'talent.record',
  permission: 'household.edit',
  input: z.object({
    householdId: z.uuid(),
    residentId: z.uuid('请选是谁'),
    skills: z.string('请写会做什么').trim().min(1, '请写会做什么').max(120, '最多 120 个字'),
    reach: line(120),
    ledName: line(60),
    ledOn: day.nullish(),
    agreed: z.literal('on').nullish(),
    way: z.enum(Object.keys(consentWays) as [ConsentWay, ...ConsentWay[]]).default('spoken'),
    on: day.nullish(),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    if (!household) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })
    const today = dayOf(now)
    const { ledName, ledOn, residentId, skills, reach, way } = input
    if (Boolean(ledName) !== Boolean(ledOn)) return refuse({ kind: 'led_needs_both' })
    const on = input.on ?? today
    if (on > today || (ledOn && ledOn > today)) return refuse({ kind: 'in_future' })
    const written = await writeTalent(tx, household, {
      ...{ residentId, skills, reach: reach ?? null, way, on, agreed: input.agreed === 'on' },
      led: ledName && ledOn ? { name: ledName, on: ledOn } : null,
      ...{ by: actor.accountId, now },
    })
    return written.ok ? accept({ value: { id: household.id }, audit: written.value }) : written
  },
})
