import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { SeedOptions } from '@/db/seed/seed'
import { demoAccounts } from '@/db/seed/staff'
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
    protect: { encrypt, index: blindIndex, digits: (field, digits) => `#${blindIndex(digits, field)}` },
    passwordHash: (username) => own.get(username) ?? shared,
  }
}

function hashed(): Promise<string> {
  return hash(password, { ...cost, salt: randomBytes(16) })
}
