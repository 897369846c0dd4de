import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sameWords, tooFast, type Written } from '@/domain/visits/quality'
import { recordVisit } from '@/server/visits/record-visit'
import { doorTrend, ownQuality, silentView } from '@/server/visits/visit-quality'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  type GivenHousehold,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' }))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street))
const homes: GivenHousehold[] = []
for (const name of ['马文祥', '李桂英', '次仁', '王小明', '赵国强'])
  homes.push(await givenHousehold(owner, { people: [{ name }] }))
const visit = async (at: number, outcome: string, on: string, more = {}) => {
  const told = visitOf(homes[at]?.id ?? '', { ...everyTask, outcome, on, time: '10:00', ...more })
  const outcomes = await recordVisit(worker, told)
  expect(outcomes).toMatchObject({ ok: true })
}

test('the answer of the doors is kept over the months, estate by estate; nobody home is no answer [F45]', async () => {
  await visit(0, 'declined', '2026-08-10')
  await visit(0, 'half_open', '2026-09-10')
  await visit(0, 'met', '2026-10-10')
  await visit(1, 'met', '2026-10-11')
  await visit(1, 'not_home', '2026-10-12')
  const trend = await doorTrend(worker, {})
  expect(trend.places.map(({ name }) => name)).toEqual(['一纺小区'])
  expect(trend.months.slice(-4)).toEqual(['2026-08', '2026-09', '2026-10', '2026-11'])
  expect(trend.places[0]?.months.slice(-4)).toEqual([
    { shut: 1, half: 0, open: 0 },
    { shut: 0, half: 1, open: 0 },
    { shut: 0, half: 0, open: 2 },
    { shut: 0, half: 0, open: 0 },
  ])
  expect((await doorTrend(cadre, {})).places.map(({ name }) => name)).toEqual(['东兴社区'])
  expect((await doorTrend(stranger, {})).places).toEqual([])
})

test('who was not heard is counted as tried or never tried, and each number opens its households [F45] [C30]', async () => {
  await visit(2, 'not_home', '2026-10-20')
  await owner.execute(sql`update dwellings set state = 'CZ' where id = ${homes[2]?.dwellingId}`)
  const all = await silentView(secretary, { months: '6' })
  expect(all.counts).toMatchObject([{ name: '第二网格', tried: 1, never: 2, rented: 1 }])
  expect(all.rows).toHaveLength(3)
  const tried = await silentView(secretary, { months: '6', area: String(eastGrid), tried: 'yes' })
  expect(tried.rows).toMatchObject([{ id: homes[2]?.id, tried: '2026-10-20', met: null, rented: true }])
  expect((await silentView(secretary, { months: '6', tried: 'no' })).rows).toHaveLength(2)
  expect((await silentView(cadre, { months: '6' })).counts).toMatchObject([{ name: '东兴社区', tried: 1, never: 2 }])
  expect((await silentView(stranger, {})).counts).toEqual([])
})

const written = (n: number, minute: number, note: string | null = null): Written => {
  const at = new Date(Date.UTC(2026, 10, 20, 2, minute))
  return { id: String(n), householdId: String(n), at, recordedAt: at, note }
}

test('five doors in ten minutes are one run, four are none [C55]', () => {
  expect(tooFast([0, 3, 6, 9].map((minute, n) => written(n, minute)))).toEqual([])
  const run = [0, 2, 4, 6, 8, 9, 40, 59].map((minute, n) => written(n, minute))
  expect(tooFast(run).map((one) => one.map(({ id }) => id))).toEqual([['0', '1', '2', '3', '4', '5']])
})

test('the same words under three doors are shown, short ones and one door are not [C55]', () => {
  const words = '家里一切都好，没有什么需要'
  expect(sameWords([1, 2].map((n) => written(n, n, words)))).toEqual([])
  expect(sameWords([1, 2, 3].map((n) => written(n, n, '都好')))).toEqual([])
  expect(sameWords([1, 2, 3].map((n) => ({ ...written(n, n, words), householdId: 'one' })))).toEqual([])
  const three = [written(1, 1, words), written(2, 2, ' 家里一切都好 没有什么需要。'), written(3, 3, words)]
  expect(sameWords(three)).toMatchObject([{ visits: [{ id: '1' }, { id: '2' }, { id: '3' }] }])
})

test('what looks copied is shown to whoever wrote it, and to nobody above [C55]', async () => {
  const note = '家里一切都好，没有什么需要'
  for (const at of [0, 1, 3]) await visit(at, 'met', '2026-11-18', { note, time: `10:0${at}` })
  expect(await ownQuality(worker, {})).toMatchObject({ same: [{ note, visits: { length: 3 } }], fast: [] })
  expect(await ownQuality(secretary, {})).toMatchObject({ visits: 0, same: [] })
})
