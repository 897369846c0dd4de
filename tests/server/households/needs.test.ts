import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { needs } from '@/db/schema/needs'
import { addDays, type CivilDay, instantOf } from '@/domain/calendar/civil-day'
import { addNeed } from '@/server/households/add-need'
import { householdFile } from '@/server/households/household-file'
import { moveNeed } from '@/server/households/move-need'
import { needDesk } from '@/server/households/need-desk'
import { rosterChanges } from '@/server/rosters/roster-changes'
import { rosterFile } from '@/server/rosters/roster-file'
import { rosterList } from '@/server/rosters/roster-list'
import { recordVisit } from '@/server/visits/record-visit'
import { visitForm } from '@/server/visits/visit-form'
import {
  contextOf,
  eastCommittee,
  givenActor,
  givenAreas,
  givenHousehold,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const context = contextOf(db, secretary)
const on = (day: CivilDay) => contextOf(db, secretary, instantOf(day, '12:00'))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const home = await givenHousehold(owner, {
  people: [
    { name: '罗永昌', bornOn: '1990-05-01' },
    { name: '罗小雨', bornOn: '2018-01-01', relation: '20' },
    { name: '罗小雪', bornOn: '2017-01-01', relation: '20' },
  ],
})
for (const table of [sql`households`, sql`residents`, sql`residencies`])
  for (const step of [
    sql`alter table ${table} disable trigger user`,
    sql`update ${table} set recorded_at = '2020-01-01'`,
    sql`alter table ${table} enable trigger user`,
  ])
    await owner.execute(step)
// the fixture names the head after the household: nobody is to learn of that on the day of the test
for (const step of [
  sql`alter table history disable trigger user`,
  sql`delete from history`,
  sql`alter table history enable trigger user`,
])
  await owner.execute(step)
const [father, child, sister] = home.people
const care = { householdId: home.id, kind: 'childcare', residentId: child, words: '放学没人接', fromOn: '2026-11-18' }
const names = async (query: Record<string, unknown>, at = context) =>
  (await rosterFile(at, query))?.lines.map(({ cells }) => cells[0])

test('a need is recorded with kind, person, day and who wrote it, once while it is open [F19]', async () => {
  expect(kindOf(await addNeed(stranger, care))).toBe('not_found')
  expect(kindOf(await addNeed(cadre, care))).toBe('not_permitted')
  expect(kindOf(await addNeed(context, { ...care, residentId: null }))).toBe('need_needs_person')
  expect(kindOf(await addNeed(context, { ...care, residentId: home.id }))).toBe('not_a_member')
  expect(kindOf(await addNeed(context, { ...care, fromOn: '2026-11-21' }))).toBe('in_future')
  expect(await owner.select().from(needs)).toEqual([])
  expect(kindOf(await addNeed(context, care))).toBe('done')
  expect(kindOf(await addNeed(context, care))).toBe('already_asked')
  const file = await householdFile(context, { id: home.id })
  expect(file?.needs).toMatchObject([{ label: '托管', person: '罗小雨', state: 'open', by: '周敏华' }])
  expect(file?.freshness.find(({ group }) => group === 'needs')).toMatchObject({ stale: false })
})

test('“需要托管的 4–12 岁” is one filter and a ready-made list: the child that needs it, not its sister [F19] [C7]', async () => {
  expect(await names({ code: 'build', min: '4', max: '12', need: 'childcare' })).toEqual(['罗小雨'])
  expect(await names({ code: 'childcare_needed' })).toEqual(['罗小雨'])
  expect(await names({ code: 'children' })).toHaveLength(2)
  expect(await names({ code: 'build', about: 'household', need: 'childcare' })).toHaveLength(1)
  expect(await names({ code: 'build', min: '13', need: 'childcare' })).toEqual([])
  const list = await rosterList(context, {})
  const counted = ['childcare_needed', 'in_need'].map((code) => list.rosters.find(({ id }) => id === code)?.n)
  expect(counted).toEqual([1, 1])
})

test('a need of the household puts its people and the house on the list [F19]', async () => {
  const fixed = { householdId: home.id, kind: 'ageing_home', residentId: father, fromOn: '2026-11-19' }
  expect(kindOf(await addNeed(context, fixed))).toBe('done')
  expect(await names({ code: 'build', need: 'ageing_home' })).toHaveLength(3)
  expect(await names({ code: 'build', need: 'any' })).toEqual(['罗小雨'])
})

test('the list of a past day is what was known then, and every change of it has its reason [F19] [K22]', async () => {
  expect(await names({ code: 'childcare_needed', on: '2026-11-17' }, on('2026-11-25'))).toEqual([])
  expect(await names({ code: 'childcare_needed', on: '2026-11-19' }, on('2026-11-25'))).toEqual([])
  expect(await names({ code: 'childcare_needed', on: '2026-11-20' }, on('2026-11-25'))).toEqual(['罗小雨'])
  expect(await names({ code: 'childcare_needed', on: '2026-11-19', known: 'now' }, on('2026-11-25'))).toEqual([
    '罗小雨',
  ])
  const told = await rosterChanges(on('2026-11-25'), { code: 'childcare_needed', from: '2026-11-17', to: '2026-11-21' })
  expect(told).toMatchObject({ opening: 0, closing: 1, added: { sums: [{ reason: 'need', n: 1 }] } })
  const late = await rosterChanges(on('2026-11-25'), { code: 'childcare_needed', from: '2026-11-19', to: '2026-11-21' })
  expect(late).toMatchObject({ opening: 0, closing: 1, added: { sums: [{ reason: 'late', n: 1 }] } })
  const houses = await rosterChanges(on('2026-11-25'), { code: 'in_need', from: '2026-11-17', to: '2026-11-21' })
  expect(houses).toMatchObject({ opening: 0, closing: 1, added: { sums: [{ reason: 'need', n: 1 }] } })
})

test('a need that is met leaves the list that day and stays on file; opened again it is back [F19]', async () => {
  const id = (await needDesk(context, { id: home.id }))?.needs.find(({ kind }) => kind === 'childcare')?.id
  const later = on('2026-11-24')
  const met = { id, state: 'met', toOn: '2026-11-24', outcome: '进了四点半课堂' }
  expect(kindOf(await moveNeed(stranger, met))).toBe('not_found')
  expect(kindOf(await moveNeed(cadre, met))).toBe('not_permitted')
  expect(kindOf(await moveNeed(later, { ...met, toOn: '2026-11-30' }))).toBe('in_future')
  expect(kindOf(await moveNeed(later, { ...met, toOn: '2026-11-01' }))).toBe('before_need')
  expect(kindOf(await moveNeed(later, met))).toBe('done')
  expect(kindOf(await moveNeed(later, met))).toBe('already_so')
  expect(await names({ code: 'childcare_needed' }, later)).toEqual([])
  expect(await names({ code: 'childcare_needed', on: '2026-11-23' }, later)).toEqual(['罗小雨'])
  const left = await rosterChanges(later, { code: 'childcare_needed', from: '2026-11-23', to: '2026-11-24' })
  expect(left?.removed).toMatchObject({ sums: [{ reason: 'need', n: 1 }], lines: [{ on: '2026-11-24' }] })
  expect((await needDesk(later, { id: home.id }))?.needs.at(-1)).toMatchObject({
    state: 'met',
    outcome: '进了四点半课堂',
  })
  expect(kindOf(await moveNeed(later, { id, state: 'open' }))).toBe('done')
  expect(await names({ code: 'childcare_needed' }, later)).toEqual(['罗小雨'])
})

test('what is said at the door goes into the list of needs with the visit, or nothing is saved [F19] [F52]', async () => {
  const visit = visitOf(home.id, { ...everyTask, note: '妹妹也要', needKind: 'childcare' })
  expect(kindOf(await recordVisit(context, visit))).toBe('need_needs_person')
  expect((await visitForm(context, { household: home.id }))?.first).toBe(true)
  expect(kindOf(await recordVisit(context, { ...visit, needPerson: sister, needWords: '一起接' }))).toBe('done')
  expect(await names({ code: 'childcare_needed' })).toHaveLength(2)
  const form = await visitForm(context, { household: home.id })
  expect(form?.needs.join()).toContain('托管 罗小雪（未办）')
})

test('needs that tell of health are not for a cadre, neither on the file nor as a list [K10]', async () => {
  const bath = { householdId: home.id, kind: 'bathing', residentId: father, fromOn: addDays('2026-11-20', -1) }
  expect(kindOf(await addNeed(context, bath))).toBe('done')
  const seen = await householdFile(cadre, { id: home.id })
  expect(seen?.needs.map(({ kind }) => kind)).not.toContain('bathing')
  expect(seen?.needs[0]).toMatchObject({ words: null })
  expect(await rosterFile(cadre, { code: 'build', need: 'bathing' })).toBeUndefined()
  expect(await needDesk(stranger, { id: home.id })).toBeUndefined()
})
