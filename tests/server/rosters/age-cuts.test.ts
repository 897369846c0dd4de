import { expect, test } from 'vitest'
import { instantOf } from '@/domain/calendar/civil-day'
import { lifeBands } from '@/domain/residents/age-bands'
import { ageBands } from '@/server/rosters/age-bands'
import { setAgeCut } from '@/server/rosters/set-age-cut'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const at = (actor: Parameters<typeof contextOf>[1], day = '2026-11-20') => contextOf(db, actor, instantOf(day, '10:00'))
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const worker = await givenActor(owner, 'grid_worker', eastGrid)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const cadre = await givenActor(owner, 'street_cadre', street)
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const bandsOf = async (actor: typeof secretary, query: Record<string, string> = {}, day = '2026-12-05') =>
  (await ageBands(at(actor, day), query)).typed

test('a committee counts ages by its own cut from a day on, another by that of the street; past days keep theirs [F29]', async () => {
  const cut = { name: '四点半课堂', bands: '0-3 4—12岁', fromOn: '2026-12-01' }
  expect(kindOf(await setAgeCut(at(worker), cut))).toBe('not_permitted')
  expect(kindOf(await setAgeCut(at(secretary), { ...cut, bands: '0-5 4-12' }))).toBe('bands_unread')
  expect(kindOf(await setAgeCut(at(secretary), { ...cut, fromOn: '2026-11-19' }))).toBe('cut_in_past')
  expect(kindOf(await setAgeCut(at(cadre), { ...cut, name: '老年统计', bands: '60-64 65-69 70-79 80-' }))).toBe('done')
  expect(kindOf(await setAgeCut(at(secretary), cut))).toBe('done')

  const street = '0-59 60-64 65-69 70-79 80-'
  expect(await bandsOf(secretary)).toBe('0-3 4-12 13-')
  expect(await bandsOf(worker), 'of a grid that of its committee').toBe('0-3 4-12 13-')
  expect(await bandsOf(neighbour)).toBe(street)
  expect(await bandsOf(cadre)).toBe(street)
  expect(await bandsOf(cadre, { area: String(eastCommittee) })).toBe('0-3 4-12 13-')
  expect((await ageBands(at(secretary, '2026-12-05'), { on: '2026-11-30' })).rows).toHaveLength(lifeBands.length)
  expect(await bandsOf(secretary, { bands: '0-17 18-' })).toBe('0-17 18-')
  const { cuts, may, presets } = await ageBands(at(worker, '2026-12-05'), {})
  expect(cuts.map(({ name }) => name)).toEqual(['四点半课堂', '老年统计'])
  expect(may.cut).toBe(false)
  expect(presets.find(({ code }) => code === 'school')?.on).toBe('2026-08-31')
})
