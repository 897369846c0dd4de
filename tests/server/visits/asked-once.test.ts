import { expect, test } from 'vitest'
import { type FactGroup, factGroups, freshForDays } from '@/domain/households/codes'
import { recordVisit } from '@/server/visits/record-visit'
import { visitForm } from '@/server/visits/visit-form'
import { contextOf, eastGrid, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const at = (day: string) => contextOf(db, worker, new Date(`${day}T10:00:00+08:00`))
const { id } = await givenHousehold(owner, { people: [{ name: '马文祥' }] })
const groups = Object.keys(factGroups) as FactGroup[]
const asked = async (day: string) => {
  const form = await visitForm(at(day), { household: id })
  return { groups: form?.questions.map(({ group }) => group), fresh: form?.fresh }
}
const told = (day: string, some: readonly FactGroup[], more: Record<string, unknown> = {}) =>
  recordVisit(
    at(day),
    visitOf(id, { ...everyTask, ...Object.fromEntries(some.map((group) => [`fact_${group}`, 'same'])), ...more }),
  )

test('what a family has told is asked again only once it is past its time: three months later one question, half a year later five [F97]', async () => {
  expect(await asked('2026-03-01')).toEqual({ groups, fresh: 0 })
  expect((await told('2026-03-01', groups)).ok).toBe(true)
  expect(await asked('2026-03-02')).toEqual({ groups: [], fresh: groups.length })
  expect(await asked('2026-05-30')).toEqual({ groups: [], fresh: groups.length })
  expect(await asked('2026-05-31')).toEqual({ groups: ['health'], fresh: groups.length - 1 })
  expect((await told('2026-05-31', ['health'])).ok).toBe(true)
  expect(await asked('2026-05-31')).toEqual({ groups: [], fresh: groups.length })
  const later = groups.filter((group) => freshForDays[group] === 180)
  expect((await asked('2026-08-29')).groups).toEqual(later)
})

test('nobody at home answers nothing: the same is asked again [F97]', async () => {
  const before = await asked('2026-08-29')
  expect((await told('2026-08-29', groups, { outcome: 'not_home' })).ok).toBe(true)
  expect(await asked('2026-08-29')).toEqual(before)
})
