import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { residencies } from '@/db/schema/households'
import { residents, tags } from '@/db/schema/residents'
import { addDays, type CivilDay, instantOf } from '@/domain/calendar/civil-day'
import { rosterChanges } from '@/server/rosters/roster-changes'
import { rosterFile } from '@/server/rosters/roster-file'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const home = await givenHousehold(owner, { room: '301' })
const evening = (day: CivilDay) => instantOf(day, '20:00')

/** What an office learns on a day: the day itself is `learnt`, the day it became true `on`. */
type Fact = (tx: Database, learnt: CivilDay, on: CivilDay, person: string) => Promise<unknown>

async function enters(tx: Database, learnt: CivilDay, on: CivilDay, bornOn: CivilDay | null, arrival = 'moved_in') {
  const id = newId()
  const recordedAt = evening(learnt)
  const row = { id, areaCode: eastGrid, name: '贾玉兰', pinyin: 'jiayulan', initials: 'jyl', registration: 'RH' }
  await tx.insert(residents).values({ ...row, bornOn, recordedAt })
  const stay = { id: newId(), areaCode: eastGrid, residentId: id, householdId: home.id, relation: '99', recordedAt }
  await tx.insert(residencies).values({ ...stay, fromOn: on, arrival: arrival as 'moved_in' })
  return id
}

const at = (tx: Database, learnt: CivilDay) =>
  tx.execute(sql`select set_config('app.now', ${evening(learnt).toISOString()}, false)`)
const leaves = async (tx: Database, learnt: CivilDay, on: CivilDay, id: string, departure = 'moved_out') => {
  await at(tx, learnt)
  await tx.execute(sql`update residencies set to_on = greatest(from_on, ${on}::date), departure = ${departure},
    ended_recorded_at = ${evening(learnt).toISOString()}::timestamptz where resident_id = ${id} and to_on is null`)
}
const dies: Fact = async (tx, learnt, on, id) => {
  await at(tx, learnt)
  await tx.execute(
    sql`update residents set died_on = ${on}, died_recorded_at = ${evening(learnt).toISOString()}::timestamptz where id = ${id} and died_on is null`,
  )
  await leaves(tx, learnt, on, id, 'died')
}
const revives: Fact = async (tx, learnt, _on, id) => {
  await at(tx, learnt)
  await tx.execute(
    sql`update residents set died_on = null, died_recorded_at = null where id = ${id} and died_on is not null`,
  )
  await tx.execute(sql`update residencies set to_on = null, departure = null, ended_recorded_at = null where resident_id = ${id} and departure = 'died'
    and not exists (select from residencies o where o.resident_id = ${id} and o.to_on is null)`)
}
const tagged: Fact = (tx, learnt, on, id) =>
  tx.insert(tags).values({
    id: newId(),
    areaCode: eastGrid,
    householdId: home.id,
    residentId: id,
    code: 'preferential_card',
    fromOn: on,
    recordedAt: evening(learnt),
  })
const untagged: Fact = async (tx, learnt, on, id) => {
  await at(tx, learnt)
  await tx.execute(
    sql`update tags set to_on = greatest(from_on, ${on}::date) where resident_id = ${id} and to_on is null`,
  )
}
const bornCorrected: Fact = async (tx, learnt, on, id) => {
  await at(tx, learnt)
  await tx.execute(sql`update residents set born_on = ${addDays(on, -365 * 90 + 40)} where id = ${id}`)
}
const registrationCorrected: Fact = async (tx, learnt, _on, id) => {
  await at(tx, learnt)
  await tx.execute(
    sql`update residents set registration = case registration when 'RH' then '0H' else 'RH' end where id = ${id}`,
  )
}
const forgotten: Fact = async (tx, learnt, _on, id) => {
  await at(tx, learnt)
  await tx.execute(sql`delete from residencies where resident_id = ${id}`)
}
const facts: Record<string, Fact> = {
  leaves,
  dies,
  revives,
  tagged,
  untagged,
  bornCorrected,
  registrationCorrected,
  forgotten,
}

const asked = (tx: Database, now: CivilDay) => contextOf(tx, secretary, instantOf(now, '21:00'))
const difference = (tx: Database, now: CivilDay, query: Record<string, unknown>) => rosterChanges(asked(tx, now), query)
const countOn = async (tx: Database, now: CivilDay, query: Record<string, unknown>) =>
  (await rosterFile(asked(tx, now), query))?.count
const told = (found: Awaited<ReturnType<typeof difference>>) => ({
  sum: [found?.opening, found?.added.n, found?.removed.n, found?.closing],
  added: found?.added.sums.map(({ reason, n }) => `${reason} ${n}`),
  removed: found?.removed.sums.map(({ reason, n }) => `${reason} ${n}`),
})

test('the month of the ninety-year-olds: came of age, moved in, recorded late, died, moved out, corrected [F88] [C7] [K22]', async () => {
  await forgetting(owner, async (tx) => {
    const old = (bornOn: CivilDay, learnt = '2026-10-01', on = '2020-01-01') => enters(tx, learnt, on, bornOn)
    await old('1936-11-21')
    await old('1930-01-01', '2026-11-06')
    await enters(tx, '2026-11-10', '2026-11-09', '1931-05-05')
    const [died, left, wrong, late] = await Promise.all(
      ['1928-01-01', '1929-01-01', '1932-01-01', '1933-01-01'].map((day) => old(day)),
    )
    await dies(tx, '2026-11-19', '2026-11-18', died ?? '')
    await leaves(tx, '2026-11-04', '2026-11-02', left ?? '')
    await at(tx, '2026-11-05')
    await tx.execute(sql`update residents set born_on = '1937-06-01' where id = ${wrong ?? ''}`)
    await dies(tx, '2026-11-03', '2026-10-20', late ?? '')
    const month = { code: 'ninety', from: '2026-10-31', to: '2026-11-30' }
    const found = await difference(tx, '2026-12-05', month)
    expect(told(found)).toEqual({
      sum: [4, 3, 4, 3],
      added: ['age 1', 'moved_in 1', 'late 1'],
      removed: ['died 1', 'moved_out 1', 'late 1', 'corrected 1'],
    })
    const [line] = found?.removed.lines ?? []
    expect(line).toMatchObject({ reason: 'died', on: '2026-11-18', recordedOn: '2026-11-19' })
    expect(found?.added.lines.find(({ reason }) => reason === 'late')).toMatchObject({ recordedOn: '2026-11-06' })
  })
})

test('a tag recorded later than it was granted is 补报, one that ends takes its holder off the list [F89]', async () => {
  await forgetting(owner, async (tx) => {
    const [one, two] = [
      await enters(tx, '2026-01-01', '2020-01-01', '1960-01-01'),
      await enters(tx, '2026-01-01', '2020-01-01', null),
    ]
    await tagged(tx, '2026-11-08', '2026-05-01', one)
    await tagged(tx, '2026-02-01', '2026-02-01', two)
    await untagged(tx, '2026-11-12', '2026-11-12', two)
    const found = await difference(tx, '2026-11-20', { code: 'preferential_card', from: '2026-10-31' })
    expect(told(found)).toEqual({ sum: [1, 1, 1, 1], added: ['late 1'], removed: ['tag 1'] })
  })
})

test('a residence permit comes onto the list of those ending soon as its day draws near, and off it as it passes [F36]', async () => {
  await forgetting(owner, async (tx) => {
    const id = await enters(tx, '2026-01-01', '2020-01-01', '1990-01-01')
    await tx.execute(sql`update residents set permit_until = '2026-12-10' where id = ${id}`)
    const between = (from: CivilDay, to: CivilDay) => difference(tx, '2026-11-20', { code: 'permit_soon', from, to })
    expect(told(await between('2026-11-20', '2026-12-10')).sum).toEqual([1, 0, 0, 1])
    expect(told(await between('2026-11-20', '2026-12-11'))).toMatchObject({ sum: [1, 0, 1, 0], removed: ['due 1'] })
    expect(await countOn(tx, '2026-11-20', { code: 'permit_past', on: '2026-12-11' })).toBe(1)
  })
})

const rosters = [
  { code: 'ninety' },
  { code: 'preferential_card' },
  { code: 'build', min: '0', max: '3' },
  { code: 'build', tag: 'preferential_card', min: '90' },
  { code: 'build', registration: '0H' },
]
const begin = '2026-09-01'
const step = fc.record({
  fact: fc.constantFrom('enters', 'enters', 'enters', ...Object.keys(facts)),
  /** Days after the step before, and how long before it was learnt it became true. */
  days: fc.nat(9),
  ago: fc.oneof(fc.constant(0), fc.nat(60)),
  whom: fc.nat(5),
  born: fc.constantFrom(-365 * 90 - 10, -365 * 95, -365 * 3 - 20, -10, -365 * 40),
})

test('期初 + 新增 − 减少 = 期末 for every roster and any two days, and the list of a past day stays what it was, whatever is learnt since [C7] [K22]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      await forgetting(owner, async (tx) => {
        const people: string[] = []
        const seen: { day: CivilDay; counts: (number | undefined)[] }[] = []
        const counted = (day: CivilDay) => Promise.all(rosters.map((roster) => countOn(tx, day, roster)))
        let day = begin
        for (const { fact, days, ago, whom, born } of steps) {
          if (days > 0) seen.push({ day, counts: await counted(day) })
          day = addDays(day, days)
          const on = addDays(day, -ago)
          const person = people[whom % Math.max(1, people.length)]
          if (fact === 'enters')
            people.push(await enters(tx, day, on, addDays(on, born), born === -10 ? 'born' : 'moved_in'))
          else if (person) await facts[fact]?.(tx, day, on, person)
        }
        const today = addDays(day, 3)
        seen.push({ day: today, counts: await counted(today) })
        for (const [index, roster] of rosters.entries())
          for (const [first, from] of seen.entries()) {
            expect(await countOn(tx, today, { ...roster, on: from.day })).toBe(from.counts[index])
            const to = seen[seen.length - 1 - (first % 2)]
            if (!to || to.day <= from.day) continue
            const found = await difference(tx, today, { ...roster, from: from.day, to: to.day })
            const { sum, added, removed } = told(found)
            expect([sum[0], sum[3]]).toEqual([from.counts[index], to.counts[index]])
            expect((sum[0] ?? 0) + (sum[1] ?? 0) - (sum[2] ?? 0)).toBe(sum[3])
            expect([added?.length === 0, removed?.length === 0]).toEqual([sum[1] === 0, sum[2] === 0])
          }
      })
    }),
    { numRuns: 8 },
  )
}, 120_000)

test('what is recorded on its day is neither 补报 nor 更正: every line says what happened [C7]', async () => {
  const dated = fc.record({
    fact: fc.constantFrom('enters', 'enters', 'leaves', 'dies', 'tagged', 'untagged'),
    days: fc.nat(20),
    whom: fc.nat(4),
    born: fc.constantFrom(-365 * 90 - 10, -365 * 3 - 350, -365 * 40, 0),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(dated, { minLength: 4, maxLength: 12 }), async (steps) => {
      await forgetting(owner, async (tx) => {
        const people: string[] = []
        let day = begin
        for (const { fact, days, whom, born } of steps) {
          day = addDays(day, days)
          const person = people[whom % Math.max(1, people.length)]
          if (fact === 'enters')
            people.push(await enters(tx, day, day, addDays(day, born), born === 0 ? 'born' : 'moved_in'))
          else if (person) await facts[fact]?.(tx, day, day, person)
        }
        for (const roster of rosters.slice(0, 4))
          for (const [from, to] of [
            [begin, day],
            [addDays(begin, 30), addDays(day, 60)],
          ]) {
            const found = await difference(tx, day, { ...roster, from, to })
            const reasons = [...(found?.added.sums ?? []), ...(found?.removed.sums ?? [])].map(({ reason }) => reason)
            expect(reasons.filter((reason) => ['late', 'corrected', 'home', 'due'].includes(reason))).toEqual([])
          }
      })
    }),
    { numRuns: 15 },
  )
}, 120_000)

test('a roster of households balances too: a file opened, one closed, a tag granted', async () => {
  await forgetting(owner, async (tx) => {
    const query = { code: 'build', about: 'household', tag: 'minimum_living', from: '2026-10-31', to: '2026-11-20' }
    const poor = async (fromOn: CivilDay, granted: CivilDay) => {
      const { id } = await givenHousehold(tx, { fromOn })
      const entered = evening(fromOn < '2026-10-01' ? '2026-10-01' : fromOn).toISOString()
      await tx.execute(sql`update households set recorded_at = ${entered}::timestamptz where id = ${id}`)
      await tx.insert(tags).values({
        id: newId(),
        areaCode: eastGrid,
        householdId: id,
        code: 'minimum_living',
        fromOn: granted,
        recordedAt: evening(granted),
      })
      return id
    }
    await poor('2000-01-01', '2026-11-03')
    await poor('2026-11-05', '2026-11-05')
    const closed = await poor('2000-01-01', '2020-01-01')
    await at(tx, '2026-11-10')
    await tx.execute(sql`update households set to_on = '2026-11-10', end_reason = 'moved_out' where id = ${closed}`)
    expect(told(await difference(tx, '2026-11-20', query))).toEqual({
      sum: [1, 2, 1, 2],
      added: ['moved_in 1', 'tag 1'],
      removed: ['moved_out 1'],
    })
  })
})

test('the committee next door sees nothing of it', async () => {
  const other = await givenActor(owner, 'secretary', eastCommittee + 1000)
  expect((await rosterFile(contextOf(db, other), { code: 'build' }))?.count).toBe(0)
})
