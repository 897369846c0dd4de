import 'server-only'
import { DatabaseBusy } from '@/server/outage'

type Bounds = { places: number; waiters: number; waitMs: number; deadlineMs: number }

/**
 * 入口闸: at most `places` at once, at most `waiters` behind them for at most `waitMs`, and no work longer than `deadlineMs`.
 * The driver's own queue has no time-out (reliability E11) and may hang when the server is killed (E10);
 * a work that never settles gives its place back at the deadline.
 */
export function gate({ places, waiters, waitMs, deadlineMs }: Bounds) {
  let inside = 0
  const queue: (() => void)[] = []

  const leave = () => {
    inside -= 1
    queue.shift()?.()
  }
  const enter = async () => {
    if (inside < places) {
      inside += 1
      return
    }
    if (queue.length >= waiters) throw new DatabaseBusy('too many waiting')
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer)
        inside += 1
        resolve()
      }
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(turn), 1)
        reject(new DatabaseBusy('waited too long'))
      }, waitMs)
      queue.push(turn)
    })
  }

  const run = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    await enter()
    let timer: NodeJS.Timeout | undefined
    try {
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new DatabaseBusy('no answer in time')), deadlineMs)
      })
      return await Promise.race([work(), late])
    } finally {
      clearTimeout(timer)
      leave()
    }
  }
  return Object.assign(run, { isFull: () => inside >= places })
}

/** Lets one work in when its turn comes. */
export type Gate = <Value>(work: () => Promise<Value>) => Promise<Value>
