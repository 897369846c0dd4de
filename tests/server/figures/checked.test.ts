import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { confirmations } from '@/db/schema/households'
import { areaDashboard } from '@/server/areas/area-dashboard'
import { figureFile } from '@/server/figures/figure-file'
import { confirmFacts } from '@/server/households/confirm-facts'
import { householdFile } from '@/server/households/household-file'
import { householdList } from '@/server/households/household-list'
import { rosterFile } from '@/server/rosters/roster-file'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const context = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const lately = await givenHousehold(owner, { room: '101', people: [{ name: '马文祥' }] })
const longAgo = await givenHousehold(owner, { room: '102', people: [{ name: '孙兰' }] })
const never = await givenHousehold(owner, { room: '103', people: [{ name: '周小满', bornOn: '2019-05-01' }] })
for (const [householdId, confirmedOn] of [
  [lately.id, '2026-08-23'],
  [lately.id, '2026-01-10'],
  [longAgo.id, '2026-08-22'],
] as const)
  await owner.insert(confirmations).values({
    ...{ id: newId(), areaCode: eastGrid, householdId, confirmedOn },
    factGroup: confirmedOn === '2026-01-10' ? 'health' : 'phone',
  })

const board = () => areaDashboard(context, { code: String(eastCommittee) })
const open = (href: string) => {
  const address = new URL(href, 'http://x')
  const code = decodeURIComponent(address.pathname.split('/')[2] ?? '')
  return figureFile(context, { ...Object.fromEntries(address.searchParams), code })
}
const idsOf = (rows: { id: string }[] | undefined) => rows?.map(({ id }) => id)

test('the dashboard says how many of all households were confirmed within ninety days, and lists the rest [F17]', async () => {
  const checked = (await board())?.checked
  expect([checked?.recent.n, checked?.of]).toEqual([1, 3])
  expect(await open(checked?.href ?? '')).toMatchObject({ value: 1, denominator: 3, percent: '33.3%' })
  const rest = await open(checked?.rest.href ?? '')
  expect(rest).toMatchObject({ value: 2, unit: '户' })
  expect(idsOf(rest?.list.rows)?.sort()).toEqual([longAgo.id, never.id].sort())
})

test('the list of households and a roster are narrowed by it, and by what is past its time [F17] [C7]', async () => {
  const listed = async (query: Record<string, unknown>) => idsOf((await householdList(context, query)).items)
  expect(await listed({ checked: 'recent' })).toEqual([lately.id])
  expect(await listed({ checked: 'older' })).toEqual([longAgo.id])
  expect(await listed({ checked: 'never' })).toEqual([never.id])
  expect(await listed({ stale: 'health' })).toEqual([lately.id, longAgo.id, never.id])
  expect(await listed({ stale: 'phone' })).toEqual([never.id])
  const roster = await rosterFile(context, { code: 'build', about: 'household', checked: 'never' })
  expect(idsOf(roster?.lines)).toEqual([never.id])
  expect((await rosterFile(context, { code: 'build', checked: 'older' }))?.lines[0]?.cells[0]).toBe('孙兰')
})

test('a file confirmed today leaves the rest at once, though the count is kept [F17]', async () => {
  expect((await confirmFacts(context, { id: never.id, groups: ['members'] })).ok).toBe(true)
  expect((await board())?.checked).toMatchObject({ recent: { n: 2 }, rest: { n: 1 } })
})

test('the file says group by group what is filled, what is missing and what does not apply [F17]', async () => {
  const file = await householdFile(context, { id: never.id })
  const groups = Object.fromEntries((file?.completeness ?? []).map(({ group, ...rest }) => [group, rest]))
  expect(groups.phone).toMatchObject({ due: 1, filled: 0, missing: ['监护人'] })
  expect(groups.health).toMatchObject({ due: 0, filled: 0 })
  expect(groups.members?.missing).toEqual(['民族'])
})
