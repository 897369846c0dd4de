import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { contactForUpdate, revealedAt } from '@/db/queries/household-extras'
import { residentForUpdate } from '@/db/queries/residents'
import { visitorWhole } from '@/db/queries/visitors'
import { recordId } from '@/server/address'
import { decrypt } from '@/server/protection/field-cipher'
import { type Desk, view } from '@/server/view'

const revealQuery = z.object({
  subject: z.enum(['resident', 'contact', 'visitor']).catch('resident'),
  id: recordId,
  field: z.enum(['id_number', 'phone']).catch('phone'),
})

/** The page that asks what for, and for some seconds after the answer shows the number. */
export const revealPage = view({
  name: 'resident.reveal_page',
  permission: 'resident.reveal',
  query: revealQuery,
  read: async (desk) => {
    const { db, actor, now, query } = desk
    const subject = await subjectOf(desk)
    if (!subject) return undefined
    const since = new Date(now.getTime() - limits.revealSeconds * 1000)
    const at = await revealedAt(db, actor.accountId, query.id, query.field, since)
    const left = at ? Math.ceil((at.getTime() + limits.revealSeconds * 1000 - now.getTime()) / 1000) : 0
    const { name, cipher, householdId } = subject
    const shown = left > 0 && cipher ? { value: decrypt(cipher, query.id, query.field), seconds: left } : undefined
    return { ...query, name, recorded: cipher !== null, householdId, shown }
  },
})
export type RevealPage = NonNullable<Awaited<ReturnType<typeof revealPage>>>

async function subjectOf({ db, actor, jurisdiction, query }: Desk<z.output<typeof revealQuery>>) {
  if (query.subject === 'visitor') {
    const visitor = await visitorWhole(db, actor.areaCode, query.id)
    return visitor && { name: visitor.name, cipher: visitor.phoneCipher, householdId: null }
  }
  if (query.subject === 'contact') {
    const contact = await contactForUpdate(db, jurisdiction, query.id)
    return contact && { name: contact.name, cipher: contact.phoneCipher, householdId: contact.householdId }
  }
  const resident = await residentForUpdate(db, jurisdiction, query.id)
  if (!resident) return undefined
  const cipher = query.field === 'phone' ? resident.phoneCipher : resident.idCipher
  return { name: resident.name, cipher, householdId: null }
}
