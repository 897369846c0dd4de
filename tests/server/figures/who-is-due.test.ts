import { beforeAll, expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { dueHouseholds } from '@/db/queries/due-visits'
import { rowIds } from '@/db/queries/figures/counts'
import { classifications } from '@/db/schema/households'
import { jurisdictionOf } from '@/domain/access/actor'
import { part, whole } from '@/domain/figures/reference'
import {
  anActor,
  givenAreas,
  givenHousehold,
  givenResident,
  givenTag,
  givenVisit,
  place,
} from '@/tests/support/figures'
import { ownDatabase } from '@/tests/support/postgres'

const { owner } = await ownDatabase()
const jurisdiction = jurisdictionOf(anActor('secretary'))
const september = { jurisdiction, from: '2026-09-01', to: '2026-09-30' }
const homes: Record<string, string> = {}

/** A household reached once, on 20 August 2026. */
async function reached(name: string, given: Parameters<typeof givenHousehold>[1] = {}): Promise<string> {
  const id = await givenHousehold(owner, { contactClass: 'B', ...given })
  await givenResident(owner, id, { bornOn: '1990-01-01' })
  await givenVisit(owner, { householdId: id, at: new Date('2026-08-20T10:00:00+08:00') })
  homes[name] = id
  return id
}

beforeAll(async () => {
  await givenAreas(owner)
  await reached('green')
  const red = await reached('red')
  await givenTag(owner, { code: 'key_person', householdId: red })
  const yellow = await reached('yellow')
  await givenTag(owner, { code: 'minimum_living', householdId: yellow })
  await reached('important', { contactClass: 'C' })
  await reached('shy', {
    contactClass: 'A',
    contactChannel: 'phone',
    contactHours: '晚上',
    attention: 'yellow',
    attentionReason: '独居',
  })
  const changed = await reached('changed', { contactClass: 'B' })
  const classed = (contactClass: 'B' | 'C', fromOn: string, toOn: string | null) => ({
    id: newId(),
    areaCode: place.grid,
    householdId: changed,
    contactClass,
    reason: '回访后改定',
    fromOn,
    toOn,
    confirmedBy: newId(),
  })
  await owner
    .insert(classifications)
    .values([classed('C', '2026-08-01', '2026-10-05'), classed('B', '2026-10-05', null)])
})

const namesOf = (ids: readonly string[]) =>
  Object.keys(homes)
    .filter((name) => ids.includes(homes[name] ?? ''))
    .sort()
const counted = (scope: typeof september, ...of: [Parameters<typeof rowIds>[2]]) =>
  owner.transaction(async (tx) => namesOf(await rowIds(tx, scope, ...of)))

test('who is due follows class and colour: red weekly, class C and yellow monthly, others twice a year [F14]', async () => {
  expect(await counted(september, whole('household_due'))).toEqual(['changed', 'important', 'red', 'shy', 'yellow'])
})

test('the round of doors and the figure name the same households, but for class A', async () => {
  const due = await dueHouseholds(owner, jurisdiction, '2026-09-30', '2026-09-30', 50)
  // the round asks today: the household that is of class B by now is not due
  expect(namesOf(due.map(({ id }) => id))).toEqual(['important', 'red', 'yellow'])
})

test('an earlier day keeps the class in force then [C1]', async () => {
  expect(await counted(september, part('household', 'class', 'C'))).toEqual(['changed', 'important'])
  const october = { ...september, from: '2026-10-01', to: '2026-10-31' }
  expect(await counted(october, part('household', 'class', 'C'))).toEqual(['important'])
  const july = { ...september, from: '2026-07-01', to: '2026-07-31' }
  expect(await counted(july, part('household', 'class', 'none'))).toEqual(['changed'])
})

test('colours of the figures are those of the file: key people red, hardship yellow', async () => {
  expect(await counted(september, part('household', 'attention', 'red'))).toEqual(['red'])
  expect(await counted(september, part('household', 'attention', 'yellow'))).toEqual(['shy', 'yellow'])
})
