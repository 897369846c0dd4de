import 'server-only'
import { z } from 'zod'
import { saveSitting, sittingForUpdate } from '@/db/queries/sittings'
import { visitorsOf } from '@/db/queries/visits'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { committeeAround } from '@/server/visits/sitting-desk'

/** 报名: oneself, or not after all; the secretary cancels a day (seed row 10). */
export const signUp = command({
  name: 'sitting.sign_up',
  permission: 'visit.record',
  input: z.object({ id: z.uuid(), as: z.enum(['come', 'stay_away', 'cancel']).default('come') }),
  run: async ({ tx, actor, jurisdiction, now, input: { id, as } }) => {
    const sitting = await sittingForUpdate(tx, committeeAround(jurisdiction), id)
    if (!sitting) return refuse({ kind: 'not_found' } as const)
    if (sitting.onDay < dayOf(now)) return refuse({ kind: 'day_is_past' } as const)
    const team = await visitorsOf(tx, actor.areaCode, dayOf(now))
    const own = team.find(({ accountId }) => accountId === actor.accountId)
    if (as === 'cancel' && !holds(actor, 'visitor.edit')) return refuse({ kind: 'not_permitted' } as const)
    if (as !== 'cancel' && !own) return refuse({ kind: 'not_of_the_team' } as const)
    const others = sitting.staffIds.filter((one) => one !== own?.id)
    await saveSitting(
      tx,
      id,
      as === 'cancel' ? { cancelledOn: dayOf(now) } : { staffIds: as === 'come' && own ? [...others, own.id] : others },
    )
    return accept({
      value: { id },
      audit: {
        ...{ act: 'sitting.sign_up' as const, subject: 'sitting', subjectId: id, areaCode: sitting.areaCode },
        detail: { as, on: sitting.onDay },
      },
    })
  },
})
