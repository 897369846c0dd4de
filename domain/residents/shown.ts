import type { FieldPolicy } from '@/domain/access/fields'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { ageOn, type BirthPrecision } from '@/domain/residents/ages'
import { maskName } from '@/domain/residents/masks'

/** A name as the reader's field policy lets it be seen. */
export function shownName(fields: FieldPolicy, name: string): string
export function shownName(fields: FieldPolicy, name: string | null): string | null
export function shownName(fields: FieldPolicy, name: string | null): string | null {
  return name !== null && fields.name === 'surname' ? maskName(name) : name
}

/** An ID number already masked, or nothing at all. */
export function shownIdentity(fields: FieldPolicy, masked: string | null): string | null {
  return fields.identity === 'masked' ? masked : null
}

/** A phone already masked, or nothing at all. */
export function shownPhone(fields: FieldPolicy, masked: string | null): string | null {
  return fields.phone === 'masked' ? masked : null
}

/** A sensitive value (health, special identity), or nothing at all. */
export function shownSensitive<Value>(fields: FieldPolicy, value: Value): Value | null {
  return fields.sensitive === 'shown' ? value : null
}

/** The day of birth where the policy shows it, else nothing; the age is shown to everybody who sees the row. */
export function shownBirth(
  fields: FieldPolicy,
  bornOn: CivilDay | null,
  precision: BirthPrecision,
  day: CivilDay,
): { bornOn: CivilDay | null; age: number | null } {
  return {
    bornOn: fields.birth === 'day' ? bornOn : null,
    age: bornOn === null ? null : ageOn(bornOn, day, precision),
  }
}
