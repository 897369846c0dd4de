import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import type { Transaction } from '@/db/client'
import { type Question, tallies } from '@/db/queries/figures/counts'
import { keptTallies } from '@/db/queries/figures/kept-tallies'
import { reads } from '@/db/queries/figures/reads'
import { type Actor, jurisdictionOf } from '@/domain/access/actor'
import { type PopulationCode, populationOf, populations } from '@/domain/figures/populations'
import { whole } from '@/domain/figures/reference'
import type { Request } from '@/domain/figures/tally'
import { givenAutumn } from '@/tests/support/autumn'
import {
  anActor,
  givenAreas,
  givenHousehold,
  givenIssue,
  givenResident,
  givenVisit,
  now,
  place,
} from '@/tests/support/figures'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
const secretary = anActor('secretary')
const cadre = anActor('street_cadre', place.street)
const codes = Object.keys(populations) as PopulationCode[]
const requests: Request[] = codes.map((population) => ({
  population,
  ways: Object.keys(populationOf(population).ways),
}))

const questionsOf = (actor: Actor): Question[] => {
  const jurisdiction = jurisdictionOf(actor)
  const by = actor.areaCode === place.street ? 'committee' : 'grid'
  return [
    { scope: { jurisdiction, from: '2026-09-01', to: '2026-10-31' }, by, requests },
    { scope: { jurisdiction, from: '2026-01-01', to: '2026-10-31' }, by, requests: requests.slice(0, 2) },
  ]
}
const kept = (actor: Actor) =>
  withActor(db, actor, now, (tx) => keptTallies(tx, { seenFrom: actor.areaCode, now }, questionsOf(actor)))

/** Every number, in every area below, kept and counted anew. */
async function holds(actor: Actor): Promise<void> {
  const questions = questionsOf(actor)
  const [held, live] = [await kept(actor), await withActor(db, actor, now, (tx) => tallies(tx, questions))]
  questions.forEach((question, index) => {
    for (const { population, ways } of question.requests) {
      const references = ways.flatMap((way) =>
        Object.keys(populationOf(population).ways[way]?.parts ?? {}).map((part) => ({
          population,
          way,
          parts: [part],
        })),
      )
      for (const reference of [whole(population), ...references]) {
        expect(held[index]?.count(reference), JSON.stringify(reference)).toEqual(live[index]?.count(reference))
        expect([...(held[index]?.children(reference) ?? [])].sort()).toEqual(
          [...(live[index]?.children(reference) ?? [])].sort(),
        )
      }
    }
  })
}

const snapshots = async (actor: Actor) =>
  Object.fromEntries(
    (
      await owner.execute<{ area: string; snapshot: string }>(
        sql`select area_code::text as area, string_agg(snapshot, ' ' order by asked, from_on) as snapshot from kept_tallies where seen_from = ${actor.areaCode} group by 1`,
      )
    ).map(({ area, snapshot }) => [area, snapshot]),
  )

beforeAll(async () => {
  await givenAreas(owner)
  await givenAutumn(owner)
})

test('kept numbers equal counted ones, for a committee and for the street above it [F67]', async () => {
  await holds(secretary)
  await holds(cadre)
  await holds(cadre)
})

test('what nobody changed is not counted again; what changed is, in that committee alone', async () => {
  await kept(cadre)
  const before = await snapshots(cadre)
  await kept(cadre)
  expect(await snapshots(cadre)).toEqual(before)
  await givenHousehold(owner, { areaCode: place.nextDoorGrid })
  await holds(cadre)
  const after = await snapshots(cadre)
  expect(after[place.nextDoor]).not.toBe(before[place.nextDoor])
  expect(after[place.committee]).toBe(before[place.committee])
})

test('two who look at a street at once: one counts, the other waits and reads what that one kept', async () => {
  for (const n of [3, 4, 5, 6])
    await owner.execute(
      sql`insert into areas (code, level, name, valid_from, sort) values (${place.committee + n * 1000}, 'committee', ${`${n}社区`}, '2020-01-01', ${n})`,
    )
  await owner.execute(sql`delete from kept_tallies`)
  const later = new Date(now.getTime() + 60_000)
  const askedAt = (at: Date) => (tx: Transaction) =>
    keptTallies(tx, { seenFrom: cadre.areaCode, now: at }, questionsOf(cadre))
  let second: Promise<unknown> | undefined
  let answered = false
  await withActor(db, cadre, now, async (tx) => {
    await askedAt(now)(tx)
    second = withActor(db, cadre, later, askedAt(later)).then(() => {
      answered = true
    })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(answered).toBe(false)
  })
  await second
  const moments = await owner.execute<{ at: Date }>(
    sql`select distinct kept_at as at from kept_tallies where seen_from = ${cadre.areaCode}`,
  )
  expect(moments.map(({ at }) => new Date(at))).toEqual([now])
})

test('after a visit only what stands on visits is counted again', async () => {
  const household = await givenHousehold(owner)
  await kept(secretary)
  const marks = () =>
    owner.execute<{ asked: string; snapshot: string }>(
      sql`select asked, snapshot from kept_tallies where seen_from = ${secretary.areaCode} and from_on = '2026-09-01' order by asked`,
    )
  const before = [...(await marks())]
  await givenVisit(owner, { householdId: household, at: new Date('2026-10-04T02:00:00Z') })
  await holds(secretary)
  const again = [...(await marks())].filter(({ snapshot }, at) => snapshot !== before[at]?.snapshot)
  const counted = again.flatMap(({ asked }) => [...asked.matchAll(/(\w+)\(/g)].map(([, name]) => name))
  expect(counted).toContain('household')
  expect(counted).toEqual(expect.arrayContaining(['card', 'first_visit']))
  expect(counted.filter((name) => !reads[name as PopulationCode].includes('visits'))).toEqual([])
})

test.each<[string, () => Promise<unknown>]>([
  ['a household', async () => givenHousehold(owner, { fromOn: '2026-10-02' })],
  [
    'a resident',
    async () => givenResident(owner, await givenHousehold(owner), { bornOn: '1930-01-01', from: '2026-10-03' }),
  ],
  [
    'a visit',
    async () => givenVisit(owner, { householdId: await givenHousehold(owner), at: new Date('2026-10-04T02:00:00Z') }),
  ],
  [
    'the end of a stay',
    async () =>
      owner.execute(
        sql`update residencies set to_on = '2026-10-05', departure = 'moved_out' where id in (select id from residencies where to_on is null order by id limit 1)`,
      ),
  ],
  [
    'a death',
    async () =>
      owner.execute(
        sql`update residents set died_on = '2026-10-06' where id in (select id from residents where died_on is null order by id limit 1)`,
      ),
  ],
  ['another birth date', async () => owner.execute(sql`update residents set born_on = '1940-01-01'`)],
  [
    'a class',
    async () => owner.execute(sql`update households set contact_class = 'C' where contact_class is distinct from 'C'`),
  ],
  ['a dwelling let', async () => owner.execute(sql`update dwellings set state = 'CZ'`)],
  [
    'a settled matter',
    async () =>
      owner.execute(
        sql`update issues set settled_at = '2026-10-07', reply = '好了', state = 'replied' where settled_at is null`,
      ),
  ],
  ['a rating', async () => owner.execute(sql`update follow_ups set rating = 'dissatisfied', cause = 'slow'`)],
  [
    'a move into the committee next door',
    async () =>
      owner.execute(
        sql`update households set area_code = ${place.nextDoorGrid} where id in (select id from households where area_code = ${place.grid} order by id limit 1)`,
      ),
  ],
  [
    'a household taken away',
    async () =>
      owner.execute(sql`delete from households where id in (select h.id from households h order by h.id limit 1)`),
  ],
])('after %s the kept numbers are those of a new count', async (_, change) => {
  await kept(secretary)
  await kept(cadre)
  await change()
  await holds(secretary)
  await holds(cadre)
})

test('somebody who has moved on still counts where they stayed: a change to them is noted there too', async () => {
  const old = await givenHousehold(owner)
  const person = await givenResident(owner, old, { from: '2026-09-02', to: '2026-10-30' })
  await owner.execute(sql`update residents set area_code = ${place.nextDoorGrid} where id = ${person}`)
  await holds(cadre)
  await owner.execute(sql`update residents set registration = 'KG' where id = ${person}`)
  await holds(cadre)
})

test('a page that asks something more counts nothing twice', async () => {
  const [first, second] = questionsOf(secretary) as [Question, Question]
  const other = { ...second, scope: { ...second.scope, from: '2026-07-01' } }
  await withActor(db, secretary, now, async (tx) => {
    const sight = { seenFrom: secretary.areaCode, now }
    const [alone] = await keptTallies(tx, sight, [first])
    const [again, more] = await keptTallies(tx, sight, [first, other])
    expect(again?.count(whole('household'))).toEqual(alone?.count(whole('household')))
    const [live] = await tallies(tx, [other])
    expect(more?.count(whole('household'))).toEqual(live?.count(whole('household')))
  })
})

test('what is not committed is not counted, and is from its commit on', async () => {
  await holds(secretary)
  await owner.transaction(async (tx) => {
    await givenHousehold(tx as unknown as typeof owner, { fromOn: '2026-10-02' })
    await holds(secretary)
  })
  await holds(secretary)
})

test('what is committed while a count is made makes that count invalid', async () => {
  await kept(secretary)
  await givenHousehold(owner, { fromOn: '2026-10-02' })
  await withActor(db, secretary, now, async (tx) => {
    let turned = false
    const meddling = new Proxy(tx, {
      get(target, name, receiver) {
        const own = Reflect.get(target, name, receiver)
        if (name !== 'execute') return own
        return async (...given: [never]) => {
          const rows = await (own as Transaction['execute']).apply(target, given)
          const sighted = JSON.stringify([...(rows as unknown as object[])]).includes('"snapshot"')
          if (sighted && !turned) {
            turned = true
            await givenHousehold(owner, { fromOn: '2026-10-02' })
          }
          return rows
        }
      },
    })
    await keptTallies(meddling, { seenFrom: secretary.areaCode, now }, questionsOf(secretary))
    expect(turned).toBe(true)
  })
  await holds(secretary)
})

test('numbers kept by another run of the server are counted anew', async () => {
  await kept(secretary)
  await owner.execute(
    sql`update kept_tallies set cells = '[]', server_started_at = server_started_at - interval '1 day'`,
  )
  await holds(secretary)
})

test('changes that lie before everything that is kept are forgotten', async () => {
  for (let turn = 0; turn < 5; turn += 1) await givenHousehold(owner)
  // a transaction that runs in another database of the server holds the forgetting up until it ends
  const left = async () => {
    await owner.execute(sql`delete from kept_tallies`)
    await kept(secretary)
    return owner.execute(
      sql`select from area_changes where area_code between ${place.committee} and ${place.committee + 999}`,
    )
  }
  await expect.poll(left, { timeout: 20_000 }).toHaveLength(0)
})

test('what is late is so by the clock, though nobody has changed a row', async () => {
  const morning = new Date('2026-10-31T01:00:00Z')
  const evening = new Date('2026-10-31T12:00:00Z')
  await givenIssue(owner, { registeredAt: new Date('2026-10-30T01:00:00Z'), dueAt: new Date('2026-10-31T06:00:00Z') })
  const late = (moment: Date) =>
    withActor(db, secretary, moment, async (tx) => {
      const [tally] = await keptTallies(tx, { seenFrom: secretary.areaCode, now: moment }, questionsOf(secretary))
      return tally?.count({ population: 'issue_open', way: 'due', parts: ['late'] }).n ?? 0
    })
  expect(await late(evening)).toBe((await late(morning)) + 1)
})
