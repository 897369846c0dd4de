import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { isTalentRefusal, talentRefusalText } from '@/domain/households/talents'
import { visitFault } from '@/domain/visits/at-door'
import type { VisitRefusal } from '@/domain/visits/recording'
import { visitRefusalText } from '@/domain/visits/wording'
import { editHousehold } from '@/server/households/edit-household'
import { heldList } from '@/server/sync/held-list'
import { holdVisit } from '@/server/sync/hold-visit'
import { receiveVisit } from '@/server/sync/receive-visit'
import { settleFactClash } from '@/server/sync/settle-clash'
import { settleHeldItem } from '@/server/sync/settle-held'
import { recordVisit } from '@/server/visits/record-visit'
import { type VisitForm, visitForm } from '@/server/visits/visit-form'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { itemOf } from '@/tests/support/sync'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const as = (actor: Actor, at = noon) => contextOf(db, actor, at)
const home = (more = {}) => givenHousehold(owner, { people: [{ name: '马文祥' }], ...more })
const count = async (table: 'visits' | 'audit_entries' | 'sync_receipts', where: ReturnType<typeof sql>) =>
  Number(
    (await owner.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)} where ${where}`))[0]
      ?.n,
  )
const day = 86_400_000

test('one key sent a hundred times at once is one visit, one entry, and a hundred equal answers [R4] [S24]', async () => {
  const ma = await home()
  const visit = visitOf(ma.id, { ...everyTask, note: '都好', promiseText: '送表', promiseOn: '2026-11-25' })
  const item = itemOf(visit)
  const answers = await Promise.all(Array.from({ length: 100 }, () => receiveVisit(as(worker), item)))
  const stored = { ok: true, value: { outcome: 'stored', id: visit.id, words: '已存' } }
  expect(answers).toEqual(Array.from({ length: 100 }, () => stored))
  expect(await count('visits', sql`id = ${visit.id}`)).toBe(1)
  expect(await count('audit_entries', sql`subject_id = ${visit.id}`)).toBe(1)
})

test('a key 399 days old is answered as it was; with other words it is refused, and both stay [R4] [S24]', async () => {
  const ma = await home()
  const item = itemOf(visitOf(ma.id, { ...everyTask, note: '都好' }))
  const first = await receiveVisit(as(worker), item)
  expect(await receiveVisit(as(worker, new Date(noon.getTime() + 399 * day)), item)).toEqual(first)
  const other = itemOf(visitOf(ma.id, { ...everyTask, note: '不好' }), { key: item.key })
  expect(await receiveVisit(as(worker), other)).toMatchObject({ refusal: { kind: 'key_reused' } })
  expect(await receiveVisit(as(worker), { ...item, hash: 'a'.repeat(64) })).toMatchObject({
    refusal: { kind: 'hash_differs' },
  })
})

test('what was refused is not remembered: mended, it comes in under the same key [R4]', async () => {
  const ma = await home()
  const visit = visitOf(ma.id, { ...everyTask, promiseText: '送表' })
  const item = itemOf(visit)
  expect(await receiveVisit(as(worker), item)).toMatchObject({ refusal: { kind: 'promise_day_needed' } })
  const mended = itemOf({ ...visit, promiseOn: '2026-11-25' }, { key: item.key })
  expect(await receiveVisit(as(worker), mended)).toMatchObject({ ok: true, value: { outcome: 'stored' } })
})

test.each<[string, Record<string, unknown>]>([
  ['a promise without a day', { promiseText: '送表' }],
  ['a day without a promise', { promiseOn: '2026-12-01' }],
  ['a promise of yesterday', { promiseText: '送表', promiseOn: '2026-11-19' }],
  ['another time without a day', { outcome: 'rescheduled' }],
  ['a next time that is past', { nextOn: '2026-11-20' }],
  ['a visit of tomorrow', { on: '2026-11-26', time: '09:00' }],
  ['a visit before the file', { on: '1990-11-26', time: '09:00' }],
  ['a first visit that leaves a task without a reason', { tasks: [] }],
  ['a home found empty on the telephone', { mode: 'phone', outcome: 'vacant' }],
  ['a fire check in a home', { fire_exit: 'ok' }],
  ['somebody who can do something and is not named', { talentSkills: '修电器' }],
])('the phone says of %s what the server would', async (_name, more) => {
  const ma = await home()
  const form = { ...everyTask, ...visitOf(ma.id, more) }
  const visit = (await visitForm(as(worker), { household: ma.id })) as VisitForm
  const refused = await recordVisit(as(worker), form)
  const refusal = refused.ok ? undefined : (refused.refusal as VisitRefusal)
  const said = refusal && (isTalentRefusal(refusal) ? talentRefusalText(refusal) : visitRefusalText(refusal))
  expect(said).toBeDefined()
  expect(visitFault(itemOf(form).body, visit, noon)).toBe(said)
})

test('a visit that the server takes the phone takes too', async () => {
  const visit = (await visitForm(as(worker), { household: (await home()).id })) as VisitForm
  const form = visitOf(visit.householdId, { ...everyTask, promiseText: '送表', promiseOn: '2026-11-25' })
  expect(visitFault(itemOf(form).body, visit, noon)).toBeUndefined()
})

test.each(['note', 'request2_text', 'fact_phone_text', 'promiseText'])(
  'a text that is too long is told on the phone as the server would refuse it: %s',
  async (name) => {
    const visit = (await visitForm(as(worker), { household: (await home()).id })) as VisitForm
    const form = { ...everyTask, ...visitOf(visit.householdId, { promiseOn: '2026-12-01', [name]: '长'.repeat(2001) }) }
    expect(await recordVisit(as(worker), form)).toMatchObject({ refusal: { kind: 'invalid_input' } })
    expect(visitFault(itemOf(form).body, visit, noon)).toContain('现在 2001 字')
  },
)

test('the clock of a phone that is a year off moves no visit; what the phone said is kept beside it [R14]', async () => {
  const ma = await home()
  const year = 365 * day
  for (const off of [-year, -2 * day, 2 * day, year]) {
    const visit = visitOf(ma.id, { ...everyTask, note: '都好' })
    const [madeAt, sentAt] = [new Date(noon.getTime() + off - 3_600_000), new Date(noon.getTime() + off)]
    await receiveVisit(as(worker), itemOf(visit, { madeAt, sentAt }))
    const [row] = await owner.execute<{ at: string; device_at: string }>(
      sql`select at::text, device_at::text from visits where id = ${visit.id}`,
    )
    expect(new Date(row?.at ?? 0)).toEqual(new Date(noon.getTime() - 3_600_000))
    expect(new Date(row?.device_at ?? 0)).toEqual(madeAt)
  }
})

test('a household that has left the jurisdiction is no dead end: the secretary takes the visit over under the name of who was there', async () => {
  const far = await givenHousehold(owner, { areaCode: westGrid, people: [{ name: '张桂英' }] })
  const item = itemOf(visitOf(far.id, { ...everyTask, note: '门锁坏了' }))
  expect(await receiveVisit(as(worker), item)).toMatchObject({ ok: true, value: { outcome: 'held' } })
  expect((await heldList(as(neighbour), {})).held).toEqual([])
  const [held] = (await heldList(as(secretary), {})).held
  expect(held).toMatchObject({ by: '赵晓梅', said: '门锁坏了', householdId: null })
  const id = held?.id ?? ''
  expect(await settleHeldItem(as(neighbour), { id, as: 'record' })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await settleHeldItem(as(secretary), { id, as: 'record' })).toMatchObject({ refusal: { kind: 'elsewhere' } })
  expect(await settleHeldItem(as(secretary), { id, as: 'lay_aside' })).toMatchObject({
    refusal: { kind: 'reason_needed' },
  })
  expect(await settleHeldItem(as(secretary), { id, as: 'lay_aside', reason: '已告知西桥社区' })).toMatchObject({
    ok: true,
  })
  expect(await settleHeldItem(as(secretary), { id, as: 'record' })).toMatchObject({
    refusal: { kind: 'already_settled' },
  })
})

test('what the phone of a disabled account still holds is kept for the secretary, and becomes a visit of who made it', async () => {
  const ma = await home()
  const gone = await givenActor(owner, 'grid_worker', eastGrid, { name: '张建平' })
  const visit = visitOf(ma.id, { ...everyTask, note: '老人要换药' })
  const { sentAt: _, ...item } = itemOf(visit)
  const answers = await Promise.all([1, 2, 3].map(() => holdVisit(as(gone), item)))
  expect(answers).toEqual([answers[0], answers[0], answers[0]])
  expect(await count('visits', sql`id = ${visit.id}`)).toBe(0)
  const held = (await heldList(as(secretary), {})).held.find(({ by }) => by === '张建平')
  expect(held).toMatchObject({ why: '记录人的账号已停用', said: '老人要换药', householdId: ma.id })
  expect(await settleHeldItem(as(secretary), { id: held?.id, as: 'record' })).toMatchObject({ ok: true })
  const [row] = await owner.execute<{ lead: string; by: string }>(
    sql`select lead_id as lead, recorded_by as by from visits where id = ${visit.id}`,
  )
  expect(row).toEqual({ lead: gone.accountId, by: secretary.accountId })
})

test('a correction nobody else touched is saved; one somebody changed meanwhile stays beside the other until a person decides [C15]', async () => {
  const ma = await home()
  const hours = async () =>
    (await owner.execute<{ h: string | null }>(sql`select contact_hours as h from households where id = ${ma.id}`))[0]
      ?.h
  await receiveVisit(as(worker), itemOf(visitOf(ma.id, { ...everyTask, correctHours: '晚 7 点后' })))
  expect(await hours()).toBe('晚 7 点后')

  await editHousehold(as(secretary), { id: ma.id, contactHours: '周末', was: { contactHours: '晚 7 点后' } })
  const late = visitOf(ma.id, { note: '都好', correctHours: '上午', wasHours: '晚 7 点后' })
  const answer = await receiveVisit(as(worker), itemOf(late))
  expect(answer).toMatchObject({
    ok: true,
    value: { outcome: 'clash', clashes: [{ label: '方便的时段', before: '晚 7 点后', mine: '上午', theirs: '周末' }] },
  })
  expect(await count('visits', sql`id = ${late.id}`)).toBe(1)
  expect(await hours()).toBe('周末')
  const clash = (await heldList(as(worker), {})).clashes.find(({ householdId }) => householdId === ma.id)
  expect(await settleFactClash(as(neighbour), { id: clash?.id, choice: 'mine' })).toMatchObject({ ok: false })
  expect(await settleFactClash(as(worker), { id: clash?.id, choice: 'mine' })).toMatchObject({ ok: true })
  expect(await hours()).toBe('上午')
})

test('nobody is arranged to knock at a door of class A: not by form, not from a phone, not by the database [F23] [R21]', async () => {
  const ma = await home()
  await owner.execute(
    sql`update households set contact_class = 'A', contact_channel = 'phone', contact_hours = '晚上' where id = ${ma.id}`,
  )
  const asked = { ...everyTask, mode: 'phone', nextOn: '2026-11-27', nextMode: 'door' }
  const refused = { refusal: { kind: 'class_a_has_no_door' } }
  expect(await recordVisit(as(worker), visitOf(ma.id, asked))).toMatchObject(refused)
  expect(await receiveVisit(as(worker), itemOf(visitOf(ma.id, asked)))).toMatchObject(refused)
  const called = visitOf(ma.id, { ...asked, nextMode: 'phone' })
  expect(await recordVisit(as(worker), called)).toMatchObject({ ok: true })
  for (const change of [sql`next_mode = 'door'`, sql`next_mode = null`])
    await expect(owner.execute(sql`update visits set ${change} where id = ${called.id}`)).rejects.toMatchObject({
      cause: { constraint_name: 'visits_class_a_no_door' },
    })
})
