import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { areaDashboard } from '@/server/areas/area-dashboard'
import { figureFile } from '@/server/figures/figure-file'
import { anActor, givenAreas, givenHousehold, givenVisit, now, place } from '@/tests/support/figures'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const here = { db, actor: anActor('secretary'), now, requestId: newId() }
const homes: Record<string, string> = {}
const reached = async (name: string, ...visits: Partial<Parameters<typeof givenVisit>[1]>[]) => {
  const householdId = await givenHousehold(owner)
  homes[name] = householdId
  for (const visit of visits)
    await givenVisit(owner, { householdId, at: new Date('2026-11-10T10:00:00+08:00'), ...visit })
}
await reached('door', {})
await reached('doorAndPhone', {}, { mode: 'phone', at: new Date('2026-11-15T10:00:00+08:00') })
await reached('phone', { mode: 'phone' })
await reached('online', { mode: 'online' })
await reached('nobodyHome', { outcome: 'not_home' })
await reached('noAnswer', { mode: 'phone', outcome: 'not_home' })
await reached('lastYear', { at: new Date('2025-11-10T10:00:00+08:00') })
await reached('never')

test('coverage says 上门, 电话, 线上 and 未联系 apart; the four add up to all households and each opens its own [F24]', async () => {
  const board = await areaDashboard(here, { code: String(place.committee), period: 'year' })
  const parts = board?.contact ?? []
  expect(parts.map(({ n }) => n)).toEqual([2, 1, 1, 4])
  expect(parts.reduce((sum, { n }) => sum + n, 0)).toBe(Object.keys(homes).length)
  const namesOf = await Promise.all(
    parts.map(async ({ href }) => {
      const address = new URL(href, 'http://x')
      const code = decodeURIComponent(address.pathname.split('/')[2] ?? '')
      const file = await figureFile(here, { ...Object.fromEntries(address.searchParams), code })
      return Object.keys(homes)
        .filter((name) => file?.list.rows.some(({ id }) => id === homes[name]))
        .sort()
    }),
  )
  expect(namesOf).toEqual([
    ['door', 'doorAndPhone'],
    ['phone'],
    ['online'],
    ['lastYear', 'never', 'noAnswer', 'nobodyHome'],
  ])
})

test('a call or a message is contact: the share reached counts it, the share at the door does not [F24]', async () => {
  const open = (code: string) =>
    figureFile(here, { code, area: String(place.committee), from: '2026-01-01', to: '2026-12-31' })
  expect((await open('household.contact.door+phone+online'))?.value).toBe(4)
  expect((await open('household.contact.door'))?.value).toBe(2)
})
