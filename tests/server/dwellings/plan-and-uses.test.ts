import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { buildingList } from '@/server/dwellings/building-list'
import { dwellingUseList } from '@/server/dwellings/dwelling-uses'
import { householdList } from '@/server/households/household-list'
import { ageBands } from '@/server/rosters/age-bands'
import { rosterFile } from '@/server/rosters/roster-file'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const cadre = await givenActor(owner, 'street_cadre', street)
const volunteer = await givenActor(owner, 'volunteer', eastCommittee)
const as = (actor = secretary) => contextOf(db, actor)

const alone = await givenHousehold(owner, { people: [{ name: '韩玉珍', bornOn: '1936-11-21' }] })
await givenHousehold(owner, {
  building: '4号楼',
  people: [
    { name: '普通', bornOn: '1985-05-06' },
    { name: '孩子', bornOn: '2022-11-21' },
    { name: '未核实', bornOn: null },
  ],
})
const rented = await givenHousehold(owner, { state: 'CZ', people: [{ name: '租客', bornOn: '1997-11-22' }] })
const shop = await givenHousehold(owner, { use: '02', state: 'SY' })
await owner.execute(
  sql`update dwellings set business_name = '便民小吃', credit_code = '91290101MA0000000X' where id = ${shop.dwellingId}`,
)
await owner.execute(sql`update households set kind = 'business' where id = ${shop.id}`)
await owner.execute(sql`update households set contact_class = 'C' where id = ${alone.id}`)
await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
  values (${newId()}, ${eastGrid}, ${shop.id}, '2026-11-02T02:00:00Z', 'door', 'met', ${secretary.accountId}, ${secretary.accountId})`)

const listed = async (query: Record<string, string>) => (await householdList(as(), query)).counts.households

test('the plan of the buildings says in words and numbers what stands behind the doors, and every number is a list [C28] [F30]', async () => {
  const { estates, drawn } = await buildingList(as(), {})
  expect(drawn).toBe(true)
  const buildings = estates.flatMap((estate) => estate.buildings)
  expect(buildings.map(({ name }) => name)).toEqual(['3号楼', '4号楼'])
  for (const { id, households, signs } of buildings) {
    expect(signs?.households).toBe(households)
    for (const colour of ['red', 'yellow', 'green'] as const)
      expect(signs?.[colour], colour).toBe(await listed({ building: id, colour }))
    for (const letter of ['a', 'b', 'c'] as const)
      expect(signs?.[letter], letter).toBe(await listed({ building: id, class: letter.toUpperCase() }))
    expect(signs?.none).toBe(await listed({ building: id, class: 'none' }))
    expect(signs?.promises).toBe(await listed({ building: id, open: 'promise' }))
    expect(signs?.issues).toBe(await listed({ building: id, open: 'issue' }))
  }
  expect(buildings[0]?.signs).toMatchObject({ red: 1, c: 1, households: 3 })
})

test('a whole street is listed and not drawn until a committee is chosen; a volunteer sees no households', async () => {
  expect(await buildingList(as(cadre), {})).toMatchObject({ drawn: false })
  expect(await buildingList(as(cadre), { area: String(eastCommittee) })).toMatchObject({ drawn: true })
  expect(await buildingList(as(volunteer), {})).toMatchObject({ drawn: false, people: false })
})

test('homes and shops are counted apart, grid by grid, and the rental list of a grid is one click away [F26] [F28]', async () => {
  const { grids, shops, total } = await dwellingUseList(as(), {})
  const [grid] = grids
  expect(grid).toMatchObject({ name: '第二网格', home: 3, mixed: 0, rented: 1, shops: 1 })
  const area = grid?.id ?? ''
  expect([grid?.home, grid?.mixed, grid?.rented, grid?.shops]).toEqual([
    await listed({ area, use: '01' }),
    await listed({ area, use: '06' }),
    await listed({ area, state: 'CZ' }),
    (await dwellingUseList(as(), { area })).total,
  ])
  expect((await householdList(as(), { area, state: 'CZ' })).items.map(({ id }) => id)).toEqual([rented.id])
  expect(total).toBe(1)
  expect(shops).toMatchObject([
    {
      householdId: shop.id,
      business: '便民小吃',
      creditCode: '91290101MA0000000X',
      use: '商业(商铺)',
      visits: 1,
      lastOn: '2026-11-02',
    },
  ])
})

test('bands and unknown births are everybody, on any day, and every number is its roster [F29] [K21]', async () => {
  for (const query of [
    {},
    { bands: '0-3 4-12 60-' },
    { on: '2026-11-30' },
    { on: '2027-11-21', bands: '0—28岁、29-' },
  ]) {
    const { rows, unknown, total, day } = await ageBands(as(), query)
    expect(
      rows.reduce((sum, { n }) => sum + n, unknown),
      day,
    ).toBe(total)
    expect(total).toBe(4 + 1)
    const on = 'on' in query ? { on: query.on } : {}
    for (const { id, n } of rows) expect((await rosterFile(as(), { code: 'build', age: id, ...on }))?.count, id).toBe(n)
    expect((await rosterFile(as(), { code: 'build', age: 'none', ...on }))?.count).toBe(unknown)
  }
})

test('another day moves people between bands as they grow older; bands that overlap or say nothing are not counted by [F29]', async () => {
  const of = async (query: Record<string, string>) => {
    const { rows, unread } = await ageBands(as(), query)
    return { unread, ...Object.fromEntries(rows.map(({ id, n }) => [id, n])) } as Record<string, unknown>
  }
  const bands = '0-3 4-12 29-59 90-'
  expect(await of({ bands, on: '2026-11-20' })).toMatchObject({ '0-3': 1, '4-12': 0, '90-': 0, '13-28': 1 })
  expect(await of({ bands, on: '2026-11-21' })).toMatchObject({ '0-3': 0, '4-12': 1, '90-': 1, '13-28': 1 })
  expect(await of({ bands, on: '2026-11-22' })).toMatchObject({ '13-28': 0, '29-59': 2 })
  for (const wrong of ['0-3 2-5', '很多', '60- 70-'])
    expect(await of({ bands: wrong })).toMatchObject({ unread: true, '0-3': 1 })
})
