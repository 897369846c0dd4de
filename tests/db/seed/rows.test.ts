import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { pinyinOf } from '@/db/pinyin'
import { portionsOf } from '@/db/seed/load'
import { drawEthnic, drawName, drawSurname } from '@/db/seed/names'
import { planOf } from '@/db/seed/plan'
import { Random } from '@/db/seed/random'
import { seedRows } from '@/db/seed/seed'
import { isUscc } from '@/domain/dwellings/uscc'
import { ageOn } from '@/domain/residents/ages'
import { parseIdentityNumber } from '@/domain/residents/identity-number'
import { inventedOn, plainProtection } from '@/tests/support/invented'

const first = generation(inventedOn)

test('the same scale, seed and day make the same bytes', () => {
  expect(generation(inventedOn).fingerprint).toBe(first.fingerprint)
}, 120_000)

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
  const { numbers, residents } = first
  const people = new Map(residents.map((row) => [row.id, row]))
  expect(numbers.length).toBeGreaterThan(11_000)
  const wrong = numbers.filter(({ number, rowId }) => {
    const parsed = parseIdentityNumber(number, inventedOn)
    if (!parsed.ok || parsed.value.regionCode.slice(0, 2) !== '29') return true
    const person = people.get(rowId)
    return parsed.value.birthOn !== person?.bornOn || parsed.value.sex !== person?.sex
  })
  expect(wrong).toEqual([])
})

test('children under fourteen have no phone, and those who live with grown people have a guardian', () => {
  const children = first.residents.filter(({ bornOn }) => bornOn && ageOn(bornOn, inventedOn) < 14)
  expect(children.length).toBeGreaterThan(1_000)
  expect(children.filter(({ phoneCipher }) => phoneCipher)).toEqual([])
  const staying = children.filter(({ registration }) => registration !== 'YC')
  expect(staying.filter(({ guardianId }) => !guardianId)).toEqual([])
})

test('shops carry sound credit codes', () => {
  const codes = first.dwellings.flatMap(({ creditCode }) => (creditCode ? [creditCode] : []))
  expect(codes.length).toBeGreaterThan(60)
  expect(codes.filter((code) => !isUscc(code))).toEqual([])
})

test.each([
  ['2026-01-03', '2025-11-01', '2026-01-01'],
  ['2026-03-01', '2026-01-01', '2026-03-01'],
])(
  '%s has its 39 settled matters and 4,470 households too',
  (on, from, to) => {
    const { issues, households } = generation(on)
    const [start, end] = [new Date(`${from}T00:00+08:00`), new Date(`${to}T00:00+08:00`)]
    const registered = issues.filter(({ registeredAt }) => registeredAt >= start && registeredAt < end)
    expect(registered.length).toBe(39)
    expect(registered.every(({ state, closedAt }) => state === 'closed' && closedAt && closedAt < end)).toBe(true)
    expect(households.filter(({ toOn }) => toOn === null).length).toBe(4_470)
  },
  120_000,
)

test('a district is ten streets of some hundred and fifty committees', () => {
  const [district] = planOf('district', 1)
  const committees = district?.streets.flatMap((street) => street.committees) ?? []
  expect([district?.streets.length, committees.length]).toEqual([10, 150])
  expect(committees.reduce((sum, { households }) => sum + households, 0)).toBeCloseTo(160_000, -3)
  expect(new Set(committees.map(({ code }) => code)).size).toBe(150)
})

/** 东兴社区 on a day: its rows, the numbers that were given to the cipher, and a digest of all its bytes. */
function generation(on: string) {
  const numbers: { number: string; rowId: string }[] = []
  const encrypt: typeof plainProtection.protect.encrypt = (value, rowId, field) => {
    if (field === 'id_number') numbers.push({ number: value, rowId })
    return plainProtection.protect.encrypt(value, rowId, field)
  }
  const hash = createHash('sha256')
  const protect = { ...plainProtection.protect, encrypt }
  const made = [...seedRows({ ...plainProtection, scale: 'committee', on, seed: 1, protect })].map((rows) => {
    const held = {
      residents: [...rows.residents.held],
      households: [...rows.households.held],
      dwellings: [...rows.dwellings.held],
      issues: [...rows.issues.held],
    }
    for (const { name, chunks } of portionsOf(rows)) {
      hash.update(name)
      for (const chunk of chunks) hash.update(chunk)
    }
    return held
  })
  const committee = made[1]
  if (!committee) throw new Error('a district and one committee are made')
  return { ...committee, numbers, fingerprint: hash.digest('hex') }
}
