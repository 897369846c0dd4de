import 'server-only'
import { z } from 'zod'
import { deliveryNamed, linesForUpdate, saveLines } from '@/db/queries/rosters/deliveries'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'

const ids = z.array(z.uuid()).max(200).default([])

/** 登记送达: the lines ticked were handed over on a day, to whom; those of `undo` were not after all. A line ticked twice keeps its first word. */
export const tickDelivery = command({
  name: 'delivery.tick',
  permission: 'household.edit',
  input: z.object({ id: z.uuid(), given: ids, undo: ids, on: day, takenBy: line(30) }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const list = await deliveryNamed(tx, actor, jurisdiction, input.id)
    if (!list) return refuse({ kind: 'not_found' })
    if (input.on > dayOf(now)) return refuse({ kind: 'in_future' })
    const lines = await linesForUpdate(tx, jurisdiction, list.id, [...input.given, ...input.undo])
    const given = lines.filter(({ id, deliveredOn }) => input.given.includes(id) && deliveredOn === null)
    const undone = lines.filter(({ id, deliveredOn }) => input.undo.includes(id) && deliveredOn !== null)
    if (given.length + undone.length === 0) return refuse({ kind: 'nothing_ticked' })
    const handed = { on: input.on, takenBy: input.takenBy ?? '本人', by: actor.accountId }
    await saveLines(tx, idsOf(given), handed)
    await saveLines(tx, idsOf(undone), null)
    return accept({
      value: { id: list.id },
      audit: [...given, ...undone].map(({ id, areaCode, householdId, deliveredOn }) => ({
        ...{ act: 'delivery.tick' as const, subject: 'delivery', subjectId: list.id, areaCode, householdId },
        detail: {
          line: id,
          changed: `${list.festival} ${list.item}`,
          delivered: deliveredOn === null ? input.on : null,
        },
      })),
    })
  },
})

const idsOf = (lines: readonly { id: string }[]) => lines.map(({ id }) => id)
