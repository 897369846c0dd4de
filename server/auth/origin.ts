import 'server-only'
import { headers } from 'next/headers'
import { isOwnOrigin } from '@/server/auth/own-origin'
import { env } from '@/server/env'

/** Thrown for a write that does not come from one of our own pages. */
export class ForeignOrigin extends Error {
  readonly digest = 'FOREIGN_ORIGIN'
}

export async function assertOwnOrigin(): Promise<void> {
  if (!isOwnOrigin(await headers(), env().BAIJIA_ORIGIN)) throw new ForeignOrigin('write from a foreign origin')
}
