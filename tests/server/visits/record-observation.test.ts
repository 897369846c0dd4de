import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { heldList } from '@/server/sync/held-list'
import { holdVisit } from '@/server/sync/hold-visit'
import { receivePlace } from '@/server/sync/receive-place'
import { settleHeldItem } from '@/server/sync/settle-held'
import { observationForm } from '@/server/visits/observation-form'
import { recordObservation } from '@/server/visits/record-observation'
import { recordVisit } from '@/server/visits/record-visit'
import { settleHazard } from '@/server/visits/settle-hazard'
import { today } from '@/server/visits/today'
import { visitRound } from '@/server/visits/visit-round'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  street,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { itemOf } from '@/tests/support/sync'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const volunteer = await givenActor(owner, 'volunteer', eastCommittee)
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const neighbour = await givenActor(owner, 'grid_worker', westGrid)
const auditor = await givenActor(owner, 'auditor', street)
const seen = (more: Record<string, unknown> = {}): Record<string, unknown> & { id: string } => ({
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
const rowsOf = (text: ReturnType<typeof sql>) => owner.execute<Record<string, unknown>>(text)

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
  ['nothing said', volunteer, seen({ text: '　' }), 'words_needed'],
  ['no kind and no vehicle', volunteer, seen({ kind: null }), 'kind_needed'],
  ['no place and no door', volunteer, seen({ place: null, vehicle: 'police' }), 'place_needed'],
  ['a kind that is none', volunteer, seen({ kind: 'gossip' }), 'invalid_input'],
  ['a door nobody knows', worker, seen({ household: '99-9999' }), 'household_unknown'],
  ['a hazard of no kind', worker, seen({ kind: 'hazard' }), 'hazard_needed'],
  ['a hazard, not said whether put right', worker, seen({ kind: 'hazard', hazard: 'manhole' }), 'mended_needed'],
])('%s is refused and nothing is written', async (_, actor, input, kind) => {
  const before = await counted()
  expect(await recordObservation(contextOf(db, actor), input)).toMatchObject({ ok: false, refusal: { kind } })
  expect(await counted()).toEqual(before)
})

test('an ambulance at a door puts its household on the round to be called back at, until somebody has met them [F47]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '马文祥' }] })
  const [{ number } = {}] = await rowsOf(sql`select number from households where id = ${home.id}`)
  const reasons = async () =>
    (await visitRound(contextOf(db, worker), {})).door
      .find(({ id }) => id === home.id)
      ?.reasons.map(({ text }) => text) ?? []
  await recordVisit(
    contextOf(db, worker, new Date(noon.getTime() - 3_600_000)),
    visitOf(home.id, { ...everyTask, note: '都好' }),
  )
  expect(await reasons()).toEqual([])
  const came = { id: newId(), vehicle: 'ambulance', household: `${number} 3号楼` }
  expect(await recordObservation(contextOf(db, worker), came)).toMatchObject({ ok: true })
  expect(await reasons()).toEqual(['回访：11月20日 120 救护车来过（赵晓梅看到）'])
  const later = (hours: number) => contextOf(db, worker, new Date(noon.getTime() + hours * 3_600_000))
  await recordVisit(later(1), visitOf(home.id, { outcome: 'not_home' }))
  expect(await reasons()).toHaveLength(1)
  await recordVisit(later(2), visitOf(home.id, { note: '老人已出院' }))
  expect(await reasons()).toEqual([])
})

test('a hazard put right on the spot stays a note; one that was not becomes a matter with its first taker [F53]', async () => {
  const found = seen({ kind: 'hazard', hazard: 'manhole', place: '滨河路 12 号前', text: '井盖翘起' })
  await recordObservation(contextOf(db, worker), { ...found, id: newId(), mended: 'yes' })
  const left = { ...found, mended: 'no' }
  await recordObservation(contextOf(db, worker), left)
  await recordObservation(contextOf(db, worker), left)
  expect(
    await rowsOf(
      sql`select i.title, i.subcategory, i.source, i.state, i.household_id from observations o join issues i on i.id = o.issue_id`,
    ),
  ).toEqual([
    {
      title: '井盖：滨河路 12 号前',
      subcategory: 'safety_manhole',
      source: 'inspection',
      state: 'accepted',
      household_id: null,
    },
  ])
  expect(await rowsOf(sql`select text from observations where kind = 'hazard' order by text`)).toEqual([
    { text: '井盖：井盖翘起' },
    { text: '井盖：井盖翘起（当场处理好）' },
  ])
})

test('a hazard a volunteer tells of waits for staff: confirmed by one tap it becomes a matter, else a note with the reason [F53]', async () => {
  const manhole = seen({ kind: 'hazard', hazard: 'manhole', mended: 'no', place: '9号楼前', text: '井盖翘起' })
  const wire = seen({ kind: 'hazard', hazard: 'charging', mended: 'no', place: '10号楼', text: '飞线' })
  for (const told of [manhole, wire]) await recordObservation(contextOf(db, volunteer), told)
  const settle = (id: string, more: object, actor = worker) => settleHazard(contextOf(db, actor), { id, ...more })
  const waiting = async () => (await today(contextOf(db, secretary), {})).desk?.waiting.hazards
  const open = (await observationForm(contextOf(db, worker), {})).open.map(({ place }) => place)
  expect(open.sort()).toEqual(['10号楼', '9号楼前'])
  expect((await observationForm(contextOf(db, volunteer), {})).open).toEqual([])
  expect(await waiting()).toBe(2)
  expect(await settle(manhole.id, { as: 'matter' }, volunteer)).toMatchObject({ refusal: { kind: 'not_permitted' } })
  expect(await settle(manhole.id, { as: 'matter' }, neighbour)).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await settle(wire.id, { as: 'note' })).toMatchObject({ refusal: { kind: 'reason_needed' } })
  expect(await settle(manhole.id, { as: 'matter' })).toMatchObject({ ok: true })
  expect(await settle(manhole.id, { as: 'matter' })).toMatchObject({ refusal: { kind: 'already_settled' } })
  expect(await settle(wire.id, { as: 'note', reason: '已经拆了' })).toMatchObject({ ok: true })
  expect(await waiting()).toBe(0)
  const [made] = await rowsOf(
    sql`select i.title, i.subcategory, i.first_taker_id from observations o join issues i on i.id = o.issue_id where o.id = ${manhole.id}`,
  )
  expect(made).toEqual({ title: '井盖：9号楼前', subcategory: 'safety_manhole', first_taker_id: worker.accountId })
  expect(await rowsOf(sql`select text, issue_id from observations where id = ${wire.id}`)).toEqual([
    { text: '充电线路：飞线（看过，不立诉求：已经拆了）', issue_id: null },
  ])
})

test('what was seen at a place comes in from a phone once, at the time it was seen [F47] [R4] [R14]', async () => {
  const year = 365 * 86_400_000
  const [madeAt, sentAt] = [new Date(noon.getTime() - year - 3_600_000), new Date(noon.getTime() - year)]
  const form = seen({ areaCode: '', kind: '', vehicle: 'removal' })
  const item = { ...itemOf(form, { madeAt, sentAt }), kind: 'place' as const }
  const answers = await Promise.all([1, 2, 3].map(() => receivePlace(contextOf(db, worker), item)))
  for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { outcome: 'stored', id: form.id } })
  expect(await rowsOf(sql`select kind, text, at::text, vehicle from observations where id = ${form.id}`)).toMatchObject(
    [{ kind: 'change', text: '搬家车来过：充电桩挡路', vehicle: 'removal' }],
  )
  const [row] = await rowsOf(sql`select at::text from observations where id = ${form.id}`)
  expect(new Date(String(row?.at))).toEqual(new Date(noon.getTime() - 3_600_000))
})

test('what the phone of a disabled account still holds of a place is written down by the secretary under the name of who saw it', async () => {
  const gone = await givenActor(owner, 'grid_worker', eastGrid, { name: '张建平' })
  const form = seen()
  const { sentAt: _, ...item } = itemOf(form)
  const held = await holdVisit(contextOf(db, gone), { ...item, kind: 'place' })
  expect((await heldList(contextOf(db, secretary), {})).held).toMatchObject([
    { what: '地点上的事 3号楼门口', said: '充电桩挡路' },
  ])
  await settleHeldItem(contextOf(db, secretary), { id: held.ok ? held.value.id : '', as: 'record' })
  expect(await rowsOf(sql`select recorded_by from observations where id = ${form.id}`)).toEqual([
    { recorded_by: gone.accountId },
  ])
})
