import { halfWidth, unspaced, visible } from '@/domain/characters'

export type PhoneKind = 'mobile' | 'landline' | 'unsure'

/** One number with whose it is, where that stood in brackets. */
export type Phone = { number: string; kind: PhoneKind; note?: string }

/** Every number in a cell, in order; `damaged` when a spreadsheet turned it into 1.38E+10. */
export function parsePhones(raw: string): { phones: Phone[]; damaged: boolean } {
  const text = halfWidth(visible(raw)).trim()
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) return { phones: [], damaged: true }
  return { phones: pieces(text).map(phoneOf), damaged: false }
}

/** A number in one spelling: no spaces, no country code 86, mobile numbers without hyphens, 021-12345678. */
export function normalisePhone(raw: string): string {
  const digits = unspaced(halfWidth(raw))
    .replace(/^(\+|00)86-?/, '')
    .replace(/\.0$/, '')
  const bare = digits.replace(/-/g, '')
  if (/^(86)?1[3-9]\d{9}$/.test(bare)) return bare.slice(-11)
  const area = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/.exec(bare)
  return area ? `${area[1]}-${area[2]}` : digits
}

export function phoneKind(number: string): PhoneKind {
  if (/^1[3-9]\d{9}$/.test(number)) return 'mobile'
  return /^(0\d{2,3}-)?[2-9]\d{6,7}(-\d{1,6})?$/.test(number) ? 'landline' : 'unsure'
}

function phoneOf(piece: string): Phone {
  const note = /[([{【]([^)\]}】]*)[)\]}】]?/.exec(piece)?.[1] ?? /[\p{Script=Han}]+/u.exec(piece)?.[0]
  const number = normalisePhone(piece.replace(/[([{【][^)\]}】]*[)\]}】]?/g, '').replace(/[^\d+\-.]/g, ''))
  return { number, kind: phoneKind(number), ...(note ? { note: note.trim() } : {}) }
}

/** Splits at separators; spaces split only where each side is a number of its own, so 138 1234 5678 stays whole. */
function pieces(text: string): string[] {
  return text
    .split(/[/、,;\n\r|]+|或|和/)
    .flatMap((part) => {
      const words = part.trim().split(/\s+/)
      return words.every((word) => word.replace(/\D/g, '').length >= 7) ? words : [words.join('')]
    })
    .filter((part) => /\d/.test(part))
}
