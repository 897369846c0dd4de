import 'server-only'
import { pinyinOf } from '@/db/pinyin'
import type { KnownResident } from '@/db/queries/import-lookups'
import type { residents } from '@/db/schema/residents'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { ParsedMember } from '@/domain/exchange/family'
import type { ComparedField, Side, Sides } from '@/domain/exchange/matching'
import { ageOn } from '@/domain/residents/ages'
import {
  educations,
  ethnicGroups,
  hukouKinds,
  kinships,
  maritalStatuses,
  politicalStatuses,
  registrations,
  sexes,
} from '@/domain/residents/codes'
import { maskIdNumber, maskPhone } from '@/domain/residents/masks'
import { blindIndex, encrypt } from '@/server/protection/field-cipher'

type ResidentRow = typeof residents.$inferInsert
export type Patch = Partial<ResidentRow>

/** 未满 14 周岁不存电话 (K35): a child's row never carries one. */
export function phoneOf(member: ParsedMember, today: CivilDay): string | undefined {
  return isChild(member, today) ? undefined : member.phones[0]?.number
}

export function isChild({ birthOn, birthPrecision }: ParsedMember, today: CivilDay): boolean {
  return birthOn !== undefined && ageOn(birthOn, today, birthPrecision) < 14
}

/** What the sheet says of a person, ready to be compared with the file. */
export function sidesOfMember(member: ParsedMember, today: CivilDay): Sides {
  const phone = phoneOf(member, today)
  return {
    name: plain(member.name),
    sex: coded(member.sex, sexes),
    bornOn: plain(member.birthOn),
    ethnic: coded(member.ethnic, ethnicGroups),
    identity: member.idNumber
      ? { value: blindIndex(member.idNumber, 'id_number'), shown: maskIdNumber(member.idNumber, true) }
      : undefined,
    phone: phone ? { value: blindIndex(phone, 'phone'), shown: maskPhone(phone) } : undefined,
    education: coded(member.education, educations),
    marital: coded(member.marital, maritalStatuses),
    political: coded(member.political, politicalStatuses),
    work: plain(workOf(member)),
    health: plain(member.health),
    registration: coded(member.registration, registrations),
    hukou: coded(member.hukou, hukouKinds),
    hukouAddress: plain(member.registeredAddress),
    relation: coded(member.relation, kinships),
  }
}

/** What the file says; the codes for “unknown” say nothing. */
export function sidesOfResident(known: KnownResident): Sides {
  return {
    name: plain(known.name),
    sex: known.sex === '0' ? undefined : coded(known.sex, sexes),
    bornOn: plain(known.bornOn),
    ethnic: coded(known.ethnic, ethnicGroups),
    identity: known.idIndex ? { value: known.idIndex, shown: known.idMasked ?? '' } : undefined,
    phone: known.phoneIndex ? { value: known.phoneIndex, shown: known.phoneMasked ?? '' } : undefined,
    education: coded(known.education, educations),
    marital: coded(known.marital, maritalStatuses),
    political: coded(known.political, politicalStatuses),
    work: plain(known.work),
    health: plain(known.health),
    registration: known.registration === 'WZ' ? undefined : coded(known.registration, registrations),
    hukou: coded(known.hukou, hukouKinds),
    hukouAddress: plain(known.hukouAddress),
    relation: known.relation === '99' ? undefined : coded(known.relation, kinships),
  }
}

/** The columns of `residents` that carry these fields of a member; `relation` stands in the residency instead. */
export function residentPatch(
  residentId: string,
  member: ParsedMember,
  fields: readonly ComparedField[],
  today: CivilDay,
): Patch {
  const patch: Patch = {}
  const phone = phoneOf(member, today)
  for (const field of fields) {
    if (field === 'name') Object.assign(patch, { name: member.name, ...pinyinOf(member.name) })
    else if (field === 'identity') Object.assign(patch, identityColumns(residentId, member))
    else if (field === 'phone' && phone) Object.assign(patch, phoneColumns(residentId, phone))
    else if (field === 'bornOn')
      Object.assign(patch, { bornOn: member.birthOn, birthPrecision: member.birthPrecision ?? 'day' })
    else if (field === 'work') patch.work = workOf(member) ?? null
    else if (field === 'hukouAddress') patch.hukouAddress = member.registeredAddress ?? null
    else if (field !== 'relation' && field !== 'phone') Object.assign(patch, { [field]: member[field] })
  }
  return patch
}

function identityColumns(residentId: string, member: ParsedMember): Patch {
  const { idNumber, idType } = member
  if (!idNumber) return { idType }
  return {
    idType,
    idCipher: encrypt(idNumber, residentId, 'id_number'),
    idIndex: blindIndex(idNumber, 'id_number'),
    idMasked: maskIdNumber(idNumber, true),
  }
}

function phoneColumns(residentId: string, phone: string): Patch {
  return {
    phoneCipher: encrypt(phone, residentId, 'phone'),
    phoneIndex: blindIndex(phone, 'phone'),
    phoneMasked: maskPhone(phone),
  }
}

function workOf({ workplace, occupation }: ParsedMember): string | undefined {
  return [workplace, occupation].filter(Boolean).join(' ') || undefined
}

function plain(value: string | null | undefined): Side | undefined {
  return value ? { value, shown: value } : undefined
}

function coded(value: string | null | undefined, words: Readonly<Record<string, string>>): Side | undefined {
  return value ? { value, shown: words[value] ?? value } : undefined
}
