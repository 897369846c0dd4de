import '@/tests/support/environment'
import { vi } from 'vitest'
import { limits } from '@/config/limits'
import { partsOf } from '@/domain/exchange/parts'
import { type PoolName, pool } from '@/server/database'
import { usualParts } from '@/server/exchange/part-size'
import { inspectArchive } from '@/server/exchange/readers/archive'
import { readWorkbook } from '@/server/exchange/readers/spreadsheet'
import { zipped } from '@/server/exchange/writers/zip'
import { gate } from '@/server/gate'
import { bytesOf } from '@/tests/support/sheets'

/** What is said of an archive of so many parts that inflate to so much, in a file of at least so many bytes. */
export async function archiveOf({ parts, inflated, length = 0 }: { parts: number; inflated: number; length?: number }) {
  const size = (at: number) => Math.floor(inflated / parts) + (at < inflated % parts ? 1 : 0)
  const entries = Array.from({ length: parts }, (_, at) => ({ name: `${at}.txt`, text: ['0'.repeat(size(at))] }))
  const file = await bytesOf(zipped(entries))
  const padded = new Uint8Array(Math.max(length, file.length))
  padded.set(file)
  const outcome = await inspectArchive(padded)
  return outcome.ok ? 'passes' : outcome.refusal.kind
}

/** What is said of a text file of so many rows of so many cells, and one more row of the rest. */
export async function cellsRead(rows: number, columns: number, rest = 0) {
  const row = (cells: number) => `甲${','.repeat(cells - 1)}\n`
  const outcome = await readWorkbook(Buffer.from(row(columns).repeat(rows) + (rest > 0 ? row(rest) : '')), 'a.csv')
  return outcome.ok ? 'passes' : outcome.refusal.kind
}

/** Works that never end of their own, and whether the last of them was begun. */
export async function admitted(name: PoolName, works: number) {
  const own = pool(name)
  let begun = 0
  const ends: (() => void)[] = []
  const all = Array.from({ length: works }, () =>
    own.enter(
      () =>
        new Promise<void>((resolve) => {
          begun += 1
          ends.push(resolve)
        }),
    ),
  )
  await Promise.resolve()
  const first = begun
  while (ends.length > 0 || begun < works) {
    ends.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(all)
  return first === works ? 'passes' : 'waits'
}

/** What becomes of the last of so many that wait for one place. */
export async function waiting(perPlace: number) {
  const enter = gate({ places: 1, waiters: limits.gateWaitersPerConnection, waitMs: 60_000, deadlineMs: 60_000 })
  const ends: (() => void)[] = []
  const work = () => new Promise<void>((resolve) => ends.push(resolve))
  const outcomes = Promise.all(
    Array.from({ length: 1 + perPlace }, () =>
      enter(work).then(
        () => 'passes',
        () => 'refused',
      ),
    ),
  )
  for (let at = 0; at <= perPlace; at += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    ends.shift()?.()
  }
  return (await outcomes).find((outcome) => outcome !== 'passes') ?? 'passes'
}

/** What becomes of somebody whose turn comes after so many milliseconds. */
export async function waited(ms: number) {
  vi.useFakeTimers()
  const enter = gate({ places: 1, waiters: 1, waitMs: limits.gateWaitMs, deadlineMs: 60_000 })
  let end = () => {}
  const first = enter(() => new Promise<void>((resolve) => (end = resolve)))
  const second = enter(() => Promise.resolve()).then(
    () => 'passes',
    () => 'refused',
  )
  await vi.advanceTimersByTimeAsync(ms - 1)
  end()
  await first
  const outcome = await second
  vi.useRealTimers()
  return outcome
}

/** Whether a sheet of so many homes of one row, each in the building told, stays in one part. */
export function partsFrom(rows: number, building: (at: number) => string): string {
  const families = Array.from({ length: rows }, (_, at) => ({
    rowNos: [at + 1],
    dwelling: { building: building(at), room: String(at) },
    members: [],
    householdTags: [],
    warnings: [],
  }))
  const mapping = { headFrom: 0, headTo: 0, columns: [], fingerprint: '' }
  const { length } = partsOf({ mapping, title: '', families, refused: [], dropped: [], findings: [] }, usualParts)
  return length === 1 ? 'passes' : 'cut'
}
