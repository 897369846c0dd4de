import 'server-only'
import { z } from 'zod'
import { matchOfTransfer } from '@/db/queries/matches'
import { openResidenciesOf } from '@/db/queries/residents'
import { answerTransfer, transferForUpdate } from '@/db/queries/transfers'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { journalled, previewed } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'

/**
 * 接收已有档案的人: somebody two committees had on file and the other one lets go. Nothing is entered twice: from a day on the
 * person lives here alone, where they are on file already.
 */
export const acceptKnown = command({
  name: 'transfer.accept_known',
  permission: 'resident.transfer',
  input: z.object({ transferId: z.uuid(), on: day, confirmed }),
  run: (desk) =>
    previewed(desk, () =>
      journalled(desk, async () => {
        const { tx, actor, jurisdiction, now, input } = desk
        const { on } = input
        const transfer = await transferForUpdate(tx, jurisdiction, input.transferId, 'to')
        const known = transfer && (await matchOfTransfer(tx, jurisdiction, transfer.id))
        if (!transfer || !known) return refuse({ kind: 'not_found' })
        if (transfer.state !== 'offered') return refuse({ kind: 'already_answered' })
        if (on > dayOf(now)) return refuse({ kind: 'in_future' })
        if (on < dayOf(transfer.offeredAt)) return refuse({ kind: 'before_offer' })
        const residentId = known.resident_id
        const [stay] = await openResidenciesOf(tx, jurisdiction, residentId)
        if (!stay) return refuse({ kind: 'not_living_here' })
        if (stay.fromOn > on) return refuse({ kind: 'before_arrival', on: stay.fromOn })
        const answered = { answeredAt: now, answeredBy: actor.accountId, on, newResidentId: residentId }
        const state = await answerTransfer(tx, transfer.id, { state: 'accepted', ...answered })
        if (state !== 'accepted') return refuse({ kind: 'no_longer_there' })
        const { householdId, areaCode } = stay
        return accept({
          value: { id: householdId },
          who: [`${known.name}已住 ${known.address ?? ''}，档案不动；${on} 起原居民区减 1 人`],
          act: { kind: 'transfer_in' as const, areaCode, householdId, on, people: [residentId] },
          audit: {
            act: 'transfer.accept',
            subject: 'resident',
            subjectId: residentId,
            areaCode,
            householdId,
            detail: { from: transfer.fromCode, transfer: transfer.id, on },
          },
        })
      }),
    ),
})
