import 'server-only'
import { limits } from '@/config/limits'
import { wallFaults } from '@/db/queries/wall-lint'
import { sealOnce } from '@/server/audit/sealer'
import { pool } from '@/server/database'
import { env } from '@/server/env'
import { takeUpImports } from '@/server/exchange/take-up-imports'
import { keepDoor } from '@/server/platform/door'
import { mayEnter } from '@/server/platform/health'
import { kindOf, log } from '@/server/platform/log'
import { closeMonths } from '@/server/rosters/close-months'
import { sweepReceipts } from '@/server/sync/sweep'

const store = globalThis as typeof globalThis & { baijiaBackground?: true }

/**
 * What runs beside the requests: in every process the question whether the database is there, in the writing one also the sealer,
 * imports that were left halfway, lists frozen at month end, receipts past their time, and at the start whether the wall stands.
 */
export function startBackground(): void {
  if (store.baijiaBackground) return
  store.baijiaBackground = true
  survive()
  keepDoor(mayEnter)
  if (env().BAIJIA_LANE === 'read') return
  void askWall()
  every(limits.sealerEveryMs, async () => {
    const { db, enter } = pool('jobs')
    await enter(() => sealOnce(db, new Date()))
  })
  every(limits.monthCloseEveryMs, async () => {
    await closeMonths(pool('pages').db, new Date())
  })
  every(limits.sweepEveryMs, () => sweepReceipts(pool('pages').db, new Date()))
  every(limits.importTakeUpEveryMs, () => takeUpImports(pool('pages').db, new Date()))
}

/** Repeats work for as long as the process lives; a failure is logged and the next turn comes all the same. */
function every(ms: number, work: () => Promise<void>): void {
  const turn = () =>
    work()
      .catch((error: unknown) => log({ event: 'background.failed', ...kindOf(error) }))
      .finally(() => setTimeout(turn, ms).unref())
  setTimeout(turn, ms).unref()
}

async function askWall(): Promise<void> {
  const { db, enter } = pool('jobs')
  const faults = await enter(() => wallFaults(db)).catch((error: unknown) => {
    log({ event: 'wall.unanswered', ...kindOf(error) })
    return []
  })
  for (const fault of faults) log({ event: 'wall.fault', kind: fault })
}

/**
 * When its server is killed the database driver throws out of a timer (reliability E10). That one failure is logged and
 * lived with: the pool connects again and the gate frees what hung. Anything else ends the process, and the launcher starts it anew.
 */
function survive(): void {
  process.on('uncaughtException', (error) => {
    log({ event: 'uncaught', ...kindOf(error) })
    if (!isDriverWrite(error)) process.exit(1)
  })
}

/** `TypeError … reading 'write'` out of the connection of postgres.js. */
export function isDriverWrite(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /reading 'write'|null \(reading|undefined \(reading/.test(error.message) &&
    /postgres/.test(error.stack ?? '')
  )
}
