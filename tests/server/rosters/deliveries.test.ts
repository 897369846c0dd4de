import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '@/db/schema/audit'
import { deliveries, deliveryLines } from '@/db/schema/deliveries'
import { createDelivery } from '@/server/rosters/create-delivery'
import { deliveryFile, deliveryPaper } from '@/server/rosters/delivery-file'
import { deliveryList } from '@/server/rosters/delivery-list'
import { tickDelivery } from '@/server/rosters/tick-delivery'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' }))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
await givenHousehold(owner, {
  room: '101',
  people: [
    { name: '罗秀珍', bornOn: '1936-03-01' },
    { name: '罗永昌', bornOn: '1938-11-20', relation: '10' },
    { name: '罗小雨', bornOn: '2015-01-01', relation: '20' },
  ],
})
await givenHousehold(owner, { room: '102', people: [{ name: '丁守仁', bornOn: '1940-01-01' }] })
const festive = { festival: '重阳', item: '重阳糕一盒', stated: 'code=eighty' }
const idOf = async () => (await owner.select().from(deliveries))[0]?.id ?? ''
const open = async (query: Record<string, unknown> = {}, as = worker) =>
  deliveryFile(as, { id: await idOf(), ...query })
const namesOf = (list: Awaited<ReturnType<typeof open>>) => list?.lines.map(({ name }) => name)

test('everybody of eighty and over becomes a line of the 重阳 list, and nobody else [F37]', async () => {
  expect(kindOf(await createDelivery(cadre, festive))).toBe('not_permitted')
  expect(kindOf(await createDelivery(stranger, festive))).toBe('nobody_listed')
  expect(kindOf(await createDelivery(secretary, { ...festive, item: null }))).toBe('invalid_input')
  expect(await owner.select().from(deliveries)).toEqual([])
  expect((await deliveryList(secretary, { code: 'eighty' })).chosen).toMatchObject({ count: 3, unit: '人' })
  expect(kindOf(await createDelivery(secretary, festive))).toBe('done')
  expect((await deliveryList(worker, {})).lists).toMatchObject([{ roster: '80 周岁以上', all: 3, done: 0 }])
  expect(namesOf(await open())?.sort()).toEqual(['丁守仁', '罗永昌', '罗秀珍'])
})

test('at the door lines are ticked with the day and who took it; delivered and undelivered stand apart [F37]', async () => {
  const id = await idOf()
  const lines = (await open())?.lines ?? []
  const given = lines.filter(({ name }) => name !== '丁守仁').map((line) => line.id)
  const tick = { id, given, on: '2026-11-20', takenBy: '女儿罗燕' }
  expect(kindOf(await tickDelivery(cadre, tick))).toBe('not_permitted')
  expect(kindOf(await tickDelivery(stranger, tick))).toBe('not_found')
  expect(kindOf(await tickDelivery(worker, { ...tick, on: '2026-11-21' }))).toBe('in_future')
  expect(kindOf(await tickDelivery(worker, { ...tick, given: [] }))).toBe('nothing_ticked')
  expect((await open())?.done).toBe(0)
  expect(kindOf(await tickDelivery(worker, tick))).toBe('done')
  expect(kindOf(await tickDelivery(worker, tick))).toBe('nothing_ticked')
  expect(namesOf(await open({ state: 'open' }))).toEqual(['丁守仁'])
  const done = await open({ state: 'done' })
  expect(done).toMatchObject({ all: 3, done: 2 })
  expect(done?.lines[0]).toMatchObject({ deliveredOn: '2026-11-20', takenBy: '女儿罗燕', by: '赵晓梅' })
  const entries = await owner.select().from(auditEntries).where(eq(auditEntries.act, 'delivery.tick'))
  expect(entries).toHaveLength(2)
})

test('a line ticked by mistake is taken back, and the earlier word stays in the history [F37]', async () => {
  const [line] = (await open({ state: 'done' }))?.lines ?? []
  const undo = { id: await idOf(), undo: [line?.id], on: '2026-11-20' }
  expect(kindOf(await tickDelivery(secretary, undo))).toBe('done')
  expect((await open())?.done).toBe(1)
  const [row] = await owner
    .select()
    .from(deliveryLines)
    .where(eq(deliveryLines.id, line?.id ?? ''))
  expect(row).toMatchObject({ deliveredOn: null, takenBy: null, deliveredBy: null })
})

test('the paper has a line for everybody, and printing is written down; others see masked names or nothing [F37] [K10]', async () => {
  const paper = await deliveryPaper(secretary, { id: await idOf() })
  expect(paper).toMatchObject({ festival: '重阳', item: '重阳糕一盒', all: 3, lines: { length: 3 } })
  const [entry] = await owner.select().from(auditEntries).where(eq(auditEntries.act, 'list.print'))
  expect(entry).toMatchObject({ subject: 'delivery', detail: { rows: 3 } })
  expect(namesOf(await open({}, cadre))).toContain('丁**')
  expect(await open({}, stranger)).toBeUndefined()
})

test('three thousand elders stand on one list: read by page, ticked at once, printed a thousand at a time [F37]', async () => {
  const { id: home } = await givenHousehold(owner, { room: '103' })
  const given = (many: number, bornOn: string) =>
    owner.execute(sql`with people as (
        insert into residents (id, area_code, name, pinyin, initials, born_on, registration)
        select gen_random_uuid(), ${eastGrid}, '罗秀珍', 'luoxiuzhen', 'lxz', ${bornOn}, 'RH' from generate_series(1, ${many}::int)
        returning id)
      insert into residencies (id, area_code, resident_id, household_id, relation, from_on, arrival)
      select gen_random_uuid(), ${eastGrid}, id, ${home}, '99', '2020-01-01', 'registered' from people`)
  await given(3000, '1941-06-01')
  await given(2001, '1946-06-01')
  expect(await createDelivery(secretary, { ...festive, item: '毛毯' })).toMatchObject({
    refusal: { kind: 'too_many_listed', count: 5004 },
  })
  const made = await createDelivery(secretary, { ...festive, item: '毛毯', stated: 'code=build&min=85&max=85' })
  const id = made.ok ? made.value.id : ''

  const places: number[] = []
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page = await deliveryFile(worker, { id, after: String(after) })
    expect(page?.lines.length).toBeLessThanOrEqual(50)
    places.push(...(page?.lines.map(({ place }) => place) ?? []))
    after = page?.next
  }
  expect(places).toEqual(Array.from({ length: 3000 }, (_, at) => at + 1))

  const last = await deliveryFile(worker, { id, after: '2950' })
  const lines = last?.lines.map((line) => line.id) ?? []
  expect(kindOf(await tickDelivery(worker, { id, given: lines, on: '2026-11-20' }))).toBe('done')
  expect(await deliveryFile(worker, { id, state: 'open' })).toMatchObject({ all: 3000, done: 50 })

  const printed: (number | undefined)[] = []
  for (let after: number | undefined = 0; after !== undefined; ) {
    const paper = await deliveryPaper(secretary, { id, after: String(after) })
    printed.push(paper?.lines.length)
    after = paper?.next
  }
  expect(printed).toEqual([1000, 1000, 1000])
}, 60_000)
