import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { households } from '@/db/schema/households'
import { tags } from '@/db/schema/residents'
import { visits } from '@/db/schema/visits'
import { householdList } from '@/server/households/household-list'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const list = (query: Record<string, unknown> = {}) => householdList(contextOf(db, secretary), query)

beforeAll(async () => {
  await givenAreas(owner)
  for (let room = 0; room < 120; room += 1) {
    const lived = await givenHousehold(owner, {
      building: `${1 + (room % 3)}号楼`,
      room: String(101 + Math.floor(room / 3)),
      people: [{ name: '关小兵', bornOn: '1980-05-05' }],
    })
    if (room % 4 === 0) {
      await owner.insert(visits).values({
        id: newId(),
        areaCode: eastGrid,
        householdId: lived.id,
        at: new Date(Date.UTC(2026, 10, 1 + (room % 19), 2, 0, 0, room)),
        mode: 'door',
        outcome: 'met',
        leadId: secretary.accountId,
        recordedBy: secretary.accountId,
      })
    }
  }
  const alone = await givenHousehold(owner, { room: '901', people: [{ name: '韩玉珍', bornOn: '1940-02-02' }] })
  await owner.update(households).set({ contactClass: 'C' }).where(eq(households.id, alone.id))
  const poor = await givenHousehold(owner, {
    room: '902',
    people: [
      { name: '才让东珠', bornOn: '1985-02-02' },
      { name: '卓玛', bornOn: null },
    ],
  })
  await owner.insert(tags).values({
    id: newId(),
    areaCode: eastGrid,
    householdId: poor.id,
    code: 'minimum_living',
    fromOn: '2026-01-01',
  })
  await givenHousehold(owner, { areaCode: westGrid, building: '9号楼', room: '101', people: [{ name: '外人' }] })
}, 60_000)

test.each(['address', '-address', 'contact', '-contact', 'number', '-number'])(
  'paging by %s meets every household once, forwards and backwards [K29]',
  async (sort) => {
    const forward: string[] = []
    let page = await list({ sort })
    const pages = [page]
    forward.push(...page.items.map(({ id }) => id))
    while (page.next) {
      page = await list({ sort, after: page.next })
      pages.push(page)
      forward.push(...page.items.map(({ id }) => id))
    }
    expect(pages).toHaveLength(3)
    expect(new Set(forward).size).toBe(122)
    expect(forward).toHaveLength(122)
    const backward = [...page.items.map(({ id }) => id)]
    while (page.previous) {
      page = await list({ sort, before: page.previous })
      backward.unshift(...page.items.map(({ id }) => id))
    }
    expect(backward).toEqual(forward)
  },
)

test('counts households and people of the result, inside the own committee only', async () => {
  const { counts } = await list()
  expect(counts).toMatchObject({ households: 122, people: 123, lived: 122, more: false })
  const cadre = await givenActor(owner, 'street_cadre', street)
  const whole = await householdList(contextOf(db, cadre), {})
  expect(whole.counts.households).toBe(123)
  const other = await givenActor(owner, 'secretary', westCommittee)
  expect((await householdList(contextOf(db, other), { area: eastCommittee })).counts.households).toBe(1)
})

test('a derived tag filters as it is derived [F20]', async () => {
  const found = await list({ tag: 'living_alone' })
  expect(found.items.map(({ head }) => head)).toEqual(['韩玉珍'])
  expect(found.items[0]?.tags.map(({ code }) => code)).toEqual(['advanced_age', 'living_alone'])
  expect(found.items[0]?.colour).toBe('red')
})

test('class, colour, stored tag, silence and the one box narrow together', async () => {
  expect((await list({ class: 'C' })).counts.households).toBe(1)
  expect((await list({ class: 'none' })).counts.households).toBe(121)
  expect((await list({ colour: 'yellow' })).items.map(({ head }) => head)).toEqual(['才让东珠'])
  expect((await list({ tag: 'minimum_living', colour: 'red' })).counts.households).toBe(0)
  expect((await list({ silent: 'never' })).counts.households).toBe(92)
  expect((await list({ q: 'hyz' })).counts.households).toBe(1)
  expect((await list({ q: '卓玛' })).items[0]?.head).toBe('才让东珠')
  expect((await list({ q: '3-2-901' })).items[0]?.head).toBe('韩玉珍')
})

test('an address typed by hand never fails the page', async () => {
  const found = await list({ sort: 'nonsense', after: 'nonsense', area: 'x', class: 'Z', cols: 'nonsense' })
  expect(found.counts.households).toBe(122)
})

test('a cadre of the street sees surnames and no sensitive tags [S12]', async () => {
  const cadre = await givenActor(owner, 'street_cadre', street)
  const found = await householdList(contextOf(db, cadre), { q: '韩玉珍' })
  expect(found.items[0]?.head).toBe('韩**')
  expect((await householdList(contextOf(db, cadre), { tag: 'disability' })).counts.households).toBe(123)
})

test('ready-made lists are counted for a committee in one pass', async () => {
  const { tabs } = await list()
  expect(tabs.find(({ label }) => label === '独居')?.count).toBe(1)
  expect(tabs[0]?.count).toBe(122)
})
