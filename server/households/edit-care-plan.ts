import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertPlan, planForUpdate, savePlan } from '@/db/queries/household-extras'
import { householdForUpdate } from '@/db/queries/household-writes'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'

/** 一户一策: one measure with cadence, owner and next day; added, changed, done once, or ended. */
export const editCarePlan = command({
  name: 'household.care_plan',
  permission: 'household.edit',
  input: z.object({
    householdId: z.uuid(),
    planId: z.uuid().nullish(),
    measure: z.string('请写做什么').trim().min(2, '请写做什么').max(100),
    everyDays: z.coerce.number('请填周期').int().min(1, '至少 1 天').max(730, '最多两年'),
    owner: z.string('请写谁来做').trim().min(1, '请写谁来做').max(50),
    nextOn: day.nullish(),
    doneOn: day.nullish(),
    outcome: line(100),
    end: z.literal('on').nullish(),
  }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    if (!household) return refuse({ kind: 'not_found' })
    const today = dayOf(now)
    if (input.doneOn && input.doneOn > today) return refuse({ kind: 'in_future' })
    const known = input.planId ? await planForUpdate(tx, jurisdiction, input.planId) : undefined
    if (input.planId && known?.householdId !== household.id) return refuse({ kind: 'not_found' })
    if (known?.endedOn) return refuse({ kind: 'already_ended' })

    const { measure, everyDays, owner } = input
    const from = input.doneOn ?? today
    const nextOn = input.doneOn ? addDays(from, everyDays) : (input.nextOn ?? known?.nextOn ?? addDays(from, everyDays))
    const lastOn = input.doneOn ?? known?.lastOn ?? null
    const facts = { measure, everyDays, owner, nextOn, lastOn, outcome: input.outcome ?? known?.outcome ?? null }
    const id = known?.id ?? newId()
    if (known) await savePlan(tx, id, { ...facts, ...(input.end === 'on' ? { endedOn: today } : {}) })
    else await insertPlan(tx, { id, areaCode: household.areaCode, householdId: household.id, ...facts })
    return accept({
      value: { id: household.id },
      audit: {
        act: 'care_plan.edit',
        subject: 'care_plan',
        subjectId: id,
        areaCode: household.areaCode,
        householdId: household.id,
        detail: { changed: measure, done: input.doneOn ?? null, ended: input.end === 'on' },
      },
    })
  },
})
