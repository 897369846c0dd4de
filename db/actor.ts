import { sql } from 'drizzle-orm'
import { type Database, plansOnce, sentAhead, type Transaction } from '@/db/client'
import { type Actor, jurisdictionOf, mayReadPeople } from '@/domain/access/actor'
import { type AreaCode, rangeOf } from '@/domain/areas/area-code'

/** Work that is nobody's own: signing in, checking a printed code, sealing the audit, finding what was left halfway. */
export type Purpose = 'work' | 'sign-in' | 'verify' | 'seal' | 'resume'

type Settings = {
  purpose: Purpose
  account?: string | undefined
  role?: string | undefined
  people?: boolean | undefined
  unit?: string | null | undefined
  building?: string | null | undefined
  area?: AreaCode | undefined
  now: Date
}

/**
 * The only place that opens a transaction for a person: row security reads the settings made here.
 * They are SET LOCAL, so nothing of one person stays on the connection for the next.
 */
export function withActor<Value>(
  db: Database,
  actor: Actor,
  now: Date,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  return withSettings(db, settingsOf(actor, now), work)
}

/**
 * As `withActor`, for counting only: a district viewer may know how many, never who.
 * Used by the figure queries that hand back numbers without rows.
 */
export function withCounting<Value>(
  db: Database,
  actor: Actor,
  now: Date,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  return withSettings(db, { ...settingsOf(actor, now), people: true }, work)
}

/** A transaction in which no person acts. */
export function withPurpose<Value>(
  db: Database,
  purpose: Exclude<Purpose, 'work'>,
  now: Date,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  return withSettings(db, { purpose, now }, work)
}

/** A step of a person's transaction that needs the eyes of a job (the chain lies in every area); afterwards they act again. */
export async function asPurpose<Value>(tx: Transaction, purpose: 'seal', work: () => Promise<Value>): Promise<Value> {
  await tx.execute(sql`select set_config('app.purpose', ${purpose}, true)`)
  const value = await work()
  await tx.execute(sql`select set_config('app.purpose', 'work', true)`)
  return value
}

function settingsOf(actor: Actor, now: Date): Settings {
  return {
    purpose: 'work',
    account: actor.accountId,
    role: actor.role,
    people: mayReadPeople(actor),
    unit: actor.unitCode,
    building: actor.role === 'volunteer' ? actor.buildingId : null,
    area: jurisdictionOf(actor).lo,
    now,
  }
}

const names = ['purpose', 'account', 'role', 'people', 'unit', 'building', 'lo', 'hi', 'now'].map(
  (name) => `app.${name}`,
)
const setting = `select ${[...names, 'plan_cache_mode'].map((name, at) => `set_config('${name}', $${at + 1}, true)`)}`

function withSettings<Value>(
  db: Database,
  settings: Settings,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  const range = settings.area === undefined ? undefined : rangeOf(settings.area)
  return db.transaction(async (tx) => {
    // not waited for: what is sent first is done first, and after a failure of it nothing else succeeds
    const set = sentAhead(tx, setting, [
      settings.purpose,
      settings.account ?? '',
      settings.role ?? '',
      settings.people ? 'on' : '',
      settings.unit ?? '',
      settings.building ?? '',
      range ? String(range.lo) : '',
      range ? String(range.hi) : '',
      settings.now.toISOString(),
      plansOnce(db) ? 'force_generic_plan' : 'force_custom_plan',
    ])
    const [, value] = await Promise.all([set, work(tx)])
    return value
  })
}
