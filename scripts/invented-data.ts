import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { DigitKey } from '@/db/search-keys'
import type { SeedOptions } from '@/db/seed/seed'
import { demoAccounts } from '@/db/seed/staff'
import { digitKey } from '@/server/protection/digit-key'
import { blindIndex, encrypt } from '@/server/protection/field-cipher'

const password = 'baijia-demo'
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What the invented data needs from outside its floor: the field cipher and hashes of the demonstration's password. */
export async function inventedData(): Promise<Pick<SeedOptions, 'protect' | 'passwordHash'>> {
  const shared = await hashed()
  const own = new Map(
    await Promise.all(demoAccounts.map(async (username) => [username as string, await hashed()] as const)),
  )
  return {
    protect: { encrypt, index: blindIndex, digits: remembered(digitKey) },
    passwordHash: (username) => own.get(username) ?? shared,
  }
}

function hashed(): Promise<string> {
  return hash(password, { ...cost, salt: randomBytes(16) })
}

/** Four digits have few values; six are reckoned each time. */
function remembered(reckon: DigitKey): DigitKey {
  const known = new Map<string, string>()
  return (field, digits) => {
    if (field === 'id6') return reckon(field, digits)
    const key = field + digits
    const value = known.get(key) ?? reckon(field, digits)
    known.set(key, value)
    return value
  }
}
