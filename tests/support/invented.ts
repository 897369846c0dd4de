import { createHash } from 'node:crypto'
import type { SeedOptions } from '@/db/seed/seed'

const digest = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)

/** Stands in for cipher and hash where rows must come out the same each time. */
export const plainProtection: Pick<SeedOptions, 'protect' | 'passwordHash'> = {
  protect: {
    encrypt: (value, rowId, field) => `test.${digest(value, rowId, field)}`,
    index: digest,
    digits: (field, digits) => `#${digest(field, digits)}`,
  },
  passwordHash: () => 'test',
}

export const inventedOn = '2026-11-20'
