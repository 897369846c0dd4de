import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { pinyinOf } from '@/db/pinyin'
import type { AuditEntry } from '@/db/queries/audit'
import { householdForUpdate, replaceSearchKeys, saveHousehold } from '@/db/queries/household-writes'
import { insertResidency, insertResident, residentNumbered } from '@/db/queries/residents'
import { residentKeys } from '@/db/search-keys'
import { holds } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { arrivalReasons } from '@/domain/households/codes'
import { isUnborn } from '@/domain/residents/ages'
import type { ResidentRefusal } from '@/domain/residents/wording'
import { accept, type Result, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { digitKey, knownPerson, sealedIdentity, sealedPhone } from '@/server/residents/identity'
import { day, personShape, relation } from '@/server/residents/person-input'
import { lookForSame } from '@/server/residents/same-people'

export const newPerson = z.object({ ...personShape })
export type NewPerson = z.output<typeof newPerson>

/** 加居民: a person new to the committee moves into a household. Somebody whose ID number is on file is shown, not entered twice; whether another committee has them too is looked for. */
export const addResident = command({
  name: 'resident.add',
  permission: 'resident.edit',
  input: z.object({
    householdId: z.uuid(),
    relation,
    fromOn: day,
    arrival: z.enum(Object.keys(arrivalReasons) as [keyof typeof arrivalReasons], '请选迁入原因'),
    ...personShape,
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    if (!household) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })
    const today = dayOf(now)
    if (input.fromOn > today) return refuse({ kind: 'in_future' })

    const entered = await enterPerson(tx, household.areaCode, input, today, input.fromOn)
    if (!entered.ok) return entered
    const { householdId, fromOn, arrival } = input
    const head = household.headId === null
    const residency = {
      residentId: entered.value,
      householdId,
      relation: head ? '02' : input.relation,
      fromOn,
      arrival,
    }
    await insertResidency(tx, { id: newId(), areaCode: household.areaCode, ...residency })
    if (head) await saveHousehold(tx, householdId, { headId: entered.value })
    const { areaCode } = household
    const same = await lookForSame({ tx, actor, now }, areaCode, [entered.value])
    const created: AuditEntry = {
      ...{ act: 'resident.create', subject: 'resident', subjectId: entered.value, areaCode, householdId },
      detail: { arrival, fromOn, ...(input.idReason ? { idReason: input.idReason } : {}) },
    }
    return accept({
      value: { id: entered.value, householdId, elsewhere: same.found > 0 && holds(actor, 'resident.transfer') },
      audit: [created, ...same.audit],
    })
  },
})

/** Puts a person on file who lives here from a day on, with numbers sealed and search keys made; refuses a number the committee already has, and a stay before birth. */
export async function enterPerson(
  tx: Transaction,
  areaCode: AreaCode,
  typed: NewPerson,
  today: CivilDay,
  livesFrom: CivilDay,
): Promise<Result<string, ResidentRefusal>> {
  const known = knownPerson(
    {
      idType: typed.idType ?? null,
      idNumber: typed.idNumber ?? null,
      idReason: typed.idReason ?? null,
      sex: typed.sex ?? null,
      bornOn: typed.bornOn ?? null,
      phone: typed.phone ?? null,
      guardianName: typed.guardianName ?? null,
    },
    today,
  )
  if (!known.ok) return known
  const id = newId()
  const { idNumber, idOverride, phone, idType, sex, bornOn } = known.value
  if (isUnborn(bornOn, livesFrom)) return refuse({ kind: 'before_birth', on: bornOn ?? '' })
  const sealed = sealedIdentity(id, idNumber)
  const twin = sealed.idIndex && (await residentNumbered(tx, areaCode, sealed.idIndex))
  if (twin) return refuse({ kind: 'duplicate', name: twin.name, address: twin.address })

  const { name, formerName, registration, idType: _, idNumber: __, phone: ___, idReason: ____, ...rest } = typed
  const facts = { formerName: formerName ?? null, registration: registration ?? 'WZ' }
  await insertResident(tx, {
    ...rest,
    ...facts,
    ...sealed,
    ...sealedPhone(id, phone),
    ...pinyinOf(name),
    ...{ id, areaCode, name, idType, idOverride, sex, bornOn },
  })
  await replaceSearchKeys(tx, id, residentKeys({ id, areaCode, name, ...facts, idNumber, phone }, digitKey))
  return accept(id)
}
