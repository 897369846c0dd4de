import 'server-only'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { ageOn } from '@/domain/residents/ages'
import { holderOf, parseIdentityNumber } from '@/domain/residents/identity-number'
import { maskIdNumber, maskPhone } from '@/domain/residents/masks'
import { normalisePhone, phoneKind } from '@/domain/residents/phones'
import type { ResidentRefusal } from '@/domain/residents/wording'
import { accept, type Result, refuse } from '@/domain/result'
import { blindIndex, encrypt } from '@/server/protection/field-cipher'

/** What somebody typed about who a person is. */
export type TypedPerson = {
  idType: string | null
  idNumber: string | null
  /** Why a number stands although its last digit is wrong: 证件原号如此. */
  idReason: string | null
  sex: string | null
  bornOn: CivilDay | null
  phone: string | null
  guardianName: string | null
}

export type KnownPerson = {
  idType: string
  idNumber: string | null
  idOverride: string | null
  sex: string
  bornOn: CivilDay | null
  phone: string | null
}

const ownNumbers = ['111', '112', '553', 'GAJZ', 'TWJZ']

/**
 * 证件号解析: sex and birth follow from the number; what was typed beside it may not disagree. A number whose last digit is
 * wrong is taken with a reason only, and then fills what was left open (K1).
 * Under fourteen a guardian is named and no phone is kept.
 */
export function knownPerson(typed: TypedPerson, today: CivilDay): Result<KnownPerson, ResidentRefusal> {
  const idType = typed.idNumber === null ? 'NONE' : (typed.idType ?? '111')
  let person: KnownPerson = {
    idType,
    idNumber: typed.idNumber,
    idOverride: null,
    sex: typed.sex ?? '0',
    bornOn: typed.bornOn,
    phone: null,
  }
  if (typed.idNumber !== null && ownNumbers.includes(idType)) {
    const numbered = numberedPerson(person, typed, today)
    if (!numbered.ok) return numbered
    person = numbered.value
  }
  if (person.bornOn !== null && person.bornOn > today) return refuse({ kind: 'in_future' })
  const minor = person.bornOn !== null && ageOn(person.bornOn, today) < 14
  if (minor && typed.guardianName === null) return refuse({ kind: 'minor_needs_guardian' })
  if (minor && typed.phone !== null) return refuse({ kind: 'minor_has_no_phone' })
  if (typed.phone === null) return accept(person)
  const phone = normalisePhone(typed.phone)
  return phoneKind(phone) === 'unsure' ? refuse({ kind: 'phone_unsure' }) : accept({ ...person, phone })
}

function numberedPerson(
  person: KnownPerson,
  typed: TypedPerson,
  today: CivilDay,
): Result<KnownPerson, ResidentRefusal> {
  const parsed = parseIdentityNumber(typed.idNumber ?? '', today)
  const toldSex = typed.sex === '1' || typed.sex === '2' ? typed.sex : undefined
  if (!parsed.ok) {
    if (parsed.refusal.kind !== 'check' || !typed.idReason)
      return refuse({ kind: 'identity', because: parsed.refusal.kind })
    const { value } = parsed.refusal
    const holder = holderOf(value)
    const bornOn = typed.bornOn ?? holder.birthOn ?? null
    return accept({ ...person, idNumber: value, idOverride: typed.idReason, sex: toldSex ?? holder.sex, bornOn })
  }
  const { value, birthOn, sex } = parsed.value
  const disagrees = (typed.bornOn !== null && typed.bornOn !== birthOn) || (toldSex !== undefined && toldSex !== sex)
  return disagrees
    ? refuse({ kind: 'identity_disagrees' })
    : accept({ ...person, idNumber: value, sex, bornOn: birthOn })
}

/** An ID number as it is kept: bound to its row, found by its index, shown masked. */
export function sealedIdentity(id: string, value: string | null) {
  if (value === null) return { idCipher: null, idIndex: null, idMasked: null }
  return {
    idCipher: encrypt(value, id, 'id_number'),
    idIndex: blindIndex(value, 'id_number'),
    idMasked: maskIdNumber(value, true),
  }
}

/** A phone as it is kept. */
export function sealedPhone(id: string, value: string | null) {
  if (value === null) return { phoneCipher: null, phoneIndex: null, phoneMasked: null }
  return {
    phoneCipher: encrypt(value, id, 'phone'),
    phoneIndex: blindIndex(value, 'phone'),
    phoneMasked: maskPhone(value),
  }
}

/** The last digits of a number as a keyed digest, so that the key table holds no digits. */
export function digitKey(field: 'id4' | 'id6' | 'phone4', digits: string): string {
  return `#${blindIndex(digits, field)}`
}
