import '@/tests/support/environment'
import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { rowIds, tallies } from '@/db/queries/figures/counts'
import { searches } from '@/db/queries/figures/searches'
import { type Actor, jurisdictionOf } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { PopulationCode } from '@/domain/figures/populations'
import { whole } from '@/domain/figures/reference'
import { divideGrids } from '@/server/areas/regrid'
import { regridFile } from '@/server/areas/regrid-file'
import { undoRegrid } from '@/server/areas/undo-regrid'
import { createHousehold } from '@/server/households/create-household'
import { householdFile } from '@/server/households/household-file'
import { recordVisit } from '@/server/visits/record-visit'
import { givenWorld } from '@/tests/matrix/world'
import { carriedOut, countsOf, foreseen } from '@/tests/support/acts'
import { contextOf, eastGrid, givenActor, givenHousehold, noon } from '@/tests/support/households'
import { forgetting, ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
const world = await givenWorld(owner)
const { secretary, grid_worker: worker } = world.people
const at = world.at.own
const third = eastGrid + 1
await owner.execute(
  sql`insert into areas (code, level, name, head_name, valid_from, sort) values (${third}, 'grid', '第三网格', '钱进', '2020-01-01', 3)`,
)
await owner.execute(sql`update visits set at = '2026-10-15T02:00:00Z'`)
const stay = (names: string[], more: object) =>
  givenHousehold(owner, { people: names.map((name) => ({ name })), fromOn: '2020-01-01', ...more })
const unitOne = await stay(['甲父', '甲子'], { building: '5号楼', unit: '1', room: '101' })
const unitTwo = await stay(['乙'], { building: '5号楼', unit: '2', room: '201' })
const far = await stay(['丙'], { areaCode: third, building: '9号楼', unit: '1', room: '101' })
const lonelyIssue = newId()
await owner.execute(sql`insert into issues (id, area_code, number, place, source, kind, category, subcategory, title, grade, state, registered_at, first_taker_id)
  values (${lonelyIssue}, ${third}, '2026-0077', '9号楼前', 'visit', 'help', 'facilities', 'facilities_lift', '路灯不亮', 'normal', 'accepted', '2026-10-10T00:00:00Z', ${worker.accountId})`)
const thirdWorker = await givenActor(owner, 'grid_worker', third, { name: '钱进' })
const populations = Object.keys(searches) as PopulationCode[]
const days: [CivilDay, CivilDay][] = [
  ['2026-10-01', '2026-10-31'],
  ['2026-11-01', '2026-11-19'],
  ['2026-11-01', '2026-11-20'],
]
/** Every population by grid for the periods, as somebody of the committee counts. */
async function counted(tx: Database, who: Actor = secretary) {
  return withActor(tx, who, noon, async (inner) => {
    const requests = populations.map((population) => ({ population, ways: [] }))
    const jurisdiction = jurisdictionOf(who)
    const all = await tallies(
      inner,
      days.map(([from, to]) => ({ scope: { jurisdiction, from, to }, by: 'grid' as const, requests })),
    )
    return all.map((tally) =>
      Object.fromEntries(
        populations.map((population) => [population, Object.fromEntries(tally.children(whole(population)))]),
      ),
    )
  })
}
const sums = (tally: Record<string, Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(tally).map(([population, by]) => [population, Object.values(by).reduce((sum, n) => sum + n, 0)]),
  )
const split = {
  on: '2026-11-20',
  reason: '5 号楼人多',
  [`to.u:${unitOne.buildingId}:1`]: 'new1',
  'name.1': '第四网格',
  'head.1': '孙立',
}
const asks = (tx: Database, who: Actor = secretary, now: Date = noon) => contextOf(tx, who, now)

test('a grid is split: what will change is shown, and nothing is done before it is confirmed [C27]', () =>
  forgetting(db, async (tx) => {
    const preview = await foreseen(divideGrids, asks(tx), split)
    expect(countsOf(preview)).toEqual(
      expect.arrayContaining(['全居民区 在册户 0', '全居民区 实有人口 0', '第四网格 在册户 1', '第四网格 实有人口 2']),
    )
    expect(preview.who.join()).toContain('第四网格，责任人 孙立')
    expect(await tx.execute(sql`select count(*)::int as n from areas where name = '第四网格'`)).toEqual([{ n: 0 }])
  }))

test('days before the cut keep the old grids and their numbers, the committee its totals, every row one grid [F1] [C27]', () =>
  forgetting(db, async (tx) => {
    const before = await counted(tx)
    expect(await carriedOut(divideGrids, asks(tx), split)).toMatchObject({ ok: true })
    const after = await counted(tx)
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
    expect(after.map(sums)).toEqual(before.map(sums))
    expect(after[2]?.household).toMatchObject({ [eastGrid]: 2, [third]: 1, [third + 1]: 1 })
    const [[from, to] = ['', '']] = days
    const old = { jurisdiction: jurisdictionOf({ ...secretary, areaCode: eastGrid }), from, to }
    const ids = await withActor(tx, secretary, noon, (inner) => rowIds(inner, old, whole('household')))
    expect(ids).toContain(unitOne.id)
  }))

test('what comes to a new grid later counts, of the days before it, in the grid of its doors [C27]', () =>
  forgetting(owner, async (tx) => {
    const [before] = await counted(tx)
    await carriedOut(divideGrids, asks(tx), split)
    const [{ id: half = '' } = {}] = await tx.execute<{ id: string }>(
      sql`select building_id as id from dwellings where id = ${unitOne.dwellingId}`,
    )
    const made = await createHousehold(asks(tx), {
      buildingId: half,
      unit: '1',
      room: '102',
      name: '丁',
      use: '01',
      fromOn: '2019-05-01',
    })
    expect(made, JSON.stringify(made)).toMatchObject({ ok: true })
    const [after] = await counted(tx)
    expect(after?.household?.[eastGrid]).toBe((before?.household?.[eastGrid] ?? 0) + 1)
    expect(after?.household?.[third + 1]).toBeUndefined()
  }))

test('a file keeps its number for life: the grid it left gives that number to nobody else [C27]', () =>
  forgetting(owner, async (tx) => {
    const made = async (room: string) => {
      const place = { buildingId: unitTwo.buildingId, unit: '2', room, use: '01', fromOn: '2020-05-01', name: '丁' }
      const opened = await createHousehold(asks(tx), place)
      const id = opened.ok ? opened.value.id : null
      const [row] = await tx.execute<{ number: string; door: string }>(
        sql`select number, dwelling_id as door from households where id = ${id}`,
      )
      return { serial: Number(row?.number.slice(3)), door: row?.door }
    }
    const { serial, door } = await made('302')
    await carriedOut(divideGrids, asks(tx), { on: '2026-11-20', reason: '划走', [`to.d:${door}`]: String(third) })
    expect((await made('303')).serial).toBe(serial + 1)
  }))

test('the file goes with its door: the worker of the new grid sees all of it, the one of the old grid nothing [S4] [C27]', () =>
  forgetting(db, async (tx) => {
    const rows = (table: string, of: SQL) =>
      withActor(tx, secretary, noon, (inner) =>
        inner.execute(sql`select distinct area_code from ${sql.identifier(table)} where ${of}`),
      )
    const move = { on: '2026-11-20', reason: '划到三网格', [`to.d:${at.dwelling}`]: String(third) }
    expect(await carriedOut(divideGrids, asks(tx), move)).toMatchObject({ ok: true })
    expect(await householdFile(asks(tx, worker), { id: at.household })).toBeUndefined()
    const file = await householdFile(asks(tx, thirdWorker), { id: at.household })
    expect(JSON.stringify(file)).toContain('欧阳欣悦')
    const versions = sql`select row_id from history where row_id in (${at.household}, ${at.resident})`
    expect(await withActor(tx, worker, noon, (inner) => inner.execute(versions))).toEqual([])
    const hanging = [
      'visits',
      'observations',
      'promises',
      'tags',
      'needs',
      'outside_contacts',
      'care_plans',
      'consents',
      'delivery_lines',
      'issues',
      'household_stats',
    ]
    for (const table of hanging)
      expect(await rows(table, sql`household_id = ${at.household}`), table).toMatchObject([{ area_code: third }])
    expect(await rows('whistles', sql`issue_id = ${at.issue}`)).toMatchObject([{ area_code: third }])
  }))

test('a grid without doors ends: its worker must be given another, what lies behind no door goes on elsewhere [F2] [C27]', () =>
  forgetting(owner, async (tx) => {
    const merge = { on: '2026-11-20', reason: '三网格并入', [`to.g:${third}`]: String(eastGrid) }
    expect(await divideGrids(asks(tx), merge)).toMatchObject({
      ok: false,
      refusal: { kind: 'worker_unplaced', names: ['钱进'] },
    })
    const answered = { ...merge, [`worker.${thirdWorker.accountId}`]: String(eastGrid) }
    const before = await counted(tx)
    expect(await carriedOut(divideGrids, asks(tx), answered)).toMatchObject({ ok: true })
    expect(await tx.execute(sql`select valid_to::text from areas where code = ${third}`)).toEqual([
      { valid_to: '2026-11-20' },
    ])
    expect(await tx.execute(sql`select area_code from accounts where id = ${thirdWorker.accountId}`)).toMatchObject([
      { area_code: eastGrid },
    ])
    expect(await tx.execute(sql`select area_code from issues where id = ${lonelyIssue}`)).toMatchObject([
      { area_code: eastGrid },
    ])
    const after = await counted(tx)
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
    expect(after[2]?.household?.[third]).toBeUndefined()
  }))

test('undone, every row of every table stands as before [C27]', () =>
  forgetting(owner, async (tx) => {
    const before = await stood(tx)
    const done = await carriedOut(divideGrids, asks(tx), {
      ...split,
      [`to.g:${third}`]: 'new1',
      [`worker.${thirdWorker.accountId}`]: 'new1',
    })
    const id = done.ok ? (done.value as { id: string }).id : ''
    expect(Object.keys(await changed(tx, before))).toEqual(
      expect.arrayContaining(['areas', 'buildings', 'dwellings', 'households']),
    )
    expect(await undoRegrid(asks(tx), { id })).toMatchObject({ ok: true })
    expect(await changed(tx, before)).toEqual({})
    expect(await undoRegrid(asks(tx), { id })).toMatchObject({ ok: false, refusal: { kind: 'already_undone' } })
  }))

test('a visit recorded in the new grid goes back with its household, a list frozen there stays as it is', () =>
  forgetting(owner, async (tx) => {
    const done = await carriedOut(divideGrids, asks(tx), split)
    const id = done.ok ? (done.value as { id: string }).id : ''
    const visit = visitOf(unitOne.id, everyTask)
    expect(await recordVisit(asks(tx), visit)).toMatchObject({ ok: true })
    expect(await tx.execute(sql`select area_code from visits where household_id = ${unitOne.id}`)).toMatchObject([
      { area_code: third + 1 },
    ])
    await tx.execute(sql`insert into roster_versions (id, area_code, list, number, code, label, about, query, on_day, known_at, monthly, reason, rows, row_ids, content, hash, frozen_at, frozen_by, frozen_by_name)
      values (${newId()}, ${third + 1}, 'l', 1, 'ninety', '90 岁以上', 'resident', '{}', '2026-11-20', now(), false, '存档', 0, '{}', '{}', 'h', now(), ${secretary.accountId}, '王敏')`)
    expect(await undoRegrid(asks(tx), { id })).toMatchObject({ ok: true })
    expect(await tx.execute(sql`select area_code from visits where household_id = ${unitOne.id}`)).toMatchObject([
      { area_code: eastGrid },
    ])
  }))

test('the same days are compared by the old grids and the new, with the same totals; too late is not undone [C27]', () =>
  forgetting(db, async (tx) => {
    const done = await carriedOut(divideGrids, asks(tx), split)
    const id = done.ok ? (done.value as { id: string }).id : ''
    const file = await regridFile(asks(tx), { id })
    expect(file?.compared).toHaveLength(2)
    for (const {
      sides: [old, fresh],
    } of file?.compared ?? []) {
      expect(old?.total).toEqual(fresh?.total)
      expect(old?.rows.map(({ name }) => name)).toEqual(['第二网格', '第三网格'])
      expect(fresh?.rows.map(({ name, cells }) => [name, cells[0]?.n])).toEqual([
        ['第二网格', 2],
        ['第三网格', 1],
        ['第四网格', 1],
      ])
      expect(old?.rows.map(({ cells }) => cells[0]?.n)).toEqual([3, 1])
    }
    const late = new Date(noon.getTime() + 9 * 86_400_000)
    expect(await undoRegrid(asks(tx, secretary, late), { id })).toMatchObject({
      ok: false,
      refusal: { kind: 'undo_too_late' },
    })
  }))

test.each([
  [{ 'to.u:x:1': '290101001001002' }, 'nothing_moves'],
  [{ [`to.u:${unitOne.buildingId}:1`]: 'new2' }, 'grid_unnamed'],
  [{ [`to.b:${unitTwo.buildingId}`]: '290101001002001' }, 'no_such_grid'],
  [{ 'name.2': '空网格', 'head.2': '无', [`to.b:${far.buildingId}`]: String(eastGrid) }, 'grid_empty'],
  [{ on: '2026-11-21', [`to.b:${far.buildingId}`]: String(eastGrid) }, 'day_out_of_range'],
])('%j is refused as %s and nothing is written', (more, kind) =>
  forgetting(db, async (tx) => {
    expect(await divideGrids(asks(tx), { on: '2026-11-20', reason: '试试', ...more })).toMatchObject({
      ok: false,
      refusal: { kind },
    })
    expect(await tx.execute(sql`select 1 from regrid_moves`)).toEqual([])
  }),
)

test('only the secretary divides the own committee, in the database too [S2] [S4]', () =>
  forgetting(db, async (tx) => {
    for (const who of [worker, world.people.street_cadre, world.people.system_admin])
      expect(await divideGrids(asks(tx, who), split)).toMatchObject({ refusal: { kind: 'not_permitted' } })
    const done = await carriedOut(divideGrids, asks(tx), split)
    const id = done.ok ? (done.value as { id: string }).id : ''
    await expect(
      withActor(tx, world.people.street_cadre, noon, (inner) => inner.execute(sql`select move_regrid(${id}, false)`)),
    ).rejects.toThrow()
  }))

const passing = ['history', 'audit_entries', 'area_changes', 'kept_tallies', 'regrids']
/** Every row of every table but the records of what was done. */
async function stood(tx: Database): Promise<Record<string, string>> {
  const tables = await tx.execute<{ name: string }>(
    sql`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const prints: Record<string, string> = {}
  for (const { name } of tables.filter(({ name: one }) => !passing.includes(one))) {
    const [row] = await tx.execute<{ print: string }>(
      sql`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') || count(*) as print from ${sql.identifier(name)} t`,
    )
    prints[name] = row?.print ?? ''
  }
  return prints
}

async function changed(tx: Database, before: Record<string, string>): Promise<Record<string, string>> {
  const after = await stood(tx)
  return Object.fromEntries(Object.entries(after).filter(([name, print]) => before[name] !== print))
}
