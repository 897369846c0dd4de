import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { dueHouseholds } from '@/db/queries/due-visits'
import { rowIds, tallies } from '@/db/queries/figures/counts'
import { keptTallies } from '@/db/queries/figures/kept-tallies'
import { type Actor, jurisdictionOf } from '@/domain/access/actor'
import { addDays } from '@/domain/calendar/civil-day'
import { whole } from '@/domain/figures/reference'
import { householdList } from '@/server/households/household-list'
import { adoptCadence } from '@/server/visits/adopt-cadence'
import { cadenceDesk } from '@/server/visits/cadence-desk'
import { endCadence } from '@/server/visits/end-cadence'
import { visitRound } from '@/server/visits/visit-round'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  givenTag,
  noon,
  street,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const worker = await givenActor(owner, 'grid_worker', eastGrid)
const cadre = await givenActor(owner, 'street_cadre', street)
const today = '2026-11-20'

/** A household reached so many days ago. */
async function reached(name: string, ago: number, more: { bornOn?: string; areaCode?: number; tag?: string } = {}) {
  const areaCode = more.areaCode ?? eastGrid
  const home = await givenHousehold(owner, { areaCode, people: [{ name, bornOn: more.bornOn ?? '1985-05-06' }] })
  const at = new Date(noon.getTime() - ago * 86_400_000).toISOString()
  await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
    values (${newId()}, ${areaCode}, ${home.id}, ${at}, 'door', 'met', ${worker.accountId}, ${worker.accountId})`)
  if (more.tag) await givenTag(owner, home.people[0] ?? '', more.tag)
  return home.id
}
// eight weeks back: 8 contacts, so one a week
for (let week = 1; week <= 8; week++) await reached(`旧访${week}`, 7 * week + 5)
const alone = await reached('韩玉珍', 10, { bornOn: '1948-05-06' })
const soldier = await reached('韩立', 40, { tag: 'veteran' })
const plain = await reached('普通', 40)
const west = await reached('西边', 40, { areaCode: westGrid, tag: 'veteran' })
const names: Record<string, string> = { alone, soldier, plain, west }

const adopt = (input: Record<string, unknown>, actor: Actor = secretary) =>
  adoptCadence(contextOf(db, actor), {
    subject: 'tag.veteran',
    days: '30',
    basis: '退役军人服务办法第三条',
    fromOn: today,
    ...input,
  })
type Outcome = Awaited<ReturnType<typeof adopt>>
const sealOf = (outcome: Outcome) => (outcome.ok ? '' : (outcome.refusal as { preview: { seal: string } }).preview.seal)
const rules = () => owner.execute(sql`select * from cadence_rules`)
const named = (ids: readonly string[]) => Object.keys(names).filter((name) => ids.includes(names[name] ?? ''))
const dueOn = async (day: string, actor: Actor = secretary) =>
  named((await dueHouseholds(owner, jurisdictionOf(actor), day, day, 200)).map(({ id }) => id))
const figureOn = (day: string) =>
  owner.transaction(async (tx) =>
    named(await rowIds(tx, { jurisdiction: jurisdictionOf(secretary), from: day, to: day }, whole('household_due'))),
  )

test('a rule is shown with its week before it holds; only who plans may set it, from today on [C24]', async () => {
  expect(await adopt({}, worker)).toMatchObject({ refusal: { kind: 'not_permitted' } })
  expect(await adopt({ fromOn: '2026-11-19' })).toMatchObject({ refusal: { kind: 'cadence_in_past' } })
  expect(await adopt({ basis: '' })).toMatchObject({ refusal: { kind: 'invalid_input' } })
  const shown = await adopt({})
  expect(shown).toMatchObject({
    refusal: {
      kind: 'preview',
      preview: {
        who: [
          '退役军人每月联系一次，管到 1 户。',
          '每周要 2 次，近八周平均 1 次（见到 1，未遇等 0）：做不完，差 1 次。',
          '做不完也要定的，请在“做不完仍要定”里写明为什么。',
        ],
        counts: [{ label: '每周要联系', unit: '次', before: 2, after: 2 }],
      },
    },
  })
  expect(await rules()).toHaveLength(0)
  expect(await dueOn(today)).toEqual(['alone'])
})

test('above what is done it takes a written reason [C24]', async () => {
  const seal = sealOf(await adopt({}))
  expect(await adopt({ confirmed: seal })).toMatchObject({ refusal: { kind: 'over_capacity' } })
  expect(await rules()).toHaveLength(0)
  expect(await adopt({ confirmed: seal, overReason: '下沉干部来两人' })).toMatchObject({ ok: true })
  expect(await rules()).toMatchObject([{ asked_weekly: 2, done_weekly: 1, over_reason: '下沉干部来两人' }])
  const acts = await owner.execute(sql`select detail from audit_entries where act = 'cadence.adopt'`)
  expect(acts).toMatchObject([{ detail: { value: 'veteran', days: 30, touched: 1, askedWeekly: 2 } }])
  expect(await adopt({})).toMatchObject({ refusal: { kind: 'cadence_as_before' } })
})

test('who is due follows the rule everywhere: round, figure, list, and in the words of the stop [C11]', async () => {
  expect(await dueOn(today)).toEqual(['alone', 'soldier'])
  expect(await figureOn(today)).toEqual(['alone', 'soldier'])
  // an earlier day keeps what held then
  expect(await figureOn('2026-11-19')).toEqual(['alone'])
  const { door } = await visitRound(contextOf(db, worker), {})
  expect(door.find(({ id }) => id === soldier)?.reasons[0]?.text).toMatch(/^退役军人每月，上次联系/)
  const { items } = await householdList(contextOf(db, secretary), {})
  const listed = new Map(items.map(({ id, nextOn }) => [id, nextOn]))
  const horizon = addDays(today, 400)
  const swept = await dueHouseholds(owner, jurisdictionOf(secretary), today, horizon, 200)
  expect(swept.length).toBeGreaterThan(5)
  expect(swept.filter(({ id, due_on }) => listed.get(id) !== due_on)).toEqual([])
  expect(await dueOn(today, cadre)).toEqual(['alone', 'soldier'])
})

test('the rule of the street holds where the committee has none of its own [C24]', async () => {
  const input = { days: '35', basis: '街道走访办法', overReason: '街道统一' }
  const seal = sealOf(await adopt(input, cadre))
  expect(await adopt({ ...input, confirmed: seal }, cadre)).toMatchObject({ ok: true })
  expect(await dueOn(today, cadre)).toEqual(['alone', 'soldier', 'west'])
  const { inForce } = await cadenceDesk(contextOf(db, worker), {})
  expect(inForce.filter(({ subject }) => subject === '退役军人')).toMatchObject([{ every: '每月', from: '本居民区' }])
  expect((await cadenceDesk(contextOf(db, secretary), { proposal: 'alone' })).chosen).toMatchObject({ days: 7 })
})

test('it is ended, never changed: from that day what stood above holds again, and kept counts follow [C24]', async () => {
  const count = () =>
    owner.transaction(async (tx) => {
      const scope = { jurisdiction: jurisdictionOf(secretary), from: today, to: today }
      const question = [
        { scope, by: 'grid' as const, requests: [{ population: 'household_due' as const, ways: ['contact'] }] },
      ]
      const of = { population: 'household_due' as const, way: null, parts: [] }
      const kept = await keptTallies(tx, { seenFrom: eastCommittee, now: noon }, question)
      return [kept[0]?.count(of).n, (await tallies(tx, question))[0]?.count(of).n]
    })
  const before = await count()
  expect(before[0]).toBe(before[1])
  const mine = (await rules()).find(({ area_code }) => Number(area_code) === eastCommittee)
  const end = (actor: Actor, toOn = today) =>
    endCadence(contextOf(db, actor), { id: mine?.id, toOn, reason: '服务期满' })
  expect(await end(cadre)).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await end(secretary, '2026-11-01')).toMatchObject({ refusal: { kind: 'cadence_in_past' } })
  expect(await end(secretary)).toMatchObject({ ok: true })
  expect(await end(secretary)).toMatchObject({ refusal: { kind: 'cadence_ended' } })
  // the street's thirty-five days hold again
  expect(await dueOn(today)).toEqual(['alone', 'soldier'])
  const after = await count()
  expect(after[0]).toBe(after[1])
  await expect(owner.execute(sql`update cadence_rules set days = 1`)).rejects.toThrow()
  await expect(owner.execute(sql`delete from cadence_rules`)).rejects.toThrow()
})

test('who was reached yesterday stands in the week that their next contact falls into, and not before [C11] [F44]', async () => {
  const yesterday = await reached('昨天去过', 1, { bornOn: '1940-05-06' })
  const ahead = async (days: number) =>
    (await dueHouseholds(owner, jurisdictionOf(secretary), today, addDays(today, days), 200)).map(({ id }) => id)
  expect(await ahead(5)).not.toContain(yesterday)
  expect(await ahead(6)).toContain(yesterday)
})
