import 'server-only'
import { withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import { versionTold } from '@/db/queries/rosters/versions'
import { rosterSubjects } from '@/domain/rosters/codes'
import { readyMadeRosters } from '@/domain/rosters/ready-made'
import { readSeal } from '@/domain/rosters/versions'
import { pool } from '@/server/database'

/** What anybody holding a printed roster may know of it: which, of when, how many and whether it holds; never who is on it, nor what somebody typed. */
export type VerifiedVersion = {
  seal: string
  label: string
  number: number
  where: string
  onDay: string
  rows: number
  unit: string
  frozenAt: Date
  voidedAt: Date | null
  /** The newest version of the same list. */
  last: number
}

/** 校验 of a frozen roster by the sixteen characters on it. One look-up by an index. */
export async function verifiedVersion(text: string, now: Date, db?: Database): Promise<VerifiedVersion | undefined> {
  const seal = readSeal(text)
  if (!seal) return undefined
  const ask = (from: Database) => withPurpose(from, 'verify', now, (tx) => versionTold(tx, seal))
  const pages = pool('pages')
  const found = await (db ? ask(db) : pages.enter(() => ask(pages.db)))
  if (!found) return undefined
  const { code, number, whereName: where, about, onDay, rows, frozenAt, voidedAt, last } = found
  const label = readyMadeRosters.find((one) => one.code === code)?.label ?? '按条件筛出的'
  return { seal, label, number, where, onDay, rows, unit: rosterSubjects[about], frozenAt, voidedAt, last }
}
