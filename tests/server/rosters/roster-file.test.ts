import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { auditEntries } from '@/db/schema/audit'
import { tags } from '@/db/schema/residents'
import { rosterFile } from '@/server/rosters/roster-file'
import { rosterLedger } from '@/server/rosters/roster-ledger'
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
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const cadre = await givenActor(owner, 'street_cadre', street)
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const home = await givenHousehold(owner, {
  room: '101',
  people: [
    { name: '罗秀珍', bornOn: '1926-03-01', phone: '13912345678', fromOn: '1998-03-01' },
    { name: '罗永昌', bornOn: '1936-11-20', relation: '10' },
    { name: '罗小雨', bornOn: '2023-01-01', relation: '41', registration: '0H' },
  ],
})
for (let room = 201; room < 261; room += 1)
  await givenHousehold(owner, { room: String(room), people: [{ name: '丁守仁', bornOn: '1940-01-01' }] })
await owner.insert(tags).values({
  ...{ id: newId(), areaCode: eastGrid, householdId: home.id, residentId: home.people[0] ?? null },
  ...{ code: 'preferential_card', fromOn: '2024-05-01' },
})
await owner.insert(tags).values({
  ...{ id: newId(), areaCode: eastGrid, householdId: home.id, code: 'minimum_living', fromOn: '2026-06-01' },
  reviewOn: '2026-12-01',
})
const file = (query: Record<string, unknown>, actor = secretary) => rosterFile(contextOf(db, actor), query)
const names = async (query: Record<string, unknown>, actor = secretary) =>
  (await file(query, actor))?.lines.map(({ cells }) => cells[0])

test('ninety on the birthday: the list holds who has completed the years on that day, with the day since when [F88] [K21]', async () => {
  const today = await file({ code: 'ninety' })
  expect(today?.lines.map(({ cells }) => [cells[0], cells[2], cells[6]])).toEqual([
    ['罗秀珍', 100, '2016-03-01'],
    ['罗永昌', 90, '2026-11-20'],
  ])
  expect(today?.took).toBeGreaterThan(0)
  expect((await file({ code: 'ninety', on: '2027-01-01' }))?.count).toBe(2)
  expect((await file({ code: 'ninety', on: '2026-11-19', known: 'now' }))?.count).toBe(1)
})

test('a roster is built from any conditions of people and their households, all of which hold [C7]', async () => {
  expect(await names({ code: 'build', min: '90', tag: 'preferential_card' })).toEqual(['罗秀珍'])
  expect(await names({ code: 'build', min: '90', tag: 'minimum_living' })).toHaveLength(2)
  expect(await names({ code: 'build', max: '12' })).toEqual([])
  expect(await names({ code: 'build', max: '12', registration: '0H' })).toEqual(['罗小雨'])
  expect(await names({ code: 'build', min: '90', class: 'C' })).toEqual([])
  expect(await names({ code: 'build', min: '90', building: home.buildingId })).toHaveLength(2)
  expect(await names({ code: 'build', min: '90', stale: 'phone' })).toHaveLength(2)
  expect(await names({ code: 'build', min: '90', permit: 'past' })).toEqual([])
})

test('households whose 低保 is to be looked at again stand on the list thirty days before and until it is done', async () => {
  const count = async (on: string) => (await file({ code: 'minimum_living_review', on, known: 'now' }))?.count
  expect([await count('2026-10-31'), await count('2026-11-01'), await count('2027-02-01')]).toEqual([0, 1, 1])
})

test('pages follow one another by place until everybody has been shown once', async () => {
  const all = new Set<string>()
  let after: string | undefined
  do {
    const page = await file({ code: 'eighty', after })
    for (const { id } of page?.lines ?? []) all.add(id)
    after = page?.next
  } while (after)
  expect(all.size).toBe(62)
  expect((await file({ code: 'eighty' }))?.count).toBe(62)
})

test('names, telephones and sensitive tags obey the reader: a cadre sees no number, nobody sees all of it [K10]', async () => {
  expect((await file({ code: 'ninety' }))?.lines[0]?.cells[4]).toBe('139****5678')
  expect((await file({ code: 'ninety' }, cadre))?.lines[0]?.cells).toMatchObject({ 0: '罗**', 4: '' })
  expect(await file({ code: 'key_people' }, cadre)).toBeUndefined()
  expect((await file({ code: 'ninety' }, neighbour))?.count).toBe(0)
  expect(await file({ code: 'nonsense' })).toBeUndefined()
})

test('the paper has every line with the columns of the screen, and printing is written down', async () => {
  const ledger = await rosterLedger(contextOf(db, secretary), { code: 'ninety' })
  expect(ledger).toMatchObject({ label: '90 周岁以上', count: 2, unit: '人' })
  expect(ledger?.lines[0]?.cells).toHaveLength(ledger?.columns.length ?? 0)
  const [entry] = await owner.select().from(auditEntries).where(eq(auditEntries.act, 'list.print'))
  expect(entry).toMatchObject({ subject: 'roster', subjectId: 'ninety', detail: { rows: 2 } })
})

test('columns are chosen; page, paper and sheet have them in one order, whom a line is about first', async () => {
  const query = { code: 'ninety', cols: ['phone', 'born', 'nonsense'] }
  const shown = await file(query)
  expect(shown?.heads).toEqual(['姓名', '出生日期', '电话'])
  expect(shown?.lines[0]?.cells).toEqual(['罗秀珍', '1926-03-01', '139****5678'])
  const paper = await rosterLedger(contextOf(db, secretary), { code: 'ninety', cols: 'born,tags' })
  expect(paper?.columns.map(({ label }) => label)).toEqual(['姓名', '出生日期'])
  expect((await file({ code: 'class_c', cols: 'grid' }))?.heads).toEqual(['地址', '网格'])
  expect((await file({ code: 'ninety', cols: 'nonsense' }))?.heads).toHaveLength(7)
  expect((await file({ ...query, cols: 'born' }, cadre))?.lines[0]?.cells).toEqual(['罗**', ''])
})
