import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { namesOf } from '@/db/queries/household-file'
import { householdForUpdate, openResidencies } from '@/db/queries/household-writes'
import { insertResidency, residentForUpdate, saveResident } from '@/db/queries/residents'
import { dayOf } from '@/domain/calendar/civil-day'
import { relationText } from '@/domain/households/timeline'
import { hukouKinds, registrations } from '@/domain/residents/codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { journalled, previewed } from '@/server/households/act-preview'
import { choice, confirmed } from '@/server/households/edit-input'
import { enterPerson } from '@/server/residents/add-resident'
import { day, personShape, relation } from '@/server/residents/person-input'

/** 登记出生: a baby lives from its first day with its mother; an ID number may come later [F32]. */
export const recordBirth = command({
  name: 'resident.record_birth',
  permission: 'resident.edit',
  input: z.object({
    householdId: z.uuid(),
    motherId: z.uuid('请选母亲'),
    guardianId: z.uuid('请从列表里选').nullish(),
    relation,
    name: personShape.name,
    sex: z.enum(['1', '2'], '请选性别'),
    bornOn: day,
    registration: choice(registrations),
    hukou: choice(hukouKinds),
    idNumber: personShape.idNumber,
    idReason: personShape.idReason,
    confirmed,
  }),
  run: (desk) =>
    previewed(desk, () =>
      journalled(desk, async (journal) => {
        const { tx, jurisdiction, now, input } = desk
        const { householdId, bornOn, name, sex } = input
        const household = await householdForUpdate(tx, jurisdiction, householdId)
        if (!household) return refuse({ kind: 'not_found' })
        if (household.toOn !== null) return refuse({ kind: 'closed' })
        const today = dayOf(now)
        if (bornOn > today) return refuse({ kind: 'in_future' })
        const open = await openResidencies(tx, householdId)
        const home = open.find(({ residentId }) => residentId === input.motherId)
        const mother = await residentForUpdate(tx, jurisdiction, input.motherId)
        const guardianId = input.guardianId ?? input.motherId
        if (!home || !mother || !open.some(({ residentId }) => residentId === guardianId)) {
          return refuse({ kind: 'not_living_here' })
        }
        if (mother.sex === '1') return refuse({ kind: 'not_mother', name: mother.name })
        if (home.fromOn > bornOn) return refuse({ kind: 'before_arrival', on: home.fromOn })

        const { areaCode } = household
        const guardianName = (await namesOf(tx, jurisdiction, [guardianId])).get(guardianId) ?? null
        const { registration, hukou, idNumber, idReason } = input
        const person = { name, sex, bornOn, registration, hukou, idNumber, idReason, guardianName }
        const entered = await enterPerson(tx, areaCode, person, today, bornOn)
        if (!entered.ok) return entered
        const id = entered.value
        await saveResident(tx, id, { guardianId })
        const residency = { id: newId(), areaCode, residentId: id, householdId, relation: input.relation }
        await insertResidency(tx, { ...residency, fromOn: bornOn, arrival: 'born' })
        journal.made('residents', id)
        journal.made('residencies', residency.id)
        return accept({
          value: { id, householdId },
          who: [
            `${name}，${relationText(input.relation, sex)}，${bornOn} 出生，母亲 ${mother.name}，监护人 ${guardianName}`,
          ],
          act: { kind: 'birth', areaCode, householdId, on: bornOn, people: [id] },
          audit: {
            act: 'resident.birth',
            subject: 'resident',
            subjectId: id,
            areaCode,
            householdId,
            detail: { bornOn, mother: mother.id, guardian: guardianId },
          },
        })
      }),
    ),
})
