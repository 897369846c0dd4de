import { type CivilDay, civilDay } from '@/domain/calendar/civil-day'
import { halfWidth, unspaced } from '@/domain/characters'
import { accept, type Result, refuse } from '@/domain/result'

export type IdentityKind = 'mainland' | 'hk_macao_taiwan' | 'foreign_permanent'

/** A number of the GB 11643 family with everything it says about its holder. */
export type IdentityNumber = {
  value: string
  kind: IdentityKind
  regionCode: string
  birthOn: CivilDay
  sex: '1' | '2'
  from15: boolean
}

/** A failed check keeps the number: it may be forced with a reason (证件原号如此). */
export type IdentityRefusal =
  | { kind: 'format' }
  | { kind: 'date' }
  | { kind: 'check'; value: string }
  | { kind: 'excel_damaged' }
  | { kind: 'masked' }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * 公民身份号码 (GB 11643-1999, 18 or 15 digits), 港澳台居民居住证, 外国人永久居留身份证 (2023版). Refuses masked and
 * spreadsheet-damaged numbers, impossible dates, days after `today` and wrong check digits; never guesses.
 */
export function parseIdentityNumber(raw: string, today?: CivilDay): Result<IdentityNumber, IdentityRefusal> {
  const written = tidyIdentityNumber(raw)
  if (/[*#＊]|[X×]{2,}/.test(written)) return refuse({ kind: 'masked' })
  if (/^\d(\.\d+)?E\+?\d+$/.test(written)) return refuse({ kind: 'excel_damaged' })

  const from15 = /^[1-9]\d{14}$/.test(written)
  const value = from15 ? lengthened(written) : written
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return refuse({ kind: 'format' })

  const birthOn = civilDay(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14)))
  if (birthOn === undefined || birthOn < '1850' || (today !== undefined && birthOn > today)) {
    return refuse({ kind: 'date' })
  }
  if (identityCheck(value) !== value[17]) {
    return refuse(/^\d{15}000$/.test(value) ? { kind: 'excel_damaged' } : { kind: 'check', value })
  }
  return accept({ value, kind: kindOf(value), regionCode: value.slice(0, 6), birthOn, sex: sexIn(value), from15 })
}

/** What a number whose only fault is its last digit says of its holder, for one that was forced (证件原号如此). */
export function holderOf(value: string): { birthOn: CivilDay | undefined; sex: '1' | '2' } {
  const birthOn = civilDay(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14)))
  return { birthOn, sex: sexIn(value) }
}

function sexIn(value: string): '1' | '2' {
  return Number(value[16]) % 2 === 1 ? '1' : '2'
}

/** The number without spaces, quotes, hyphens and zero-width signs, half-width and in capitals. */
export function tidyIdentityNumber(raw: string): string {
  return unspaced(halfWidth(raw))
    .replace(/['"‘’`\-—]/g, '')
    .toUpperCase()
}

/** The check character of GB 11643 (ISO 7064 MOD 11-2) for the first 17 digits. */
export function identityCheck(digits: string): string {
  const sum = weights.reduce((total, weight, place) => total + Number(digits[place]) * weight, 0)
  return '10X98765432'[sum % 11] ?? ''
}

/** 15 digits get the century, 18 for the sequence numbers 996–999 that were kept for centenarians, and a check. */
function lengthened(short: string): string {
  const century = Number(short.slice(12)) >= 996 ? '18' : '19'
  const digits = short.slice(0, 6) + century + short.slice(6)
  return digits + identityCheck(digits)
}

function kindOf(value: string): IdentityKind {
  if (value.startsWith('9')) return 'foreign_permanent'
  return /^8[123]0000/.test(value) ? 'hk_macao_taiwan' : 'mainland'
}
