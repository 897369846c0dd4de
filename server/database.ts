import 'server-only'
import { limits } from '@/config/limits'
import { connect, type Database } from '@/db/client'
import { env } from '@/server/env'
import { type Gate, gate } from '@/server/gate'
import { DatabaseBusy, isOutage } from '@/server/outage'

type Pool = { db: Database; enter: Gate; isFull: () => boolean }
type PoolName = 'pages' | 'signIn' | 'reports' | 'imports' | 'jobs'

const shapes: Record<PoolName, { max: number; statementMs: number }> = {
  pages: { max: limits.poolPages, statementMs: limits.statementPageMs },
  signIn: { max: limits.poolSignIn, statementMs: limits.statementPageMs },
  reports: { max: limits.poolReports, statementMs: limits.statementReportMs },
  imports: { max: limits.poolImport, statementMs: limits.statementImportMs },
  jobs: { max: limits.poolJobs, statementMs: limits.statementReportMs },
}

/** Kept on globalThis because the framework may load this module once per bundle; the pools must be one. */
const store = globalThis as typeof globalThis & { baijiaPools?: Partial<Record<PoolName, Pool>>; baijiaDoubt?: boolean }

/** A pool with its own gate, so that ten slow reports never stop anybody from signing in. */
export function pool(name: PoolName): Pool {
  store.baijiaPools ??= {}
  store.baijiaPools[name] ??= open(name)
  return store.baijiaPools[name]
}

function open(name: PoolName): Pool {
  const { max, statementMs } = shapes[name]
  const db = connect(env().DATABASE_URL, {
    max,
    statementMs,
    lockMs: limits.lockMs,
    idleInTransactionMs: limits.idleInTransactionMs,
    lost: doubt,
  })
  const admit = gate({
    places: max,
    waiters: max * limits.gateWaitersPerConnection,
    waitMs: limits.gateWaitMs,
    // waiting and working together stay under eight seconds for a page
    deadlineMs: statementMs + 500,
  })
  const enter = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await admit(work)
    } catch (error) {
      if (!isOutage(error)) throw error
      doubt()
      throw new DatabaseBusy('the database is away or too slow', { cause: error })
    }
  }
  return { db, enter, isFull: admit.isFull }
}

function doubt(): void {
  store.baijiaDoubt = true
}

/** Whether the database was lost, or too slow, since it was last known to answer: then the door asks before it lets anybody in. */
export const isDoubted = () => store.baijiaDoubt === true

/** The database has just answered. */
export function trust(): void {
  store.baijiaDoubt = false
}

export type { Pool, PoolName }
