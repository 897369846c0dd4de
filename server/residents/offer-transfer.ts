import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { namesOf } from '@/db/queries/household-file'
import { householdForUpdate, openResidencies } from '@/db/queries/household-writes'
import { answerTransfer, insertTransfer, isOffered, otherCommittees, transferForUpdate } from '@/db/queries/transfers'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 提出转移: another committee is told a name and a reason; the person stays where they are until it accepts. */
export const offerTransfer = command({
  name: 'transfer.offer',
  permission: 'resident.transfer',
  input: z.object({
    householdId: z.uuid(),
    residentId: z.uuid('请选谁转走'),
    toArea: z.coerce.number('请选转到哪个居民区').int(),
    reason: z.string('请写转移的原因').trim().min(1, '请写转移的原因').max(200, '最多 200 个字'),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    if (!household) return refuse({ kind: 'not_found' })
    const { residentId, reason, toArea } = input
    const open = await openResidencies(tx, household.id)
    if (!open.some((stay) => stay.residentId === residentId)) return refuse({ kind: 'not_living_here' })
    const others = await otherCommittees(tx, household.areaCode, dayOf(now))
    if (!others.some(({ code }) => code === toArea)) return refuse({ kind: 'no_such_committee' })
    if (await isOffered(tx, residentId)) return refuse({ kind: 'already_offered' })
    const name = (await namesOf(tx, jurisdiction, [residentId])).get(residentId) ?? ''
    const id = newId()
    const fromCode = ancestorAt(household.areaCode, 'committee')
    const offered = { offeredAt: now, offeredBy: actor.accountId }
    await insertTransfer(tx, { id, areaCode: toArea, fromCode, residentId, name, reason, ...offered })
    return accept({
      value: { id },
      audit: {
        act: 'transfer.offer',
        subject: 'resident',
        subjectId: residentId,
        areaCode: household.areaCode,
        householdId: household.id,
        detail: { to: toArea, reason },
      },
    })
  },
})

/** 撤回: an offer nobody has answered is taken back; nothing has changed. */
export const withdrawTransfer = command({
  name: 'transfer.withdraw',
  permission: 'resident.transfer',
  input: z.object({ transferId: z.uuid() }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const transfer = await transferForUpdate(tx, jurisdiction, input.transferId, 'from')
    if (!transfer) return refuse({ kind: 'not_found' })
    if (transfer.state !== 'offered') return refuse({ kind: 'already_answered' })
    await answerTransfer(tx, transfer.id, { state: 'withdrawn', answeredAt: now, answeredBy: actor.accountId })
    return accept({
      value: { id: transfer.id },
      audit: {
        act: 'transfer.withdraw',
        subject: 'resident',
        subjectId: transfer.residentId,
        areaCode: transfer.fromCode,
        detail: { to: transfer.areaCode },
      },
    })
  },
})

/** 不接收: the committee asked says no, with a reason; the person stays where they are. */
export const refuseTransfer = command({
  name: 'transfer.refuse',
  permission: 'resident.transfer',
  input: z.object({
    transferId: z.uuid(),
    answer: z.string('请写不接收的原因').trim().min(1, '请写不接收的原因').max(200, '最多 200 个字'),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const transfer = await transferForUpdate(tx, jurisdiction, input.transferId, 'to')
    if (!transfer) return refuse({ kind: 'not_found' })
    if (transfer.state !== 'offered') return refuse({ kind: 'already_answered' })
    const by = { answeredAt: now, answeredBy: actor.accountId }
    await answerTransfer(tx, transfer.id, { state: 'refused', answer: input.answer, ...by })
    return accept({
      value: { id: transfer.id },
      audit: {
        act: 'transfer.refuse',
        subject: 'transfer',
        subjectId: transfer.id,
        areaCode: transfer.areaCode,
        detail: { from: transfer.fromCode, answer: input.answer },
      },
    })
  },
})
