import 'server-only'
import { limits } from '@/config/limits'
import { isReady } from '@/db/queries/platform'
import { isDoubted, pool, trust } from '@/server/database'

/** Whether the database answers and the migrations are in; never throws. */
export async function health(): Promise<boolean> {
  const { db, enter } = pool('signIn')
  return enter(() => isReady(db)).catch(() => false)
}

let asking: Promise<boolean> | undefined

/**
 * Whether a page can be begun: at once while nothing speaks against it; after a lost connection or a slow answer only when the
 * database answers again; and when every place is taken, after a turn in the queue. All of it within the wait of the gate.
 */
export async function mayEnter(): Promise<boolean> {
  if (isDoubted()) {
    asking ??= inTime(health()).finally(() => {
      asking = undefined
    })
    if (!(await asking)) return false
    trust()
  }
  const pages = pool('pages')
  if (!pages.isFull()) return true
  return pages.enter(() => Promise.resolve(true)).catch(() => false)
}

function inTime(answer: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, limits.gateWaitMs, false)
    void answer.then((well) => {
      clearTimeout(late)
      resolve(well)
    })
  })
}
