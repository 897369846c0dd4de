import 'server-only'
import { z } from 'zod'
import { namesOf } from '@/db/queries/household-file'
import { householdForUpdate, openResidencies } from '@/db/queries/household-writes'
import { dayOf } from '@/domain/calendar/civil-day'
import { departureReasons } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { journalled, previewed } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { leaveHome, withoutHead } from '@/server/residents/leave-home'
import { day } from '@/server/residents/person-input'

const { died: _, ...leaving } = departureReasons

/** 迁出: a member leaves; the day is the first they no longer live here. A head who leaves leaves the place open. */
export const moveOut = command({
  name: 'resident.move_out',
  permission: 'resident.edit',
  input: z.object({
    householdId: z.uuid(),
    residentId: z.uuid('请选要迁出的人'),
    toOn: day,
    departure: z.enum(Object.keys(leaving) as [keyof typeof leaving, ...(keyof typeof leaving)[]], '请选迁出原因'),
    place: z.string().max(100).nullish(),
    confirmed,
  }),
  run: (desk) =>
    previewed(desk, () =>
      journalled(desk, async (journal) => {
        const { tx, jurisdiction, now, input } = desk
        const { residentId, toOn: on, departure, place = null } = input
        const household = await householdForUpdate(tx, jurisdiction, input.householdId)
        if (!household) return refuse({ kind: 'not_found' })
        const open = await openResidencies(tx, household.id)
        const residency = open.find((stay) => stay.residentId === residentId)
        if (!residency) return refuse({ kind: 'not_living_here' })
        if (on > dayOf(now)) return refuse({ kind: 'in_future' })
        if (on < residency.fromOn) return refuse({ kind: 'before_arrival', on: residency.fromOn })

        const left = await leaveHome(desk, journal, [residency], { on, departure })
        const name = (await namesOf(tx, jurisdiction, [residentId])).get(residentId)
        const { id: householdId, areaCode, number, address } = household
        return accept({
          value: { id: residentId, householdId },
          who: [
            `${on} 起，${name}不住 ${number}（${address}）${place ? `，迁往 ${place}` : ''}`,
            ...withoutHead(left),
            ...(open.length === 1 ? [`${number} 没有人住了，房子空着请用“腾空”`] : []),
          ],
          act: { kind: 'move_out' as const, areaCode, householdId, on, people: [residentId], place },
          audit: {
            act: 'resident.depart' as const,
            subject: 'resident',
            subjectId: residentId,
            areaCode,
            householdId,
            detail: { departure, toOn: on, place },
          },
        })
      }),
    ),
})
