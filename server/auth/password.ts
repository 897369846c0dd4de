import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes (OWASP floor). */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A hash of nothing, so that an unknown name costs the same time as a wrong password. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$8m6n7Pp0c0b3m0bO9J0q1mYh0qkJw2X6l3yqv0mX4aQ'

export function hashPassword(password: string): Promise<string> {
  return hash(password, strength)
}

/** False for a wrong password and for a name that has no account, after the same work. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? nobody, password)
  return stored !== undefined && fits
}

const common = new Set([
  '12345678',
  '123456789',
  '1234567890',
  'password',
  'qwertyuiop',
  '88888888',
  '66666666',
  '11111111',
  'admin123',
  'abc12345',
])

/** 口令要求: ten characters or more, letters and digits, not a common one, not the name itself (等保 A1). Nothing when it will do. */
export function passwordFault(password: string, username: string): string | undefined {
  if ([...password].length < 10) return '密码至少 10 位'
  if (!/[A-Za-z]/.test(password) || !/[^A-Za-z]/.test(password)) return '密码要有字母，也要有数字或符号'
  if (common.has(password.toLowerCase())) return '这个密码太常见，请换一个'
  if (password.toLowerCase().includes(username.toLowerCase())) return '密码里不要带账号名'
  return undefined
}
