import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { limits } from '@/config/limits'
import { gate } from '@/server/gate'
import { DatabaseBusy } from '@/server/outage'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const bounds = { places: 2, waiters: 4, waitMs: limits.gateWaitMs, deadlineMs: limits.statementPageMs + 1000 }
const never = () => new Promise<never>(() => {})
const lasting = (ms: number) => () => new Promise<string>((resolve) => setTimeout(resolve, ms, 'done'))
const outcome = (work: Promise<unknown>) =>
  work.then(
    (value) => String(value),
    (error: unknown) => (error instanceof DatabaseBusy ? error.message : 'other'),
  )

test('as many as there are places go in at once, the next wait their turn', async () => {
  const enter = gate(bounds)
  const all = Array.from({ length: 6 }, () => outcome(enter(lasting(500))))
  await vi.advanceTimersByTimeAsync(1500)
  expect(await Promise.all(all)).toEqual(Array.from({ length: 6 }, () => 'done'))
})

test('one more than may wait is refused at once [R13]', async () => {
  const enter = gate(bounds)
  const waiting = Array.from({ length: 6 }, () => outcome(enter(lasting(100))))
  expect(await outcome(enter(lasting(100)))).toBe('too many waiting')
  await vi.advanceTimersByTimeAsync(400)
  expect(await Promise.all(waiting)).toEqual(Array.from({ length: 6 }, () => 'done'))
})

test('nobody waits longer than two seconds [R13]', async () => {
  const enter = gate(bounds)
  void outcome(enter(never))
  void outcome(enter(never))
  const late = outcome(enter(lasting(1)))
  await vi.advanceTimersByTimeAsync(limits.gateWaitMs - 1)
  expect(await Promise.race([late, Promise.resolve('still waiting')])).toBe('still waiting')
  await vi.advanceTimersByTimeAsync(2)
  expect(await late).toBe('waited too long')
})

test('work that never answers is given up at its deadline and its place is free again [R11]', async () => {
  const enter = gate({ ...bounds, waitMs: 60_000 })
  const lost = [outcome(enter(never)), outcome(enter(never))]
  const next = outcome(enter(lasting(10)))
  await vi.advanceTimersByTimeAsync(bounds.deadlineMs + 20)
  expect(await Promise.all(lost)).toEqual(['no answer in time', 'no answer in time'])
  expect(await next).toBe('done')
})

test('who gave up waiting takes no place from who comes after', async () => {
  const enter = gate(bounds)
  const [first, second] = [outcome(enter(lasting(3000))), outcome(enter(lasting(3000)))]
  const gaveUp = outcome(enter(lasting(1)))
  await vi.advanceTimersByTimeAsync(3100)
  expect(await Promise.all([first, second, gaveUp])).toEqual(['done', 'done', 'waited too long'])
  const after = Array.from({ length: 2 }, () => outcome(enter(lasting(5))))
  await vi.advanceTimersByTimeAsync(10)
  expect(await Promise.all(after)).toEqual(['done', 'done'])
})

test('a work that fails gives its place back', async () => {
  const enter = gate({ ...bounds, places: 1 })
  await expect(enter(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  const next = outcome(enter(lasting(1)))
  await vi.advanceTimersByTimeAsync(2)
  expect(await next).toBe('done')
})

test('a busy database is told by its digest, so that the page has words for it', () => {
  expect(new DatabaseBusy('x').digest).toBe('DATABASE_BUSY')
})
