import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { pinyinOf } from '@/db/pinyin'
import { replaceSearchKeys } from '@/db/queries/household-writes'
import {
  openResidenciesOf,
  type Resident,
  residentForUpdate,
  residentNumbered,
  saveResident,
} from '@/db/queries/residents'
import { residentKeys } from '@/db/search-keys'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { conflictsOf, labelsOf } from '@/domain/edits/conflict'
import { mergeEdits } from '@/domain/edits/merge'
import type { ResidentRefusal } from '@/domain/residents/wording'
import { residentWords } from '@/domain/residents/words'
import { accept, type Result, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { editInput } from '@/server/households/edit-input'
import { decrypt } from '@/server/protection/field-cipher'
import { digitKey, type KnownPerson, knownPerson, sealedIdentity, sealedPhone } from '@/server/residents/identity'
import { personShape } from '@/server/residents/person-input'

const plain = Object.keys(residentWords).filter((field) => !['idNumber', 'idReason', 'phone'].includes(field))

/** 改居民: field by field as 改家庭档案; a new ID number or phone replaces the sealed one, left empty it stays [R1]. */
export const editResident = command({
  name: 'resident.edit',
  permission: 'resident.edit',
  input: editInput({ id: z.uuid(), ...personShape, clearPhone: z.literal('on').nullish() }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const resident = await residentForUpdate(tx, jurisdiction, input.id)
    if (!resident) return refuse({ kind: 'not_found' })
    const { changes, clashes } = mergeEdits(plain, input.was, input, personTexts(resident), input)
    const numbers = changedNumbers(resident, input)
    const all = [...clashes, ...numbers.clashes]
    if (all.length > 0) return refuse({ kind: 'conflict', conflicts: conflictsOf(all, residentWords) })
    for (const kept of ['name', 'sex', 'idType', 'registration']) if (changes[kept] === null) delete changes[kept]

    const changed = [...Object.keys(changes), ...numbers.changed]
    if (changed.length === 0) return accept({ value: { id: resident.id }, audit: [] })
    const saved = await saveChanges(tx, resident, changes, { ...numbers, reason: input.idReason ?? null }, dayOf(now))
    if (!saved.ok) return saved
    const [home] = await openResidenciesOf(tx, jurisdiction, resident.id)
    return accept({
      value: { id: resident.id },
      audit: {
        act: 'resident.edit',
        subject: 'resident',
        subjectId: resident.id,
        areaCode: resident.areaCode,
        householdId: home?.householdId ?? null,
        detail: { changed: labelsOf(changed, residentWords), ...(input.idReason ? { idReason: input.idReason } : {}) },
      },
    })
  },
})

/** The values of a person as the form writes them; numbers stand there masked. */
export function personTexts(resident: Omit<Resident, 'idCipher' | 'idIndex' | 'phoneCipher' | 'phoneIndex'>) {
  return Object.fromEntries(
    plain.map((field) => [field, (resident as Record<string, unknown>)[field] as string | null]),
  )
}

type Numbers = {
  changed: string[]
  clashes: { field: string; before: string | null; mine: string | null; theirs: string | null }[]
  idNumber: string | null
  phone: string | null
}

/** What becomes of the sealed numbers; somebody else's new number is never replaced unseen. */
function changedNumbers(
  resident: Resident,
  input: {
    idNumber?: string | null | undefined
    phone?: string | null | undefined
    clearPhone?: 'on' | null | undefined
    was: Record<string, string | null>
    pick: Record<string, string | null>
  },
): Numbers {
  const onFile = (cipher: string | null, field: string) => (cipher ? decrypt(cipher, resident.id, field) : null)
  const numbers: Numbers = {
    changed: [],
    clashes: [],
    idNumber: onFile(resident.idCipher, 'id_number'),
    phone: onFile(resident.phoneCipher, 'phone'),
  }
  const take = (field: 'idNumber' | 'phone', typed: string | null, masked: string | null) => {
    if (input.pick[field] === 'theirs') return
    const moved = field in input.was && (input.was[field] ?? null) !== masked && input.pick[field] !== 'mine'
    if (moved) numbers.clashes.push({ field, before: input.was[field] ?? null, mine: typed, theirs: masked })
    else if (typed !== numbers[field]) {
      numbers[field] = typed
      numbers.changed.push(field)
    }
  }
  if (input.idNumber) take('idNumber', input.idNumber, resident.idMasked)
  if (input.phone) take('phone', input.phone, resident.phoneMasked)
  else if (input.clearPhone === 'on') take('phone', null, resident.phoneMasked)
  return numbers
}

async function saveChanges(
  tx: Transaction,
  resident: Resident,
  changes: Record<string, string | null>,
  numbers: Numbers & { reason: string | null },
  today: CivilDay,
): Promise<Result<null, ResidentRefusal>> {
  const after = { ...resident, ...changes } as Resident
  const freshId = numbers.changed.includes('idNumber')
  const { idType, sex, bornOn, guardianName } = after
  const freshPhone = numbers.changed.includes('phone')
  const idReason = freshId ? numbers.reason : resident.idOverride
  const typed = { idType, guardianName, idNumber: numbers.idNumber, idReason, phone: freshPhone ? numbers.phone : null }
  const own = freshId ? { sex: changes.sex ?? null, bornOn: changes.bornOn ?? null } : { sex, bornOn }
  const checksId = freshId || 'bornOn' in changes || 'sex' in changes
  const known = knownPerson({ ...typed, ...own, idNumber: checksId ? typed.idNumber : null }, today)
  if (!known.ok) return known

  const idNumber = checksId ? known.value.idNumber : numbers.idNumber
  const sealed = sealedIdentity(resident.id, freshId ? idNumber : null)
  const twin = sealed.idIndex && (await residentNumbered(tx, resident.areaCode, sealed.idIndex, resident.id))
  if (twin) return refuse({ kind: 'duplicate', name: twin.name, address: twin.address })

  await saveResident(tx, resident.id, {
    ...(changes as Partial<Resident>),
    ...(freshId ? { ...sealed, ...withNumber(known.value) } : {}),
    ...(freshPhone ? sealedPhone(resident.id, known.value.phone) : {}),
    ...(changes.name ? pinyinOf(changes.name) : {}),
  })
  const { id, areaCode, name, formerName } = after
  const phone = freshPhone ? known.value.phone : numbers.phone
  await replaceSearchKeys(tx, id, residentKeys({ id, areaCode, name, formerName, idNumber, phone }, digitKey))
  return accept(null)
}

function withNumber({ idType, idOverride, sex, bornOn }: KnownPerson) {
  return { idType, idOverride, sex, bornOn }
}
