import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { typedInto } from '@/domain/edits/typed'
import { fieldsOf } from '@/server/form-state'
import { noteAtSitting } from '@/server/visits/note-at-sitting'
import { openSitting } from '@/server/visits/open-sitting'
import { recordVisit } from '@/server/visits/record-visit'
import { signUp } from '@/server/visits/sign-up'
import { sittingDesk, sittingFile, sittingPaper } from '@/server/visits/sitting-desk'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' }))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const home = await givenHousehold(owner, { people: [{ name: '马文祥' }] })
const visitor = newId()
await owner.execute(
  sql`insert into visitors (id, area_code, name, kind, since, account_id) values (${visitor}, ${eastCommittee}, '赵晓梅', 'grid_worker', '2019-03-01', ${worker.actor.accountId})`,
)
const thursdays = { kind: 'visit_day', on: '2026-11-26', from: '14:00', to: '17:00', place: '居委会集合', weeks: '8' }

test('every Thursday for eight weeks is arranged at once, signed up for, and printed [F10]', async () => {
  expect(kindOf(await openSitting(secretary, { ...thursdays, to: '13:00' }))).toBe('ends_before_it_begins')
  expect(kindOf(await openSitting(secretary, { ...thursdays, on: '2026-11-19' }))).toBe('day_is_past')
  expect(kindOf(await openSitting(worker, { ...thursdays, areaCode: westGrid }))).toBe('not_found')
  expect(kindOf(await openSitting(secretary, thursdays))).toBe('done')
  const { coming } = await sittingDesk(worker, {})
  expect(coming.map(({ onDay }) => onDay)).toEqual(
    '2026-11-26 2026-12-03 2026-12-10 2026-12-17 2026-12-24 2026-12-31 2027-01-07 2027-01-14'.split(' '),
  )
  const id = coming[0]?.id
  expect(kindOf(await signUp(secretary, { id }))).toBe('not_of_the_team')
  expect(kindOf(await signUp(stranger, { id }))).toBe('not_found')
  expect(kindOf(await signUp(worker, { id }))).toBe('done')
  expect(kindOf(await signUp(worker, { id }))).toBe('done')
  expect((await sittingPaper(secretary, {})).coming[0]).toMatchObject({ staff: ['赵晓梅'] })
  expect(kindOf(await signUp(worker, { id, as: 'cancel' }))).toBe('not_permitted')
  expect(kindOf(await signUp(worker, { id, as: 'stay_away' }))).toBe('done')
  expect(kindOf(await signUp(secretary, { id, as: 'cancel' }))).toBe('done')
  expect((await sittingDesk(worker, {})).coming).toHaveLength(7)
  expect((await sittingDesk(stranger, {})).coming).toEqual([])
})

const stool = {
  kind: 'stool',
  on: '2026-11-20',
  from: '08:30',
  to: '11:30',
  place: '一纺小区中心花园',
  staff: [visitor],
}

test('twelve items entered at one 小板凳 share its place, hours and staff, none typed again [F11]', async () => {
  expect(kindOf(await openSitting(worker, { ...stool, staff: [] }))).toBe('nobody_sits')
  const opened = await openSitting(worker, stool)
  const sittingId = opened.ok ? opened.value.id : ''
  for (let n = 1; n <= 12; n += 1)
    expect(kindOf(await noteAtSitting(worker, { id: newId(), sittingId, text: `第 ${n} 件` }))).toBe('done')
  const file = await sittingFile(worker, { id: sittingId })
  expect(file).toMatchObject({ place: '一纺小区中心花园', fromTime: '08:30', staff: ['赵晓梅'] })
  expect(file?.noted).toHaveLength(12)
  const rows = await owner.execute(
    sql`select distinct place, recorded_by from observations where sitting_id = ${sittingId}`,
  )
  expect(rows).toEqual([{ place: '一纺小区中心花园', recorded_by: worker.actor.accountId }])
  expect(kindOf(await noteAtSitting(stranger, { id: newId(), sittingId, text: '别处的' }))).toBe('not_found')
})

test('an item becomes a matter or stays a note, with or without a household, and the same form is one item [F11]', async () => {
  const [row] = (await sittingDesk(worker, {})).coming.filter(({ kind }) => kind === 'stool')
  const item = { id: newId(), sittingId: row?.id, text: '电梯又坏了', household: home.number, disposition: 'escalate' }
  expect(kindOf(await noteAtSitting(worker, { ...item, household: '99-9999' }))).toBe('household_unknown')
  expect(kindOf(await noteAtSitting(worker, item))).toBe('done')
  expect(kindOf(await noteAtSitting(worker, item))).toBe('done')
  const noted = (await sittingFile(worker, { id: row?.id }))?.noted ?? []
  expect(noted.filter(({ text }) => text === '电梯又坏了')).toMatchObject([{ householdId: home.id }])
  const issues = await owner.execute(sql`select source, household_id, title from issues`)
  expect(issues).toEqual([{ source: 'reception', household_id: home.id, title: '电梯又坏了' }])
  const [later] = (await sittingDesk(worker, {})).coming.filter(({ kind }) => kind === 'visit_day')
  expect(kindOf(await noteAtSitting(worker, { ...item, id: newId(), sittingId: later?.id }))).toBe('not_yet')
})

test('receptions and visits are counted apart, and notes of a visit are neither [F12] [F49]', async () => {
  const room = await openSitting(secretary, {
    ...stool,
    kind: 'reception',
    place: '谈心室',
    from: '14:00',
    to: '16:00',
  })
  await noteAtSitting(secretary, {
    id: newId(),
    sittingId: room.ok ? room.value.id : '',
    text: '想找份零工',
    kind: 'mood',
  })
  await recordVisit(worker, visitOf(home.id, { ...everyTask, observation1_text: '楼道暗', observation1_kind: 'mood' }))
  expect((await sittingDesk(secretary, {})).counts).toEqual({ visits: 1, stool: 13, reception: 1, noted: 1 })
  expect((await sittingDesk(worker, {})).counts).toMatchObject({ visits: 1, stool: 13 })
})

test('哪一户 is told by room, name or initials; of several one is picked, and of the neighbours none is found', async () => {
  const upstairs = await givenHousehold(owner, { room: '601', people: [{ name: '马文祥' }] })
  await givenHousehold(owner, { areaCode: westGrid, room: '701', people: [{ name: '牛邻居' }] })
  const [row] = (await sittingDesk(worker, {})).coming.filter(({ kind }) => kind === 'stool')
  const said = (household: string) =>
    noteAtSitting(worker, { id: newId(), sittingId: row?.id, text: `${household} 说的`, household })
  for (const household of ['3-2-601', '3号楼2单元601', upstairs.number, `${upstairs.number} 3号楼`])
    expect(await said(household)).toMatchObject({ ok: true })
  const several = await said('mwx')
  expect(several).toMatchObject({ ok: false, refusal: { kind: 'household_unclear', field: 'household' } })
  const offers = several.ok || several.refusal.kind !== 'household_unclear' ? [] : several.refusal.offers
  expect(offers.map(({ value }) => value).sort()).toEqual([home.number, upstairs.number].sort())
  for (const { value } of offers) expect(await said(value)).toMatchObject({ ok: true })
  expect(kindOf(await said('牛邻居'))).toBe('household_unknown')
  const rows = await owner.execute(
    sql`select distinct household_id from observations where text like '% 说的（当场答复）' and household_id <> ${home.id}`,
  )
  expect(rows).toEqual([{ household_id: upstairs.id }])
})

test('of a field sent twice what was picked counts, and the box where nothing was picked', () => {
  const sent = (...values: string[]) => {
    const form = new FormData()
    for (const value of values) form.append('household', value)
    return [fieldsOf(form).household, typedInto(form).household]
  }
  expect(sent('02-0317', 'mwx')).toEqual(['02-0317', '02-0317'])
  expect(sent('', 'mwx')).toEqual(['mwx', 'mwx'])
  expect(sent('', '')).toEqual([null, ''])
})
