import 'server-only'
import { randomInt } from 'node:crypto'

/** Without letters that are taken for one another when read out or copied by hand. */
const letters = 'abcdefghjkmnpqrstuvwxyz'
const digits = '23456789'

/** 一次性密码: twelve characters in groups of four, about 57 bits; to be changed at the first sign-in. */
export function oneTimePassword(): string {
  const group = () =>
    Array.from({ length: 3 }, () => letters[randomInt(letters.length)]).join('') + digits[randomInt(digits.length)]
  return [group(), group(), group()].join('-')
}
