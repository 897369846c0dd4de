import type { CivilDay } from '@/domain/calendar/civil-day'
import { halfWidth, unspaced } from '@/domain/characters'
import type { FindingKind, Report } from '@/domain/exchange/findings'
import type { Cell } from '@/domain/exchange/sheet'
import { idTypeFrom } from '@/domain/residents/aliases'
import type { IdType } from '@/domain/residents/codes'
import { type IdentityNumber, parseIdentityNumber } from '@/domain/residents/identity-number'

/** What an ID cell says: a checked identity, another document, or no number at all. */
export type ReadIdentity = { idType: IdType; idNumber?: string; identity?: IdentityNumber }

type At = { column: number; today?: CivilDay; forced?: boolean }

/**
 * An ID number by its cell and the 证件类型 beside it; undefined when the row must be refused. A cell stored as a number
 * of 16 digits or more has lost its last ones and is refused even if its check digit happens to agree.
 */
export function readIdentity(cell: Cell, idTypeText: string, at: At, report: Report): ReadIdentity | undefined {
  const raw = cell.text.trim()
  const say = (kind: FindingKind, value?: string) =>
    report(kind, { column: at.column, raw, ...(value === undefined ? {} : { value }) })
  if (cell.error) return refused(say, 'id_unreadable')
  if (cell.number !== undefined && Math.abs(cell.number) >= 1e15) {
    return refused(say, 'id_excel_damaged', birthHint(cell.number))
  }
  const idType = idTypeFrom(idTypeText)
  if (isNoNumber(raw)) {
    if (cell.formula && raw === '') say('formula_without_value')
    say('id_missing')
    return { idType: idType ?? 'NONE' }
  }
  const parsed = parseIdentityNumber(raw, at.today)
  if (parsed.ok) return accepted(parsed.value, raw, idType, say)
  if (parsed.refusal.kind === 'format') return otherDocument(raw, idType, say)
  if (parsed.refusal.kind === 'check' && at.forced) {
    say('id_forced')
    return { idType: idType ?? '111', idNumber: parsed.refusal.value }
  }
  return refused(say, `id_${parsed.refusal.kind}`)
}

type Say = (kind: FindingKind, value?: string) => void

function refused(say: Say, kind: FindingKind, value?: string): undefined {
  say(kind, value)
}

function accepted(identity: IdentityNumber, raw: string, idType: IdType | undefined, say: Say): ReadIdentity {
  if (identity.from15) say('id_from_15', identity.value)
  else if (raw !== identity.value) say('id_tidied', identity.value)
  const implied = {
    mainland: '111',
    hk_macao_taiwan: identity.value.startsWith('83') ? 'TWJZ' : 'GAJZ',
    foreign_permanent: '553',
  } as const
  const kept = identity.kind === 'mainland' && (idType === '112' || idType === '113') ? idType : implied[identity.kind]
  return { idType: kept, idNumber: identity.value, identity }
}

const documentForms: readonly [RegExp, IdType][] = [
  [/^[HM]\d{8}(\d{2})?$/, '516'],
  [/^[A-Z]{3}\d{12}$/, '553'],
  [/^[EGDPS][A-Z]?\d{7,8}$/, '414'],
]

/** Passports and passes are kept as they are; what should be an ID number and is none is refused. */
function otherDocument(raw: string, idType: IdType | undefined, say: Say): ReadIdentity | undefined {
  const number = unspaced(halfWidth(raw)).toUpperCase()
  const told = idType !== undefined && !['111', '112', 'NONE'].includes(idType) ? idType : undefined
  const form = told ?? documentForms.find(([pattern]) => pattern.test(number))?.[1]
  if (form && /^[A-Z0-9()-]{4,30}$/.test(number)) {
    say('document_unchecked')
    return { idType: form, idNumber: number }
  }
  const suggestion = number.replaceAll('O', '0').replace(/[IL|]/g, '1')
  if (suggestion !== number && parseIdentityNumber(suggestion).ok) return refused(say, 'id_letters', suggestion)
  return refused(say, 'id_format')
}

function isNoNumber(raw: string): boolean {
  return raw === '' || /^(无|没有|不详|未知|未提供|未采集|暂无|[-/\\—－]+|0)$/.test(unspaced(raw))
}

/** Digits 7–14 survive in a damaged number and say when its holder was born. */
function birthHint(number: number): string | undefined {
  const size = Math.abs(number)
  if (!(size < 1e20)) return undefined
  const digits = BigInt(Math.round(size)).toString()
  return digits.length === 18 ? `出生 ${digits.slice(6, 14)}` : undefined
}
