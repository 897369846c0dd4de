import 'server-only'
import { z } from 'zod'
import { visitingAccount } from '@/db/queries/appointments'
import { refuse } from '@/domain/result'
import { type VisitMode, visitModes } from '@/domain/visits/codes'
import { command } from '@/server/command'
import { clock } from '@/server/households/edit-input'
import { homeCalled } from '@/server/households/home-called'
import { day } from '@/server/residents/person-input'
import { writeDownVisit } from '@/server/visits/record-visit'
import { visitInput } from '@/server/visits/visit-input'

/** When it is, and how they are met. */
export const momentFields = {
  nextOn: day,
  nextTime: clock,
  nextMode: z.enum(Object.keys(visitModes) as [VisitMode, ...VisitMode[]], '请选方式').default('door'),
}

/**
 * 约一户 without a visit: the call in which it was arranged is the contact, 改约 its outcome, and the rules are those of a visit
 * that arranges the next (seed row 43). The id comes with the form: sent twice it is one.
 */
export const makeAppointment = command({
  name: 'appointment.make',
  permission: 'visit.record',
  input: z.object({
    id: z.uuid(),
    household: z.string('请填哪一户').trim().min(1, '请填哪一户').max(60),
    ...momentFields,
    by: z.enum(['phone', 'online']).default('phone'),
    leadId: z.uuid().nullish(),
    note: z.string().trim().max(500).nullish(),
  }),
  run: async (desk) => {
    const { tx, actor, jurisdiction, input } = desk
    const { id, household, by, leadId, note, ...moment } = input
    const called = await homeCalled(desk, 'household', household)
    if (!called.ok) return called
    if (!called.value) return refuse({ kind: 'household_unknown' } as const)
    const own = !leadId || leadId === actor.accountId
    if (!own && !(await visitingAccount(tx, jurisdiction, leadId))) return refuse({ kind: 'not_found' } as const)
    const told = { id, householdId: called.value.id, mode: by, outcome: 'rescheduled', note: note ?? '约好时间。' }
    return writeDownVisit({ ...desk, input: visitInput.parse({ ...told, ...moment }) }, own ? {} : { leadId })
  },
})
