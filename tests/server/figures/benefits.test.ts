import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tags } from '@/db/schema/residents'
import { add, count } from '@/domain/figures/units'
import { benefitFigures } from '@/server/figures/benefit-figures'
import { figureFile } from '@/server/figures/figure-file'
import { householdDesk } from '@/server/households/household-desk'
import { householdFile } from '@/server/households/household-file'
import { addTag } from '@/server/tags/add-tag'
import { coverTag } from '@/server/tags/cover-tag'
import {
  contextOf,
  eastCommittee,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const context = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const homeOf = (size: number) =>
  givenHousehold(owner, { people: Array.from({ length: size }, (_, at) => ({ name: `白晓${'一二三四五'[at]}` })) })
const grant = (code: string, householdId: string, more: Record<string, unknown> = {}) =>
  addTag(context, { householdId, code, evidence: '核定〔2026〕12号', fromOn: '2026-11-02', ...more })
const told = async (code: string) => {
  const row = (await benefitFigures(context, {})).guarantees.find((one) => one.code === code)
  return row && `${row.households.n}${row.households.unit}${row.people.n}${row.people.unit}`
}
const homes = [await homeOf(4), await homeOf(3), await homeOf(2), await homeOf(2)] as const
const [first, second, third, fourth] = homes

test('four families of whom eight people are covered are 4户8人, whoever else lives there [F34] [K24]', async () => {
  const covers = first.people.slice(0, 2)
  expect(kindOf(await grant('minimum_living', first.id, { covers: [second.people[0]] }))).toBe('not_a_member')
  expect(kindOf(await grant('minimum_living', first.id, { covers }))).toBe('done')
  expect(kindOf(await grant('minimum_living', second.id, { covers: second.people.slice(0, 2) }))).toBe('done')
  for (const { id } of [third, fourth]) expect(kindOf(await grant('minimum_living', id))).toBe('done')
  expect(await told('minimum_living')).toBe('4户8人')
  const printed = async (code: string) => {
    const figure = await figureFile(context, { code, from: '2026-11-01', to: '2026-11-20' })
    return [figure?.value, figure?.unit, figure?.list.rows.length]
  }
  expect(await printed('705')).toEqual([4, '户', 4])
  expect(await printed('708')).toEqual([8, '人', 8])
  const file = await householdFile(context, { id: first.id })
  expect(file?.reasons.tags[0]).toMatchObject({ label: '低保', because: '纳入 2 人：白晓一、白晓二' })
})

test('of two guarantees a household counts once, by the stronger one [F34] [K24]', async () => {
  expect(kindOf(await grant('low_income_edge', third.id))).toBe('done')
  expect(await told('low_income_edge')).toBe('0户0人')
  const fifth = await homeOf(2)
  expect(kindOf(await grant('low_income_edge', fifth.id))).toBe('done')
  expect([await told('low_income_edge'), await told('minimum_living')]).toEqual(['1户2人', '4户8人'])
})

test('relief is given to a person, each time once: 12 grants to five people are 12人次 [F34] [K24]', async () => {
  expect(kindOf(await grant('temporary_relief', first.id))).toBe('tag_needs_person')
  const people = homes.flatMap(({ id, people: own }) => own.slice(0, 1).map((residentId) => ({ id, residentId })))
  for (let turn = 0; turn < 12; turn += 1) {
    const { id = '', residentId } = people[turn % people.length] ?? {}
    expect(kindOf(await grant('temporary_relief', id, { residentId }))).toBe('done')
  }
  const { relief } = await benefitFigures(context, {})
  expect(`${relief.n}${relief.unit}`).toBe('12人次')
})

test('households, people and occasions cannot be added [F34] [K24]', () => {
  expect(add(count(4, '人次'), count(8, '人次'))).toEqual(count(12, '人次'))
  // @ts-expect-error 户 and 人次 are different things
  add(count(4, '户'), count(12, '人次'))
  // @ts-expect-error 人 and 人次 are different things
  add(count(8, '人'), count(12, '人次'))
})

test('whom a benefit covers is changed with a record, by who may, and only of a household benefit [F34]', async () => {
  const desk = await householdDesk(context, { id: fourth.id })
  const id = desk?.tags.find(({ code }) => code === 'minimum_living')?.id
  const relief = desk?.tags.find(({ code }) => code === 'temporary_relief')?.id
  const covers = fourth.people.slice(0, 1)
  expect(kindOf(await coverTag(stranger, { id, covers }))).toBe('not_found')
  expect(kindOf(await coverTag(cadre, { id, covers }))).toBe('not_permitted')
  expect(kindOf(await coverTag(context, { id, covers: [] }))).toBe('invalid_input')
  expect(kindOf(await coverTag(context, { id, covers: first.people }))).toBe('not_a_member')
  expect(kindOf(await coverTag(context, { id: relief, covers }))).toBe('covers_nobody')
  expect(kindOf(await coverTag(context, { id, covers }))).toBe('done')
  expect(await told('minimum_living')).toBe('4户7人')
  await owner
    .update(tags)
    .set({ toOn: '2026-11-20' })
    .where(eq(tags.id, id ?? ''))
  expect(kindOf(await coverTag(context, { id, covers }))).toBe('already_ended')
  expect(await told('minimum_living')).toBe('3户6人')
})
