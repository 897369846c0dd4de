import { beforeAll, expect, test } from 'vitest'
import { addDays } from '@/domain/calendar/civil-day'
import { placeText } from '@/server/address'
import { areaDashboard } from '@/server/areas/area-dashboard'
import { figureFile, figureValue } from '@/server/figures/figure-file'
import { givenAutumn } from '@/tests/support/autumn'
import { anActor, givenAreas, now, place } from '@/tests/support/figures'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
beforeAll(async () => {
  await givenAreas(owner)
  await givenAutumn(owner)
})
const as = (role: Parameters<typeof anActor>[0], area = place.committee) => ({
  db,
  actor: anActor(role, area),
  now,
  requestId: 'r',
})
const open = (context: ReturnType<typeof as>, href: string) => {
  const address = new URL(href, 'http://x')
  const code = decodeURIComponent(address.pathname.split('/')[2] ?? '')
  return figureFile(context, { ...Object.fromEntries(address.searchParams), code })
}

test('every number on a dashboard opens exactly its rows [F67] [C8]', async () => {
  const here = as('secretary')
  const board = await areaDashboard(here, { code: String(place.committee), period: 'year' })
  if (!board) throw new Error('no dashboard')
  const numbers = [
    ...board.flows.flatMap(({ opening, added, removed, closing }) => [opening, added, removed, closing]),
    ...board.ages,
    ...board.due,
    ...board.contact,
    board.open,
    board.urgentLate,
    ...[...board.rows.list, board.rows.total].flatMap(({ households, open: matters, late }) => [
      households,
      matters,
      late,
    ]),
  ]
  expect(numbers.length).toBeGreaterThan(30)
  for (const { n, href } of numbers) {
    const figure = await open(here, href)
    expect(figure?.value, href).toBe(n)
    expect(figure?.list.rows, href).toHaveLength(n)
  }
})

test('期初＋新增－减少＝期末 on every line, in every period', async () => {
  for (const period of ['month', 'bimonth', 'quarter', 'year']) {
    const board = await areaDashboard(as('secretary'), { code: String(place.committee), period })
    for (const { label, opening, added, removed, closing } of board?.flows ?? [])
      expect(opening.n + added.n - removed.n, `${period} ${label}`).toBe(closing.n)
  }
})

test('areas below stand by name and add up to the total', async () => {
  const board = await areaDashboard(as('street_cadre', place.street), { code: String(place.street) })
  expect(board?.rows.list.map(({ name }) => name)).toEqual(['北园社区', '东兴社区'])
  const sum = board?.rows.list.reduce((total, { households }) => total + households.n, 0)
  expect(sum).toBe(board?.rows.total.households.n)
})

test('a grid without a head is named, with its households', async () => {
  const board = await areaDashboard(as('secretary'), { code: String(place.committee) })
  expect(board?.notices.map(({ place: where }) => where)).toContain('东兴社区 第二网格')
})

test('another committee is out of sight [S1]', async () => {
  expect(await areaDashboard(as('secretary'), { code: String(place.nextDoor) })).toBeUndefined()
  expect(await figureFile(as('secretary'), { code: 'household', area: String(place.nextDoor) })).toBeUndefined()
})

test('the district sees how many, never who', async () => {
  const viewer = as('district_viewer', place.district)
  const value = await figureValue(viewer, { code: 'household', area: String(place.street), on: '2026-10-31' })
  expect(value?.value).toBe(7)
  expect(value?.children.map(({ n }) => n)).toEqual([1, 6])
  const rows = await figureFile(viewer, { code: 'household', area: String(place.street), on: '2026-10-31' })
  expect(rows?.list.rows).toEqual([])
})

test('a cadre reads masked names; the committee its own', async () => {
  const query = { code: 'living', area: String(place.committee), on: '2026-10-31' }
  const masked = await figureFile(as('street_cadre', place.street), query)
  expect(masked?.list.rows.map(({ cells }) => cells[0])).toContain('李**')
  const named = await figureFile(as('secretary'), query)
  expect(named?.list.rows.map(({ cells }) => cells[0])).toContain('李秀英')
  expect(JSON.stringify(masked)).not.toContain('1936')
})

test('a printed trace number leads to its figure, and 90 is 90 on the birthday [K21]', async () => {
  const query = { code: '116', area: String(place.committee) }
  expect((await figureFile(as('secretary'), { ...query, on: '2026-10-31' }))?.value).toBe(1)
  expect((await figureFile(as('secretary'), { ...query, on: '2026-10-30' }))?.value).toBe(0)
})

test('户籍人口 and 实有人口 differ by exactly who lives elsewhere and who is registered elsewhere [K23]', async () => {
  const n = async (code: string) => (await figureFile(as('secretary'), { code, on: '2026-10-31' }))?.value ?? -1
  const [registered, living, away, elsewhere] = await Promise.all([
    n('107'),
    n('106'),
    n('resident.standing.away+attached'),
    n('resident.standing.city+migrant+abroad+none'),
  ])
  expect(registered - away).toBe(living - elsewhere)
})

test('households, people and occasions of relief are counted apart [K24]', async () => {
  const value = async (code: string) => {
    const figure = await figureFile(as('secretary'), { code, from: '2026-09-01', to: '2026-10-31' })
    return `${figure?.value}${figure?.unit}`
  }
  expect(await value('705')).toBe('1户')
  expect(await value('708')).toBe('2人')
  expect(await value('711')).toBe('2人次')
})

test('lists turn their pages without losing or repeating a row', async () => {
  const all = await figureFile(as('secretary'), { code: 'household', on: addDays('2026-10-31', 0) })
  expect(all?.list.next).toBeUndefined()
  const after = placeText(['0003', all?.list.rows[0]?.id ?? ''])
  const rest = await figureFile(as('secretary'), { code: 'household', on: '2026-10-31', after })
  expect(rest?.list.rows.length).toBeLessThan(all?.list.rows.length ?? 0)
})
