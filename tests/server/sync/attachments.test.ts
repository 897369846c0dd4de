import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { limits } from '@/config/limits'
import type { Actor } from '@/domain/access/actor'
import { arrived } from '@/server/sync/arrived'
import { holdVisit } from '@/server/sync/hold-visit'
import { beginAttachment, receivePart } from '@/server/sync/receive-attachment'
import { receiveVisit } from '@/server/sync/receive-visit'
import { settleHeldItem } from '@/server/sync/settle-held'
import { sweepReceipts } from '@/server/sync/sweep'
import { addPhoto } from '@/server/visits/add-photo'
import { digestOfBytes } from '@/server/visits/attachment-content'
import { attachmentFile } from '@/server/visits/attachment-file'
import { recordVisit } from '@/server/visits/record-visit'
import { soundList } from '@/server/visits/sound-list'
import { typeSound } from '@/server/visits/type-sound'
import { visitFile } from '@/server/visits/visit-file'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  street,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { jpegOf, pngOf } from '@/tests/support/pictures'
import { ownDatabase } from '@/tests/support/postgres'
import { itemOf } from '@/tests/support/sync'
import { announced, partOf, uploaded } from '@/tests/support/uploads'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const other = await givenActor(owner, 'grid_worker', eastGrid)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const cadre = await givenActor(owner, 'street_cadre', street)
const as = (actor: Actor, at = noon) => contextOf(db, actor, at)
const day = 86_400_000
const large = jpegOf({ pixels: limits.attachmentPartBytes * 2 })
const sound = Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, ...Array.from({ length: 4000 }, (_, at) => at % 251)])

/** A visit that is written, of a household of the east grid. */
async function written(more = {}) {
  const home = await givenHousehold(owner, { people: [{ name: '马文祥' }], ...more })
  const visit = visitOf(home.id, { ...everyTask, note: '都好' })
  await recordVisit(as(worker), visit)
  return { visitId: visit.id, home }
}
const rowsOf = (text: ReturnType<typeof sql>) => owner.execute<Record<string, unknown>>(text)
const bytesOf = async (actor: Actor, id: string) => (await attachmentFile(as(actor), { id }))?.bytes

test('a photo goes on where it broke off, is whole only when every part and the hash of all are there, and lies sealed [R20] [F53]', async () => {
  const { visitId } = await written()
  const what = announced(visitId, large)
  const have = (parts: number[]) => ({ ok: true, value: { have: parts, receipt: null } })
  expect(await beginAttachment(as(worker), what)).toMatchObject(have([]))
  expect(await receivePart(as(worker), partOf(what.key, large, 2))).toMatchObject(have([2]))
  const spoilt = { ...partOf(what.key, large, 1), content: new Uint8Array(limits.attachmentPartBytes) }
  expect(await receivePart(as(worker), spoilt)).toMatchObject({ refusal: { kind: 'hash_differs' } })
  expect(await receivePart(as(other), partOf(what.key, large, 1))).toMatchObject({ refusal: { kind: 'not_begun' } })
  expect(await bytesOf(worker, what.key)).toBeUndefined()

  expect(await beginAttachment(as(worker), what)).toMatchObject(have([2]))
  await receivePart(as(worker), partOf(what.key, large, 0))
  const receipt = { outcome: 'stored', id: what.key, words: '已存' }
  const both = await Promise.all([1, 1, 1].map((part) => receivePart(as(worker), partOf(what.key, large, part))))
  for (const answer of both) expect(answer).toMatchObject({ ok: true, value: { receipt } })
  expect(await beginAttachment(as(worker), what)).toMatchObject({ ok: true, value: { receipt } })
  expect(await rowsOf(sql`select count(*)::int as n from audit_entries where subject_id = ${what.key}`)).toEqual([
    { n: 1 },
  ])
  const [stored] = await rowsOf(
    sql`select string_agg(cipher, '') as text from attachment_parts where attachment_id = ${what.key}`,
  )
  expect(Buffer.from(String(stored?.text), 'base64url').toString('latin1')).not.toMatch(/JFIF/)
  expect(Buffer.from((await bytesOf(worker, what.key)) ?? []).toString('latin1')).not.toMatch(/GPS|HUAWEI/)
})

test('a photo without anything to take out is kept byte by byte: its hash is the one the phone made [R20]', async () => {
  const { visitId } = await written()
  const once = await uploaded(as(worker), visitId, jpegOf())
  const clean = new Uint8Array((await bytesOf(worker, once)) ?? [])
  const again = await uploaded(as(worker), visitId, clean)
  expect(digestOfBytes((await bytesOf(worker, again)) ?? new Uint8Array())).toBe(digestOfBytes(clean))
})

test('what is announced and is no photo, or another than announced, is told so and nothing of it stays', async () => {
  const { visitId } = await written()
  const page = new TextEncoder().encode('<svg onload="alert(1)"/>')
  const what = announced(visitId, page)
  await beginAttachment(as(worker), what)
  const answer = await receivePart(as(worker), partOf(what.key, page, 0))
  expect(answer).toMatchObject({ ok: true, value: { receipt: null, words: expect.stringContaining('不是 JPEG') } })
  const lied = announced(visitId, jpegOf(), { hash: 'a'.repeat(64) })
  await beginAttachment(as(worker), lied)
  expect(await receivePart(as(worker), partOf(lied.key, jpegOf(), 0))).toMatchObject({
    ok: true,
    value: { have: [], receipt: null },
  })
  expect(
    await rowsOf(
      sql`select count(*)::int as n from attachment_parts where attachment_id in (${what.key}, ${lied.key})`,
    ),
  ).toEqual([{ n: 0 }])
})

test('six photos to a visit from phone and page together, and each opening is an entry; nobody else sees them [K10]', async () => {
  const { visitId } = await written()
  const first = await uploaded(as(worker), visitId, jpegOf())
  for (let n = 1; n < limits.photosPerVisit; n += 1)
    expect(await addPhoto(as(secretary), { visitId, content: pngOf() })).toMatchObject({ ok: true })
  expect(await addPhoto(as(secretary), { visitId, content: pngOf() })).toMatchObject({
    refusal: { kind: 'too_many_photos' },
  })
  expect(await beginAttachment(as(worker), announced(visitId, jpegOf()))).toMatchObject({
    refusal: { kind: 'too_many_photos' },
  })
  const file = await visitFile(as(secretary), { visitId })
  expect(file?.attachments).toHaveLength(limits.photosPerVisit)
  expect(file?.photo.may).toBe(false)
  expect(await bytesOf(neighbour, first)).toBeUndefined()
  expect(await addPhoto(as(neighbour), { visitId, content: pngOf() })).toMatchObject({ refusal: { kind: 'not_found' } })
  const reads = sql`select count(*)::int as n from audit_entries where act = 'attachment.read' and subject_id = ${first}`
  expect(await rowsOf(reads)).toEqual([{ n: 0 }])
  expect(await bytesOf(secretary, first)).toBeDefined()
  expect(await rowsOf(reads)).toEqual([{ n: 1 }])
})

test('a voice note is heard by who spoke it alone, is typed behind the words of its visit, and then gone [C54]', async () => {
  const { visitId } = await written()
  const id = await uploaded(as(worker), visitId, sound, { kind: 'sound' })
  expect(await bytesOf(worker, id)).toHaveLength(sound.length)
  for (const actor of [other, secretary, cadre]) expect(await bytesOf(actor, id)).toBeUndefined()
  expect((await soundList(as(other), {})).rows).toEqual([])
  expect((await soundList(as(worker), {})).rows).toMatchObject([{ id, note: '都好' }])
  expect(await typeSound(as(other), { id, words: '听到的' })).toMatchObject({ refusal: { kind: 'not_found' } })
  expect(await typeSound(as(worker), { id, words: '字'.repeat(1999) })).toMatchObject({
    refusal: { kind: 'note_too_long' },
  })
  expect(await typeSound(as(worker), { id, words: '楼道灯坏了' })).toMatchObject({ ok: true })
  expect(await typeSound(as(worker), { id, words: '又一遍' })).toMatchObject({ refusal: { kind: 'already_typed' } })
  expect(await visitFile(as(worker), { visitId })).toMatchObject({
    note: '都好\n楼道灯坏了',
    attachments: [{ id, gone: 'typed' }],
    earlier: [{ note: '都好' }],
  })
  expect(await bytesOf(worker, id)).toBeUndefined()
  expect(await rowsOf(sql`select count(*)::int as n from attachment_parts where attachment_id = ${id}`)).toEqual([
    { n: 0 },
  ])
})

test('the voice note of an account that is gone is typed by the secretary', async () => {
  const { visitId } = await written()
  const gone = await givenActor(owner, 'grid_worker', eastGrid)
  const id = await uploaded(as(gone), visitId, sound, { kind: 'sound' })
  expect(await typeSound(as(secretary), { id, words: '听到的' })).toMatchObject({ refusal: { kind: 'not_found' } })
  await owner.execute(sql`update accounts set disabled_at = now() where id = ${gone.accountId}`)
  expect(await bytesOf(secretary, id)).toBeDefined()
  expect(await typeSound(as(secretary), { id, words: '听到的' })).toMatchObject({ ok: true })
})

test('a photo of a visit the secretary has to take over waits with it, and lies with the household once it is written', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '马文祥' }] })
  const gone = await givenActor(owner, 'grid_worker', eastGrid)
  const visit = visitOf(home.id, { ...everyTask, note: '老人要换药' })
  const { sentAt: _, ...item } = itemOf(visit, { key: visit.id })
  const held = await holdVisit(as(gone), item)
  const id = await uploaded(as(gone), visit.id, jpegOf())
  const lies = () => rowsOf(sql`select household_id from attachments where id = ${id}`)
  expect(await lies()).toEqual([{ household_id: null }])
  await settleHeldItem(as(secretary), { id: held.ok ? held.value.id : '', as: 'record' })
  expect(await lies()).toEqual([{ household_id: home.id }])
  expect((await visitFile(as(secretary), { visitId: visit.id }))?.attachments).toMatchObject([{ id }])
})

test('what somebody hands over by hand is kept for the secretary, though it could be written', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '马文祥' }] })
  const visit = visitOf(home.id, { ...everyTask, promiseText: '送表' })
  const { sentAt: _, ...item } = itemOf(visit)
  expect(await holdVisit(as(worker), { ...item, handOver: true })).toMatchObject({
    ok: true,
    value: { outcome: 'held' },
  })
  expect(await rowsOf(sql`select reason from held_items where sync_key = ${item.key}`)).toEqual([
    { reason: 'handed_over' },
  ])
})

test('a phone may forget what is read back from what is kept, and nothing else [R3]', async () => {
  const far = await givenHousehold(owner, { areaCode: westGrid, people: [{ name: '张桂英' }] })
  const { visitId, home } = await written()
  const photo = jpegOf()
  const what = announced(visitId, photo)
  await beginAttachment(as(worker), what)
  const [stored, held] = [home.id, far.id].map((id) => itemOf(visitOf(id, { note: '都好' })))
  for (const item of [stored, held]) expect(await receiveVisit(as(worker), item)).toMatchObject({ ok: true })
  const asked = [stored, held, what].map((one) => ({ key: one?.key, hash: one?.hash }))
  const read = async (actor: Actor, keys: object[] = asked) => (await arrived(as(actor), { keys })).arrived
  expect(await read(worker)).toEqual(asked.slice(0, 2))
  await receivePart(as(worker), partOf(what.key, photo, 0))
  expect(await read(worker)).toEqual(asked)
  expect(await read(other)).toEqual([])
  expect(await read(worker, [{ key: stored?.key, hash: 'a'.repeat(64) }])).toEqual([])
  await owner.execute(sql`delete from visits where id = ${stored?.body.find(([name]) => name === 'id')?.[1]}`)
  expect(await read(worker)).toEqual(asked.slice(1))
})

test('receipts answer for 400 days and are then let go of; a photo that stopped halfway, after five weeks; nobody else sweeps [R4]', async () => {
  const { visitId } = await written()
  const half = announced(visitId, large)
  await beginAttachment(as(worker), half)
  await receivePart(as(worker), partOf(half.key, large, 0))
  const whole = await uploaded(as(worker), visitId, jpegOf())
  await owner.execute(
    sql`update attachments set recorded_at = ${noon.toISOString()} where id in (${half.key}, ${whole})`,
  )
  await owner.execute(sql`update sync_receipts set at = ${noon.toISOString()} where sync_key = ${whole}`)
  const there = () =>
    rowsOf(sql`select (select count(*)::int from sync_receipts where sync_key = ${whole}) as receipts,
      (select count(*)::int from attachments where id = ${half.key}) as halves, (select count(*)::int from attachments where id = ${whole}) as wholes`)
  await sweepReceipts(db, new Date(noon.getTime() + 35 * day))
  expect(await there()).toEqual([{ receipts: 1, halves: 1, wholes: 1 }])
  await sweepReceipts(db, new Date(noon.getTime() + 400 * day))
  expect(await there()).toEqual([{ receipts: 1, halves: 0, wholes: 1 }])
  await sweepReceipts(db, new Date(noon.getTime() + 401 * day))
  expect(await there()).toEqual([{ receipts: 0, halves: 0, wholes: 1 }])
  await expect(db.execute(sql`select sweep_sync(10)`)).rejects.toMatchObject({ cause: { code: '42501' } })
})
