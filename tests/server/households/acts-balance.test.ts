import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import type { Database } from '@/db/client'
import { tallies } from '@/db/queries/figures/counts'
import { type Actor, jurisdictionOf } from '@/domain/access/actor'
import { addDays, type CivilDay, instantOf } from '@/domain/calendar/civil-day'
import { whole } from '@/domain/figures/reference'
import type { Context } from '@/server/context'
import { convertDwelling } from '@/server/dwellings/convert-dwelling'
import { vacateDwelling } from '@/server/dwellings/vacate-dwelling'
import { changeHead } from '@/server/households/change-head'
import { closeHousehold } from '@/server/households/close-household'
import { householdFile } from '@/server/households/household-file'
import { mergeHouseholds } from '@/server/households/merge-households'
import { splitHousehold } from '@/server/households/split-household'
import { undoAct } from '@/server/households/undo-act'
import { mergeResidents } from '@/server/residents/merge-residents'
import { moveIn } from '@/server/residents/move-in'
import { moveOut } from '@/server/residents/move-out'
import { recordBirth } from '@/server/residents/record-birth'
import { recordDeath } from '@/server/residents/record-death'
import { carriedOut } from '@/tests/support/acts'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenBuilding,
  givenHousehold,
  givenTag,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'
import { handedOver } from '@/tests/support/transfers'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const first: CivilDay = '2026-10-01'
const named = (names: string[]) => names.map((name, at) => ({ name, relation: at === 0 ? '02' : '20' }))
await owner.transaction(async (tx) => {
  await tx.execute(sql`select set_config('app.now', '2026-01-01T00:00:00Z', true)`)
  const given = tx as unknown as Database
  const families = [['甲父', '甲子', '甲媳', '甲孙'], ['乙翁', '乙婆'], ['丙']]
  for (const names of families) await givenHousehold(given, { people: named(names), fromOn: '2026-01-01' })
  const [{ id = '' } = {}] = await given.execute<{ id: string }>(sql`select id from residents where name = '乙翁'`)
  await givenTag(given, id, 'minimum_living')
  for (const names of [['邻居', '邻居之子'], ['西邻']])
    await givenHousehold(given, { areaCode: westGrid, people: named(names), fromOn: '2026-01-01' })
})
const [eastHouse, westHouse] = [
  await givenBuilding(owner, eastGrid, '20号楼'),
  await givenBuilding(owner, westGrid, '20号楼'),
]

const kinds = [
  'birth',
  'move_out',
  'move_in',
  'death',
  'head',
  'close',
  'split',
  'merge',
  'vacate',
  'convert',
  'same',
  'transfer_in',
  'transfer_out',
] as const
type Step = {
  kind: (typeof kinds)[number] | 'undo'
  home: number
  who: number
  back: number
  wait: number
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds, 'undo' as const, 'undo' as const, 'undo' as const),
  home: fc.nat(7),
  who: fc.nat(7),
  back: fc.nat(3),
  wait: fc.nat(1),
})

type Home = { id: string; people: string[] }
type Outcome = { ok: boolean }
const pick = <One>(list: readonly One[], at: number): One | undefined => list[at % Math.max(1, list.length)]

/** Everything the operations write, as it stands, leaving out how often it was written. */
async function standing(tx: Database, now: Date): Promise<unknown> {
  return [await standingOf(tx, secretary, now), await standingOf(tx, neighbour, now)]
}

function standingOf(tx: Database, actor: Actor, now: Date): Promise<unknown> {
  return withActor(tx, actor, now, async (as) => {
    const parts = []
    for (const table of [
      'households',
      'residencies',
      'dwellings',
      'residents',
      'household_stats',
      'search_keys',
      'tags',
      'needs',
    ])
      parts.push([
        ...(await as.execute(
          sql`select to_jsonb(t) - '{version,recorded_at}'::text[] as row from ${sql.identifier(table)} t order by t::text`,
        )),
      ])
    return parts
  })
}

function homesOf(tx: Database, now: Date, actor = secretary): Promise<Home[]> {
  return withActor(tx, actor, now, async (as) => [
    ...(await as.execute<Home>(sql`select h.id, coalesce(array_agg(y.resident_id order by y.relation, y.id) filter (where y.id is not null), '{}') as people
      from households h left join residencies y on y.household_id = h.id and y.to_on is null where h.to_on is null group by h.id order by h.number`)),
  ])
}

/** Asks for one operation, whatever comes of it. */
async function attempt(
  tx: Database,
  context: Context,
  { kind, home, who, back }: Step,
  today: CivilDay,
): Promise<Outcome> {
  const homes = await homesOf(tx, context.now)
  const chosen = pick(homes, home)
  if (!chosen) return { ok: false }
  const { id, people } = chosen
  const on = addDays(today, -back)
  const residentId = pick(people, who) ?? id
  const other = pick(
    homes.filter((one) => one.id !== id),
    who,
  )
  const doubles = homes.flatMap((one) => one.people).filter((one) => one !== residentId)
  const west = contextOf(tx, neighbour, context.now)
  const coming = pick(await homesOf(tx, context.now, neighbour), home)
  const arriving = { householdId: coming?.id ?? id, residentId: pick(coming?.people ?? [], who) ?? id }
  const room = pick(['101', '102'], who) ?? '101'
  const related = (list: readonly string[]) => Object.fromEntries(list.map((one) => [`relation.${one}`, '97']))
  const [householdId, otherId, comer] = [id, other?.id ?? id, pick(other?.people ?? [], who) ?? id]
  const members = people.slice(0, 1 + (who % 3))
  const [headId, use] = [members[0], pick(['01', '02', '06'], who)]
  const asks: Partial<Record<Step['kind'], () => Promise<Outcome>>> = {
    birth: () => carriedOut(recordBirth, context, { ...baby, householdId, motherId: residentId, bornOn: on }),
    move_out: () => carriedOut(moveOut, context, { householdId, residentId, toOn: on, departure: 'moved_out' }),
    move_in: () => carriedOut(moveIn, context, { ...arrival, householdId, residentId: comer, fromOn: on }),
    death: () => carriedOut(recordDeath, context, { residentId, diedOn: on }),
    head: () => changeHead(context, { id, residentId, formerRelation: '97' }),
    close: () => closeHousehold(context, { id, toOn: on, reason: 'moved_out', vacant: 'on' }),
    split: () => carriedOut(splitHousehold, context, { id, members, headId, on, place: 'same', ...related(members) }),
    merge: () => carriedOut(mergeHouseholds, context, { id, otherId, on, ...related(other?.people ?? []) }),
    vacate: () => carriedOut(vacateDwelling, context, { householdId, on, reason: 'moved_out', place: '不明' }),
    same: () => carriedOut(mergeResidents, context, { id: residentId, otherId: pick(doubles, who) }),
    transfer_in: () => handedOver(west, context, arriving, { buildingId: eastHouse, room, on: today }),
    transfer_out: () =>
      handedOver(context, west, { householdId, residentId }, { buildingId: westHouse, room, on: today }),
    convert: () => carriedOut(convertDwelling, context, { householdId, use, on, businessName: '小店' }),
  }
  return asks[kind]?.() ?? { ok: false }
}

const arrival = { relation: '97', arrival: 'moved_in' }
const baby = { relation: '41', name: '新生', sex: '1' }

/** 期初 + 新增 − 减少 = 期末, for 户 and 人, for every day and for the whole time. */
async function balanced(tx: Database, now: Date, until: CivilDay): Promise<void> {
  const populations = ['household', 'household_in', 'household_out', 'living', 'resident_in', 'resident_out'] as const
  const requests = populations.map((population) => ({ population, ways: [] }))
  for (const actor of [secretary, neighbour]) {
    const jurisdiction = jurisdictionOf(actor)
    await withActor(tx, actor, now, async (as) => {
      const days = Array.from({ length: 40 }, (_, at) => addDays(first, at - 6)).filter((day) => day <= until)
      const spans = [...days.map((day) => ({ from: day, to: day })), { from: addDays(first, -5), to: until }]
      const scopes = [...spans, ...spans.map(({ from }) => ({ from: addDays(from, -1), to: addDays(from, -1) }))]
      const counted = await tallies(
        as,
        scopes.map((span) => ({ scope: { jurisdiction, ...span }, by: 'grid' as const, requests })),
      )
      const n = (at: number, population: (typeof populations)[number]) => counted[at]?.count(whole(population)).n ?? 0
      spans.forEach((span, at) => {
        for (const [stock, gained, lost] of [
          ['household', 'household_in', 'household_out'],
          ['living', 'resident_in', 'resident_out'],
        ] as const)
          expect(n(at + spans.length, stock) + n(at, gained) - n(at, lost), `${stock} ${span.from}–${span.to}`).toBe(
            n(at, stock),
          )
      })
    })
  }
}

/** Files as of a day, told by who lived in them, how, and under whom; a file that is no more is left out. */
async function filesOn(context: Context, homes: readonly Home[], on: CivilDay): Promise<Map<string, unknown>> {
  const files = new Map<string, unknown>()
  for (const { id } of homes) {
    const file = await householdFile(context, { id, on })
    const members = file?.members.map(({ name, relation, fromOn }) => [name, relation, fromOn]).sort()
    if (file) files.set(id, { number: file.number, head: file.headName, members })
  }
  return files
}

/** The newest operation that still stands. */
function newest(tx: Database, now: Date): Promise<string | undefined> {
  return withActor(tx, secretary, now, async (as) => {
    const [row] = await as.execute<{ id: string }>(
      sql`select id from household_acts where undone_at is null order by done_at desc, id desc limit 1`,
    )
    return row?.id
  })
}

test('any order of operations and undos and transfers keeps 期初 + 新增 − 减少 = 期末 for every day and committee; what is taken back stands as it was, and the past stays the past [C16] [C25] [C26] [F32] [K35]', async () => {
  const done: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      await forgetting(db, async (tx) => {
        let today = first
        let clock = 0
        const stack: (unknown | undefined)[] = []
        for (const one of steps) {
          today = addDays(today, one.wait)
          clock += 1
          const now = new Date(instantOf(today, '09:00').getTime() + clock * 1000)
          const context = contextOf(tx, secretary, now)
          const past = addDays(one.kind === 'undo' ? first : today, -4)
          const [before, homes] = [await standing(tx, now), await homesOf(tx, now)]
          const then = await filesOn(context, homes, past)
          const actId = one.kind === 'undo' ? await newest(tx, now) : undefined
          const outcome = actId ? await carriedOut(undoAct, context, { actId }) : await attempt(tx, context, one, today)
          if (outcome.ok) {
            done[one.kind] = (done[one.kind] ?? 0) + 1
            const was = one.kind === 'undo' ? stack.pop() : undefined
            if (was !== undefined) expect(await standing(tx, now)).toEqual(was)
            if (one.kind === 'transfer_out') stack.fill(undefined)
            else if (one.kind !== 'undo') stack.push(before)
          } else expect(await standing(tx, now)).toEqual(before)
          for (const [id, file] of await filesOn(context, homes, past)) expect(file, one.kind).toEqual(then.get(id))
        }
        await balanced(tx, new Date(instantOf(today, '20:00')), addDays(today, 1))
      })
    }),
    { numRuns: 12 },
  )
  console.log(`carried out: ${JSON.stringify(done)}`)
  expect(done.undo).toBeGreaterThan(3)
}, 300_000)
