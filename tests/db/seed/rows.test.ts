import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { pinyinOf } from '@/db/pinyin'
import { drawEthnic, drawName, drawSurname } from '@/db/seed/names'
import { planOf } from '@/db/seed/plan'
import { Random } from '@/db/seed/random'
import { batchesOf, seedRows } from '@/db/seed/seed'
import { isUscc } from '@/domain/dwellings/uscc'
import { ageOn } from '@/domain/residents/ages'
import { parseIdentityNumber } from '@/domain/residents/identity-number'
import { inventedOn, plainProtection } from '@/tests/support/invented'

const options = { scale: 'committee', on: inventedOn, seed: 1, ...plainProtection } as const

test('the same scale, seed and day make the same bytes, another seed makes others', () => {
  const [first, second, other] = [fingerprint(1), fingerprint(1), fingerprint(2)]
  expect(second).toBe(first)
  expect(other).not.toBe(first)
}, 60_000)

test('names read as the product reads them', () => {
  const random = new Random(7)
  for (let count = 0; count < 400; count += 1) {
    const ethnic = drawEthnic(random)
    const name = drawName(
      random,
      drawSurname(random, ethnic),
      random.chance(0.5) ? '1' : '2',
      random.int(1930, 2024),
      ethnic,
    )
    expect({ ...name }).toEqual({ name: name.name, ...pinyinOf(name.name) })
  }
})

test('numbers are sound, of the unassigned province, and agree with birth and sex', () => {
  const numbers: { number: string; rowId: string }[] = []
  const spy = { ...plainProtection.protect, encrypt: noting(numbers) }
  const all = [...seedRows({ ...options, protect: spy })].flatMap((rows) => rows.residents.held)
  const people = new Map(all.map((row) => [row.id, row]))
  expect(numbers.length).toBeGreaterThan(11_000)
  for (const { number, rowId } of numbers) {
    const parsed = parseIdentityNumber(number, inventedOn)
    if (!parsed.ok) throw new Error(`${number} ${parsed.refusal.kind}`)
    expect(parsed.value.regionCode.slice(0, 2)).toBe('29')
    expect(parsed.value.birthOn).toBe(people.get(rowId)?.bornOn)
    expect(parsed.value.sex).toBe(people.get(rowId)?.sex)
  }
}, 60_000)

test('children under fourteen have no phone, and those who live with grown people have a guardian', () => {
  const rows = [...seedRows(options)][1]
  const children = rows?.residents.held.filter(({ bornOn }) => bornOn && ageOn(bornOn, inventedOn) < 14) ?? []
  expect(children.length).toBeGreaterThan(1_000)
  expect(children.filter(({ phoneCipher }) => phoneCipher)).toEqual([])
  const staying = children.filter(({ registration }) => registration !== 'YC')
  expect(staying.filter(({ guardianId }) => !guardianId)).toEqual([])
}, 60_000)

test('shops carry sound credit codes', () => {
  const rows = [...seedRows(options)][1]
  const codes = rows?.dwellings.held.flatMap(({ creditCode }) => (creditCode ? [creditCode] : [])) ?? []
  expect(codes.length).toBeGreaterThan(60)
  expect(codes.filter((code) => !isUscc(code))).toEqual([])
}, 60_000)

test.each(['2026-01-03', '2026-03-01', '2026-02-20'])(
  '%s has its 39 settled matters and 4,470 households too',
  (on) => {
    const rows = [...seedRows({ ...options, on })][1]
    const [from, to] =
      { '01': ['2025-11-01', '2026-01-01'], '03': ['2026-01-01', '2026-03-01'], '02': ['2025-11-01', '2026-01-01'] }[
        on.slice(5, 7)
      ] ?? []
    const [start, end] = [new Date(`${from}T00:00+08:00`), new Date(`${to}T00:00+08:00`)]
    const registered = rows?.issues.held.filter(({ registeredAt }) => registeredAt >= start && registeredAt < end) ?? []
    expect(registered.length).toBe(39)
    expect(registered.every(({ state, closedAt }) => state === 'closed' && closedAt && closedAt < end)).toBe(true)
    expect(rows?.households.held.filter(({ toOn }) => toOn === null).length).toBe(4_470)
  },
  60_000,
)

test('a district is ten streets of some hundred and fifty committees', () => {
  const [district] = planOf('district', 1)
  const committees = district?.streets.flatMap((street) => street.committees) ?? []
  expect([district?.streets.length, committees.length]).toEqual([10, 150])
  expect(committees.reduce((sum, { households }) => sum + households, 0)).toBeCloseTo(160_000, -3)
  expect(new Set(committees.map(({ code }) => code)).size).toBe(150)
})

function fingerprint(seed: number): string {
  const hash = createHash('sha256')
  for (const batch of batchesOf({ ...options, seed })) {
    for (const { name, chunks } of batch) {
      hash.update(name)
      for (const chunk of chunks) hash.update(chunk)
    }
  }
  return hash.digest('hex')
}

function noting(numbers: { number: string; rowId: string }[]): typeof plainProtection.protect.encrypt {
  return (value, rowId, field) => {
    if (field === 'id_number') numbers.push({ number: value, rowId })
    return plainProtection.protect.encrypt(value, rowId, field)
  }
}
