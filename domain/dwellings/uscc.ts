import { halfWidth, unspaced } from '@/domain/characters'

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** 统一社会信用代码 as typed, or undefined when its form or check sign (GB 32100) is wrong. */
export function parseUscc(raw: string): string | undefined {
  const code = unspaced(halfWidth(raw)).toUpperCase()
  return isUscc(code) ? code : undefined
}

/** True for a code whose check sign agrees (GB 32100-2015). */
export function isUscc(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  const sum = weights.reduce((total, weight, place) => total + signs.indexOf(code[place] ?? '') * weight, 0)
  return signs[(31 - (sum % 31)) % 31] === code[17]
}
