import 'server-only'
import { z } from 'zod'

const secret = z.string().min(32)

/** The one place that reads the environment; a missing value stops the start, not a request. */
const shape = z.object({
  DATABASE_URL: z.string().min(1),
  AUTH_SECRET: secret,
  /** 32 bytes, base64: encrypts ID numbers and phones. */
  BAIJIA_FIELD_KEY: secret,
  /** 32 bytes, base64: keys the blind index. */
  BAIJIA_INDEX_KEY: secret,
  BAIJIA_ORIGIN: z.url().optional(),
  /** Which process this is; one alone does everything. */
  BAIJIA_LANE: z.enum(['read', 'write']).default('write'),
  BAIJIA_DEMO: z.stringbool().default(false),
})

let parsed: z.output<typeof shape> | undefined

/** The environment, read on first use so that a build needs no database. */
export function env(): z.output<typeof shape> {
  parsed ??= shape.parse(process.env)
  return parsed
}
