import { expect, test } from 'vitest'
import { find, onlyHit } from '@/server/search/find'
import { recordVisit } from '@/server/visits/record-visit'
import {
  contextOf,
  eastCommittee,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const ma = await givenHousehold(owner, {
  room: '501',
  people: [{ name: '马文祥', idNumber: '290101194205090014', phone: '13800005521' }],
})
await givenHousehold(owner, {
  areaCode: westGrid,
  building: '9号楼',
  room: '502',
  people: [{ name: '马文祥', phone: '13900005521' }],
})
const search = (q: string, actor = secretary) => find(contextOf(db, actor), { q })
const names = async (q: string) => (await search(q)).people.items.map(({ name }) => name)
const rooms = async (q: string) => (await search(q)).households.items.map(({ address }) => address)

test.each(['马文祥', '文祥', '祥', 'mawenxiang', 'mwx', 'MWX', 'mw'])('%s finds the person [F16]', async (q) => {
  expect(await names(q)).toEqual(['马文祥'])
})

test.each(['马文详', '马闻祥', '麻文祥', '牛文祥', 'mawenxang', 'mawenxaing', 'nawenxiang'])(
  '%s finds who is nearly called so, and says so [F16] [F92]',
  async (q) => {
    expect(await names(q)).toEqual(['马文祥'])
    expect((await search(q)).near).toBe(true)
    expect(onlyHit(await search(q))).toBeUndefined()
  },
)

test('what is found as it was typed is not mixed with what is near; two other characters are another name [F16]', async () => {
  expect(await search('马文祥')).toMatchObject({ near: false })
  expect(await names('牛文详')).toEqual([])
  expect((await search('查无此人')).near).toBe(false)
})

test.each(['3-501', '3-2-501', '3号楼2单元501', '501', '一纺小区', ma.number])(
  '%s finds the household [F16]',
  async (q) => {
    expect(await rooms(q)).toContain('一纺小区 3号楼 2单元 501')
  },
)

test.each(['0014', '5521', '290101194205090014', '13800005521', '138 0000 5521'])(
  '%s finds by number, in the own area only [S12]',
  async (q) => {
    expect((await search(q)).people.items.map(({ id }) => id)).toEqual(ma.people)
  },
)

test('the number of a card left at the door finds its household, however it is spaced, in the own area only [F40]', async () => {
  const visit = { ...visitOf(ma.id, { outcome: 'not_home' }), cardNumber: '1705 4783' }
  expect(await recordVisit(contextOf(db, secretary), visit)).toMatchObject({ ok: true })
  for (const q of ['17054783', '1705 4783', '１７０５-4783'])
    expect(onlyHit(await search(q))).toBe(`/households/${ma.id}`)
  const other = await givenActor(owner, 'secretary', westCommittee)
  expect((await search('17054783', other)).households.items).toEqual([])
})

test('one thing named exactly is opened at once', async () => {
  expect(onlyHit(await search('马文祥'))).toBe(`/residents/${ma.people[0]}`)
  expect(onlyHit(await search('马'))).toBeUndefined()
})

test('the neighbouring committee finds its own people only; nobody else finds anybody', async () => {
  const other = await givenActor(owner, 'secretary', westCommittee)
  expect((await search('马文祥', other)).people.items.map(({ address }) => address)).toEqual([
    '一纺小区 9号楼 2单元 502',
  ])
  const department = await givenActor(owner, 'department', street)
  expect((await search('马文祥', department)).people.items).toEqual([])
})

test('a cadre finds by name, sees surnames, and does not search by last digits', async () => {
  const cadre = await givenActor(owner, 'street_cadre', street)
  expect((await search('马文祥', cadre)).people.items.map(({ name }) => name)).toEqual(['马**', '马**'])
  expect((await search('5521', cadre)).people.items).toEqual([])
})

test('whatever is typed, the page stands', async () => {
  for (const q of ['', '%', "'; drop table residents; --", '\\', '*'.repeat(80), '\u0000'])
    expect(await search(q)).toBeDefined()
})
