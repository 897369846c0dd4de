import 'server-only'
import { z } from 'zod'
import { needForUpdate, saveNeed } from '@/db/queries/needs'
import { dayOf } from '@/domain/calendar/civil-day'
import { type NeedState, needKinds, needStates } from '@/domain/households/need-codes'
import { moveNeed as moved } from '@/domain/households/needs'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'

/** 改需求进展: being worked on, met, no longer wanted, or opened again; what ends it ends it on a day, today unless said. */
export const moveNeed = command({
  name: 'need.move',
  permission: 'household.edit',
  input: z.object({
    id: z.uuid(),
    state: z.enum(Object.keys(needStates) as [NeedState, ...NeedState[]], '请选进展'),
    toOn: day.nullish(),
    outcome: line(200),
    back: z.uuid().nullish(),
  }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const need = await needForUpdate(tx, jurisdiction, input.id)
    if (!need) return refuse({ kind: 'not_found' })
    const today = dayOf(now)
    const ruled = moved(need, input.state, input.toOn ?? today, today)
    if (!ruled.ok) return ruled
    await saveNeed(tx, need.id, { ...ruled.value, outcome: input.outcome ?? need.outcome })
    const { areaCode, householdId } = need
    return accept({
      value: { id: input.back ?? householdId },
      audit: {
        ...{ act: 'need.move' as const, subject: 'need', subjectId: need.id, areaCode, householdId },
        detail: { changed: `${needKinds[need.kind].label}：${needStates[input.state]}`, state: input.state },
      },
    })
  },
})
