import 'server-only'
import { connection } from 'next/server'
import { env } from '@/server/env'

/** Demo mode: invented data, and the accounts stand on the sign-in page. */
export async function isDemo(): Promise<boolean> {
  await connection()
  return env().BAIJIA_DEMO
}
