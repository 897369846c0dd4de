import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { contactForUpdate, insertContact, saveContact } from '@/db/queries/household-extras'
import { householdForUpdate } from '@/db/queries/household-writes'
import { dayOf } from '@/domain/calendar/civil-day'
import { normalisePhone, phoneKind } from '@/domain/residents/phones'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { sealedPhone } from '@/server/residents/identity'
import { day } from '@/server/residents/person-input'

/** 户外联系人: somebody outside through whom the family can be reached; added, changed, or no longer one. */
export const editContact = command({
  name: 'household.contact',
  permission: 'household.edit',
  input: z.object({
    householdId: z.uuid(),
    contactId: z.uuid().nullish(),
    name: z.string('请填姓名').trim().min(1, '请填姓名').max(50),
    relation: z.string('请填与户主的关系').trim().min(1, '请填与户主的关系').max(20),
    phone: line(40),
    place: line(100),
    lastReachedOn: day.nullish(),
    end: z.literal('on').nullish(),
  }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    if (!household) return refuse({ kind: 'not_found' })
    const today = dayOf(now)
    if (input.lastReachedOn && input.lastReachedOn > today) return refuse({ kind: 'in_future' })
    const known = input.contactId ? await contactForUpdate(tx, jurisdiction, input.contactId) : undefined
    if (input.contactId && known?.householdId !== household.id) return refuse({ kind: 'not_found' })
    const phone = input.phone ? normalisePhone(input.phone) : null
    if (phone !== null && phoneKind(phone) === 'unsure') return refuse({ kind: 'phone_unsure' })

    const id = known?.id ?? newId()
    const { phoneIndex: _, ...sealed } = sealedPhone(id, phone)
    const facts = {
      name: input.name,
      relation: input.relation,
      place: input.place ?? null,
      lastReachedOn: input.lastReachedOn ?? known?.lastReachedOn ?? null,
      ...(phone === null && known ? {} : sealed),
    }
    if (known) await saveContact(tx, id, { ...facts, ...(input.end === 'on' ? { endedOn: today } : {}) })
    else await insertContact(tx, { id, areaCode: household.areaCode, householdId: household.id, ...facts })
    return accept({
      value: { id: household.id },
      audit: {
        act: 'contact.edit',
        subject: 'contact',
        subjectId: id,
        areaCode: household.areaCode,
        householdId: household.id,
        detail: { changed: `户外联系人${input.relation}`, ended: input.end === 'on' },
      },
    })
  },
})
