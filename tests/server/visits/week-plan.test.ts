import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { setTarget } from '@/server/visits/set-target'
import { weekPlan } from '@/server/visits/week-plan'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const worker = await givenActor(owner, 'grid_worker', eastGrid)
const cadre = await givenActor(owner, 'street_cadre', street)
const district = await givenActor(owner, 'district_viewer', 290_101_000_000_000)

const homes: string[] = []
for (let n = 0; n < 12; n++) homes.push((await givenHousehold(owner, { people: [{ name: `住户${n}` }] })).id)
await givenHousehold(owner)

async function visited(home: number, day: string, outcome = 'met', mode = 'door') {
  await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
    values (${newId()}, ${eastGrid}, ${homes[home]}, ${`${day}T10:00:00+08:00`}, ${mode}, ${outcome}, ${worker.accountId}, ${worker.accountId})`)
}
// 2026-11-20 is a Friday. Before the half-year, then one new household a week, one of them twice, two this week.
await visited(0, '2026-06-30')
await visited(1, '2026-10-20')
await visited(2, '2026-10-27', 'met', 'phone')
await visited(3, '2026-11-03')
await visited(1, '2026-11-04')
await visited(4, '2026-11-10')
await visited(5, '2026-11-16')
await visited(6, '2026-11-19', 'half_open')
await visited(6, '2026-11-20')
await visited(7, '2026-11-17', 'not_home')
const ask = (actor = secretary, code?: number) => weekPlan(contextOf(db, actor), { code: code && String(code) })

test('the week counts households reached, not visits; misses stand apart; an empty home is no part of the round [F44]', async () => {
  const week = await ask()
  expect(week?.whole).toMatchObject({ households: 12, round: 6, remaining: 6, reached: 2, missed: 1, target: 100 })
  expect(week?.rows).toMatchObject([
    { name: '第二网格', paces: [1, 1, 1, 1], forecast: { pace: 1, at: 6, from: 6, to: 6 } },
  ])
  expect((await ask(worker))?.whole).toMatchObject({ households: 12 })
})

test('a target holds from its day on, a grid keeps its own beside the one for all [F44]', async () => {
  const set = (input: object, actor = secretary) =>
    setTarget(contextOf(db, actor), {
      area: eastCommittee,
      weekly: 60,
      fromOn: '2026-11-20',
      reason: '人手少',
      ...input,
    })
  expect(await set({}, worker)).toMatchObject({ refusal: { kind: 'not_permitted' } })
  expect(await set({ fromOn: '2026-11-01' })).toMatchObject({ refusal: { kind: 'target_in_past' } })
  expect(await set({ area: westCommittee })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await set({})).toMatchObject({ ok: true })
  expect((await ask())?.whole).toMatchObject({ target: 60, atTarget: 0.1 })
  expect(await set({ area: eastGrid, weekly: 3 })).toMatchObject({ ok: true })
  expect((await ask())?.whole).toMatchObject({ target: 3, atTarget: 2, fromStart: 4 })
  expect(await owner.execute(sql`select 1 from audit_entries where act = 'target.set'`)).toHaveLength(2)
})

test('whoever looks on the committee sees the same numbers; a stranger and a whole street none', async () => {
  expect((await ask(cadre, eastCommittee))?.whole).toMatchObject({ households: 12, round: 6 })
  expect((await ask(district, eastCommittee))?.whole).toMatchObject({ households: 12, round: 6 })
  expect(await ask(secretary, westGrid)).toBeUndefined()
  expect(await ask(cadre)).toBeUndefined()
})
