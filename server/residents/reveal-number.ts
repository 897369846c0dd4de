import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { timesDone } from '@/db/queries/audit'
import { contactForUpdate } from '@/db/queries/household-extras'
import { openResidenciesOf, residentForUpdate } from '@/db/queries/residents'
import { visitorWhole } from '@/db/queries/visitors'
import { dayOf, startOfDay } from '@/domain/calendar/civil-day'
import { revealPurposes } from '@/domain/residents/reveal'
import { accept, refuse } from '@/domain/result'
import { type CommandDesk, command } from '@/server/command'

export const revealInput = z.object({
  subject: z.enum(['resident', 'contact', 'visitor']),
  id: z.uuid(),
  field: z.enum(['id_number', 'phone']),
  purpose: z.enum(Object.keys(revealPurposes) as [keyof typeof revealPurposes], '请选用途'),
  note: z.string('请写清为什么要看').trim().min(5, '至少 5 个字，写清为什么要看').max(200, '最多 200 个字'),
})

/** 查看证件号或电话: states what for, counts against the day's limit, leaves an entry; the page then shows it for a moment. */
export const revealNumber = command({
  name: 'resident.reveal',
  permission: 'resident.reveal',
  input: revealInput,
  run: async (desk) => {
    const { tx, actor, now, input } = desk
    const subject = await subjectOf(desk)
    if (!subject) return refuse({ kind: 'not_found' })
    if (!subject.has) return refuse({ kind: 'not_recorded' })
    const used = await timesDone(tx, actor.accountId, 'resident.reveal', startOfDay(dayOf(now)))
    if (used >= limits.revealsPerDay) return refuse({ kind: 'too_many_reveals', most: limits.revealsPerDay })
    const { subject: kind, id, field, purpose, note } = input
    return accept({
      value: { subject: kind, id, field },
      audit: {
        act: 'resident.reveal',
        subject: kind,
        subjectId: id,
        areaCode: subject.areaCode,
        householdId: subject.householdId,
        purpose: `${revealPurposes[purpose]}：${note}`,
        detail: { field },
      },
    })
  },
})

async function subjectOf({ tx, actor, jurisdiction, input }: CommandDesk<z.output<typeof revealInput>>) {
  if (input.subject === 'visitor') {
    const visitor = await visitorWhole(tx, actor.areaCode, input.id)
    return visitor && { areaCode: actor.areaCode, householdId: null, has: visitor.phoneCipher !== null }
  }
  if (input.subject === 'contact') {
    const contact = await contactForUpdate(tx, jurisdiction, input.id)
    return (
      contact && { areaCode: contact.areaCode, householdId: contact.householdId, has: contact.phoneCipher !== null }
    )
  }
  const resident = await residentForUpdate(tx, jurisdiction, input.id)
  if (!resident) return undefined
  const [home] = await openResidenciesOf(tx, jurisdiction, resident.id)
  const has = (input.field === 'phone' ? resident.phoneCipher : resident.idCipher) !== null
  return { areaCode: resident.areaCode, householdId: home?.householdId ?? null, has }
}
