import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { addDays, type CivilDay, instantOf } from '@/domain/calendar/civil-day'
import { rosterChanges } from '@/server/rosters/roster-changes'
import { rosterFile } from '@/server/rosters/roster-file'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'

const { owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const evening = (day: CivilDay) => sql`${instantOf(day, '20:00').toISOString()}::timestamptz`
const at = (tx: Database, learnt: CivilDay) =>
  tx.execute(sql`select set_config('app.now', ${instantOf(learnt, '20:00').toISOString()}, false)`)

/** What an office learns of a household on a day, and the day it became true. */
type Fact = (tx: Database, home: string, learnt: CivilDay, on: CivilDay) => Promise<unknown>

async function opens(tx: Database, learnt: CivilDay, on: CivilDay): Promise<string> {
  const home = await givenHousehold(tx, { fromOn: on, people: [{ name: '贾玉兰', bornOn: addDays(on, -365 * 70) }] })
  await tx.execute(sql`update households set recorded_at = ${evening(learnt)} where id = ${home.id}`)
  await tx.execute(sql`update residencies set recorded_at = ${evening(learnt)} where household_id = ${home.id}`)
  await tx.execute(sql`update residents set recorded_at = ${evening(learnt)} where id = ${home.people[0] ?? ''}`)
  await tx.execute(sql`update residents set recorded_at = ${evening(learnt)} where id = ${home.people[0] ?? ''}`)
  return home.id
}
const joins: Fact = async (tx, home, learnt, on) => {
  const id = newId()
  await tx.execute(sql`insert into residents (id, area_code, name, pinyin, initials, born_on, registration, recorded_at)
    values (${id}, ${eastGrid}, '贾小军', 'jia', 'j', '1990-01-01', 'RH', ${evening(learnt)})`)
  await tx.execute(sql`insert into residencies (id, area_code, resident_id, household_id, relation, from_on, arrival, recorded_at)
    values (${newId()}, ${eastGrid}, ${id}, ${home}, '20', ${on}, 'moved_in', ${evening(learnt)})`)
}
const leaves: Fact = (tx, home, learnt, on) =>
  tx.execute(sql`update residencies set to_on = greatest(from_on, ${on}::date), departure = 'moved_out', ended_recorded_at = ${evening(learnt)}
    where id = (select max(id::text)::uuid from residencies where household_id = ${home} and to_on is null)`)
const dies: Fact = async (tx, home, learnt, on) => {
  await tx.execute(sql`update residents set died_on = ${on}, died_recorded_at = ${evening(learnt)}
    where id = (select max(resident_id::text)::uuid from residencies where household_id = ${home} and to_on is null)`)
  await tx.execute(sql`update residencies y set to_on = greatest(y.from_on, ${on}::date), departure = 'died', ended_recorded_at = ${evening(learnt)}
    from residents r where r.id = y.resident_id and r.died_on is not null and y.household_id = ${home} and y.to_on is null`)
}
const granted: Fact = (tx, home, learnt, on) =>
  tx.execute(sql`insert into tags (id, area_code, household_id, code, from_on, recorded_at)
    values (${newId()}, ${eastGrid}, ${home}, 'minimum_living', ${on}, ${evening(learnt)})`)
const withdrawn: Fact = (tx, home, _learnt, on) =>
  tx.execute(sql`update tags set to_on = greatest(from_on, ${on}::date) where household_id = ${home} and to_on is null`)
const forgotten: Fact = (tx, home) => tx.execute(sql`delete from tags where household_id = ${home}`)
const classed =
  (as: string): Fact =>
  async (tx, home, learnt, on) => {
    await tx.execute(
      sql`update classifications set to_on = greatest(from_on, ${on}::date) where household_id = ${home} and to_on is null`,
    )
    await tx.execute(sql`insert into classifications (id, area_code, household_id, contact_class, reason, from_on, confirmed_by, recorded_at)
      values (${newId()}, ${eastGrid}, ${home}, ${as}, '走访后定', ${on}, ${secretary.accountId}, ${evening(learnt)})`)
    await tx.execute(sql`update households set contact_class = ${as} where id = ${home}`)
  }
const pinned: Fact = (tx, home) =>
  tx.execute(sql`update households set attention = case when attention is null then 'red' end where id = ${home}`)
const needs: Fact = (tx, home, learnt, on) =>
  tx.execute(sql`insert into needs (id, area_code, household_id, resident_id, kind, from_on, recorded_by, recorded_at)
    select ${newId()}, ${eastGrid}, ${home}, max(resident_id::text)::uuid, 'meals', ${on}, ${secretary.accountId}, ${evening(learnt)}
    from residencies where household_id = ${home}`)
const met: Fact = (tx, home, _learnt, on) =>
  tx.execute(
    sql`update needs set to_on = greatest(from_on, ${on}::date), state = 'met' where household_id = ${home} and to_on is null`,
  )
const visited: Fact = (tx, home, learnt, on) =>
  tx.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by, recorded_at)
    values (${newId()}, ${eastGrid}, ${home}, ${instantOf(on, '10:00').toISOString()}::timestamptz, 'door', 'met', ${secretary.accountId}, ${secretary.accountId}, ${evening(learnt)})`)
const confirmed: Fact = (tx, home, learnt) =>
  tx.execute(sql`insert into confirmations (id, area_code, household_id, fact_group, confirmed_on) values (${newId()}, ${eastGrid}, ${home}, 'members', ${learnt})
    on conflict (household_id, fact_group) do update set confirmed_on = excluded.confirmed_on`)
const told: Fact = (tx, home, learnt, on) =>
  tx.execute(sql`insert into consents (id, area_code, household_id, kind, way, given_by, from_on, recorded_by, recorded_at)
    values (${newId()}, ${eastGrid}, ${home}, 'notice', 'spoken', '本人', ${on}, ${secretary.accountId}, ${evening(learnt)})`)
const let_: Fact = (tx, home) =>
  tx.execute(
    sql`update dwellings d set state = case d.state when 'ZZ' then 'CZ' else 'ZZ' end from households h where h.dwelling_id = d.id and h.id = ${home}`,
  )
const closes: Fact = (tx, home, _learnt, on) =>
  tx.execute(
    sql`update households set to_on = greatest(from_on, ${on}::date), end_reason = 'moved_out' where id = ${home} and to_on is null`,
  )
const facts: Record<string, Fact> = {
  ...{
    joins,
    leaves,
    dies,
    granted,
    withdrawn,
    forgotten,
    pinned,
    needs,
    met,
    visited,
    confirmed,
    told,
    let: let_,
    closes,
  },
  ...{ classC: classed('C'), classB: classed('B') },
}

const rosters: Record<string, string>[] = [
  { tag: 'living_alone' },
  { tag: 'minimum_living' },
  { class: 'C' },
  { class: 'none' },
  { colour: 'red' },
  { colour: 'yellow' },
  { need: 'any' },
  { silent: '30' },
  { stale: 'members' },
  { told: 'untold' },
  { state: 'CZ' },
  { about: 'resident', class: 'C', tag: 'living_alone' },
].map((condition) => ({ code: 'build', about: 'household', ...condition }))

const asked = (tx: Database, now: CivilDay) => contextOf(tx, secretary, instantOf(now, '21:00'))
const idsOn = async (tx: Database, now: CivilDay, query: Record<string, unknown>) => {
  const roster = await rosterFile(asked(tx, now), query)
  expect(roster?.lines.length).toBe(roster?.count)
  return roster?.lines.map(({ id }) => id).sort()
}
const difference = async (tx: Database, now: CivilDay, query: Record<string, unknown>) => {
  const found = await rosterChanges(asked(tx, now), query)
  const reasons = [...(found?.added.sums ?? []), ...(found?.removed.sums ?? [])].map(({ reason }) => reason)
  return { sum: [found?.opening, found?.added.n, found?.removed.n, found?.closing], reasons }
}
const begin = '2026-09-01'
const step = fc.record({
  fact: fc.constantFrom('opens', 'opens', 'opens', ...Object.keys(facts), ...Object.keys(facts)),
  days: fc.nat(9),
  ago: fc.oneof(fc.constant(0), fc.nat(40)),
  whom: fc.nat(5),
})

test('the list of households of a past day stays what it was, whatever is learnt since, and 期初 + 新增 − 减少 = 期末 between any two days [C4] [C7] [K22]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (steps) => {
      await forgetting(owner, async (tx) => {
        const homes: string[] = []
        const seen: { day: CivilDay; lists: (string[] | undefined)[] }[] = []
        const listed = async (day: CivilDay) => {
          const lists = []
          for (const roster of rosters) lists.push(await idsOn(tx, day, roster))
          return { day, lists }
        }
        let day = begin
        for (const { fact, days, ago, whom } of steps) {
          if (days > 6) seen.push(await listed(day))
          day = addDays(day, days)
          await at(tx, day)
          const home = homes[whom % Math.max(1, homes.length)]
          if (fact === 'opens') homes.push(await opens(tx, day, addDays(day, -ago)))
          else if (home) await facts[fact]?.(tx, home, day, addDays(day, -ago))
        }
        const today = addDays(day, 3)
        seen.push(await listed(today))
        for (const [index, roster] of rosters.entries())
          for (const [first, from] of seen.entries()) {
            const why = `${JSON.stringify(roster)} ${from.day}`
            expect(await idsOn(tx, today, { ...roster, on: from.day }), why).toEqual(from.lists[index])
            const to = seen[seen.length - 1 - (first % 2)]
            if (!to || to.day <= from.day || (index + first) % 3 > 0) continue
            const { sum } = await difference(tx, today, { ...roster, from: from.day, to: to.day })
            expect([sum[0], sum[3]], why).toEqual([from.lists[index]?.length, to.lists[index]?.length])
            expect((sum[0] ?? 0) + (sum[1] ?? 0) - (sum[2] ?? 0)).toBe(sum[3])
          }
      })
    }),
    { numRuns: 3 },
  )
}, 240_000)

test('of a household too what was true but not yet known is 补报, what is recorded on its day says what happened [C7] [K22]', async () => {
  await forgetting(owner, async (tx) => {
    await at(tx, '2026-10-01')
    const [late = '', inTime = '', widow = ''] = [
      await opens(tx, '2026-10-01', '2020-01-01'),
      await opens(tx, '2026-10-01', '2020-01-01'),
      await opens(tx, '2026-10-01', '2020-01-01'),
    ]
    await joins(tx, widow, '2026-10-02', '2026-10-02')
    await at(tx, '2026-11-10')
    await granted(tx, late, '2026-11-10', '2026-10-20')
    await granted(tx, inTime, '2026-11-10', '2026-11-10')
    await dies(tx, widow, '2026-11-10', '2026-11-08')
    const month = { code: 'build', about: 'household', from: '2026-10-31', to: '2026-11-15' }
    const poor = await rosterChanges(asked(tx, '2026-11-20'), { ...month, tag: 'minimum_living' })
    expect(poor?.added.lines.map(({ id, reason, on }) => [id, reason, on]).sort()).toEqual(
      [
        [late, 'late', '2026-10-20'],
        [inTime, 'tag', '2026-11-10'],
      ].sort(),
    )
    const alone = await difference(tx, '2026-11-20', { ...month, tag: 'living_alone' })
    expect(alone).toEqual({ sum: [2, 1, 0, 3], reasons: ['tag'] })
  })
})
