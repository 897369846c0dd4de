import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { recordObservation } from '@/server/visits/record-observation'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  street,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const volunteer = await givenActor(owner, 'volunteer', eastCommittee)
const auditor = await givenActor(owner, 'auditor', street)
const seen = (more: Record<string, unknown> = {}) => ({
  id: newId(),
  areaCode: String(eastGrid),
  kind: 'mood',
  place: '3号楼门口',
  text: '充电桩挡路',
  ...more,
})
const counted = async () =>
  (
    await owner.execute(
      sql`select (select count(*)::int from observations) as observations, (select count(*)::int from audit_entries) as entries`,
    )
  )[0]

test('a volunteer records what was seen at a place of the own committee', async () => {
  expect(await recordObservation(contextOf(db, volunteer), seen())).toMatchObject({ ok: true })
  const rows = await owner.execute(sql`select area_code, place, recorded_by, household_id from observations`)
  expect([...rows]).toEqual([
    { area_code: eastGrid, place: '3号楼门口', recorded_by: volunteer.accountId, household_id: null },
  ])
  expect(await counted()).toMatchObject({ observations: 1, entries: 1 })
})

test.each([
  ['a place of the neighbour', volunteer, seen({ areaCode: String(westGrid) }), 'not_found'],
  ['an administrator', auditor, seen(), 'not_permitted'],
  ['nothing said', volunteer, seen({ text: '　' }), 'invalid_input'],
  ['a kind that is none', volunteer, seen({ kind: 'gossip' }), 'invalid_input'],
])('%s is refused and nothing is written', async (_, actor, input, kind) => {
  const before = await counted()
  expect(await recordObservation(contextOf(db, actor), input)).toMatchObject({ ok: false, refusal: { kind } })
  expect(await counted()).toEqual(before)
})
