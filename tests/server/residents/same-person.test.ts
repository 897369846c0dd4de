import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { householdFaults } from '@/db/queries/household-faults'
import { revealPurposes } from '@/domain/residents/reveal'
import { faultList } from '@/server/households/household-faults'
import { householdFile } from '@/server/households/household-file'
import { needDesk } from '@/server/households/need-desk'
import { undoAct } from '@/server/households/undo-act'
import { undoDesk } from '@/server/households/undo-desk'
import { addResident } from '@/server/residents/add-resident'
import { editResident } from '@/server/residents/edit-resident'
import { mergeDesk } from '@/server/residents/merge-desk'
import { distinguishResidents, mergeResidents } from '@/server/residents/merge-residents'
import { recordDeath } from '@/server/residents/record-death'
import { residentFile } from '@/server/residents/resident-file'
import { revealNumber } from '@/server/residents/reveal-number'
import { rosterFile } from '@/server/rosters/roster-file'
import { find } from '@/server/search/find'
import { carriedOut, countsOf, foreseen } from '@/tests/support/acts'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  givenTag,
  noon,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const context = contextOf(db, secretary)
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', 290_101_001_000_000))
type Answer = { ok: true; value: { id: string } } | { ok: false; refusal: { kind: string } }
const kindOf = (outcome: Answer) => (outcome.ok ? 'done' : outcome.refusal.kind)
const number = '290101195001010015'

/** The same woman on file twice: with her son, and alone with number, telephone and a benefit. */
async function twice(name: string) {
  const own = { bornOn: '1950-01-01' }
  const first = await givenHousehold(owner, { people: [{ name, ...own }, { name: '儿子' }] })
  const second = await givenHousehold(owner, { people: [{ name, ...own, phone: '13900000001', political: '01' }] })
  const [kept = '', other = ''] = [first.people[0], second.people[0]]
  await givenTag(owner, other, 'minimum_living')
  for (const [whose, kind] of [
    [other, 'meals'],
    [other, 'walking'],
    [kept, 'walking'],
  ])
    await owner.execute(sql`insert into needs (id, area_code, household_id, resident_id, kind, from_on, recorded_by)
      values (${newId()}, ${eastGrid}, ${whose === kept ? first.id : second.id}, ${whose}, ${kind}, '2026-10-01', ${secretary.accountId})`)
  await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by, met_ids)
    values (${newId()}, ${eastGrid}, ${second.id}, ${noon.toISOString()}, 'door', 'met', ${secretary.accountId}, ${secretary.accountId}, array[${other}]::uuid[])`)
  return { first, second, kept, other }
}

/** Every row an act may touch, as it stands. */
async function tables(): Promise<unknown[]> {
  const found = []
  for (const table of [
    'residents',
    'residencies',
    'households',
    'dwellings',
    'tags',
    'needs',
    'consents',
    'visits',
    'household_stats',
    'search_keys',
  ])
    found.push([
      ...(await owner.execute(
        sql`select to_jsonb(t) - 'version' as row from ${sql.identifier(table)} t order by (to_jsonb(t) - 'version')::text`,
      )),
    ])
  return found
}

async function takenBack(householdId: string) {
  const [act] = (await undoDesk(context, { id: householdId }))?.acts ?? []
  return kindOf(await carriedOut(undoAct, context, { actId: act?.id }))
}

test('two records of one person become one; stays, tags, visits and what she is found by go on under it; taken back, every table is as it was [C16] [F37]', async () => {
  const { first, second, kept, other } = await twice('郑桂英')
  const before = await tables()
  const ask = { id: kept, otherId: other, 'take.political': 'other' }
  expect(kindOf(await mergeResidents(stranger, ask))).toBe('not_found')
  expect(kindOf(await mergeResidents(cadre, ask))).toBe('not_permitted')
  expect(kindOf(await mergeResidents(context, { ...ask, otherId: kept }))).toBe('same_record')
  expect(kindOf(await mergeResidents(context, { ...ask, 'take.political': 'both' }))).toBe('invalid_input')

  const preview = await foreseen(mergeResidents, context, ask)
  expect(countsOf(preview).slice(0, 2)).toEqual(['在册户 0', '实有人口 -1'])
  expect(preview.who.join()).toContain('从另一份取：')
  expect(await tables()).toEqual(before)
  expect(kindOf(await mergeResidents(context, { ...ask, confirmed: preview.seal }))).toBe('done')

  const file = await residentFile(context, { id: kept })
  expect(file?.residencies.map(({ householdId, toOn }) => [householdId, toOn])).toEqual(
    expect.arrayContaining([
      [first.id, null],
      [second.id, '2026-11-20'],
    ]),
  )
  expect(file?.phone).toBe('139****0001')
  expect(file?.facts.find(({ field }) => field === 'political')?.value).toBe('中共党员')
  expect(file?.visits).toHaveLength(1)
  expect(file?.tags.filter(({ holds }) => holds).map(({ code }) => code)).toEqual(['minimum_living'])
  expect((await householdFile(context, { id: first.id }))?.reasons.tags.map(({ code }) => code)).toContain(
    'minimum_living',
  )
  const asked = (await needDesk(context, { id: first.id }))?.needs.filter(({ toOn }) => toOn === null)
  expect(asked?.map(({ kind }) => kind).sort()).toEqual(['meals', 'walking'])
  const emptied = await householdFile(context, { id: second.id })
  expect(emptied).toMatchObject({ members: [], headName: null, former: [{ departure: 'corrected' }] })
  expect((await find(context, { q: '13900000001' })).people.items.map(({ id }) => id)).toEqual([kept])
  expect((await find(context, { q: '郑桂英' })).people.items.map(({ id }) => id)).toEqual([kept])
  const past = await residentFile(context, { id: other })
  expect(past).toMatchObject({ mergedInto: { id: kept, name: '郑桂英' }, may: { edit: false, reveal: false } })
  expect(kindOf(await editResident(context, { id: other, name: '改名' }))).toBe('not_found')
  expect(kindOf(await mergeResidents(context, ask))).toBe('not_found')
  expect((await householdFile(context, { id: second.id, on: '2026-11-19' }))?.members).toHaveLength(1)

  expect(await takenBack(first.id)).toBe('done')
  expect(await tables()).toEqual(before)
  const acts = await owner.execute<{ act: string }>(
    sql`select act from audit_entries where subject_id = ${kept} and act = 'resident.merge'`,
  )
  expect(acts).toHaveLength(1)
})

test('the number of the other record is sealed anew for the one that stays, and goes back when it is taken back [C16] [K3]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '何老', bornOn: '1950-01-01' }] })
  const double = await givenHousehold(owner, { people: [{ name: '何志远', bornOn: '1950-01-01', idNumber: number }] })
  const [kept = '', other = ''] = [home.people[0], double.people[0]]
  const before = await tables()
  const desk = await mergeDesk(context, { id: kept, other })
  expect(desk?.other?.facts.map(({ field, proposed }) => [field, proposed])).toEqual([
    ['name', 'kept'],
    ['idNumber', 'other'],
  ])
  expect(JSON.stringify(desk)).not.toContain(number)
  expect(kindOf(await carriedOut(mergeResidents, context, { id: kept, otherId: other, 'take.name': 'other' }))).toBe(
    'done',
  )
  expect(await residentFile(context, { id: kept })).toMatchObject({
    name: '何志远',
    identity: expect.stringMatching(/^290/),
  })
  const reveal = { subject: 'resident', id: kept, field: 'id_number', note: '核对医保登记用' }
  const purpose = Object.keys(revealPurposes)[0]
  const shown = await revealNumber(context, { ...reveal, purpose })
  expect(kindOf(shown as Answer)).toBe('done')
  expect((await find(context, { q: number })).people.items.map(({ id }) => id)).toEqual([kept])
  expect((await find(context, { q: '何老' })).people.items.map(({ id }) => id)).toEqual([kept])

  expect(await takenBack(home.id)).toBe('done')
  expect(await tables()).toEqual(before)

  expect(kindOf(await carriedOut(mergeResidents, context, { id: kept, otherId: other, 'take.idNumber': 'kept' }))).toBe(
    'done',
  )
  const arrived = { householdId: home.id, relation: '97', fromOn: '2026-11-20', arrival: 'moved_in' }
  const somebody = { ...arrived, name: '何某', idType: '111', idNumber: number }
  expect(kindOf(await addResident(context, somebody))).toBe('done')
  expect(await takenBack(home.id), 'somebody else has the number now').toBe('changed_since')
})

test('a record that is not where the person lives does not stay; the dead, the transferred and other committees are refused [C16]', async () => {
  const { kept, other, second } = await twice('吴阿婆')
  await owner.execute(
    sql`update residencies set to_on = '2026-11-01', departure = 'moved_out' where resident_id = ${kept}`,
  )
  expect(kindOf(await mergeResidents(context, { id: kept, otherId: other }))).toBe('keep_who_lives_here')
  expect(kindOf(await carriedOut(mergeResidents, context, { id: other, otherId: kept }))).toBe('done')
  expect((await householdFile(context, { id: second.id }))?.headName).toBe('吴阿婆')
  expect(kindOf(await carriedOut(mergeResidents, contextOf(db, secretary), { id: other, otherId: kept }))).toBe(
    'not_found',
  )
  const [act] = (await undoDesk(context, { id: second.id }))?.acts ?? []
  const late = contextOf(db, secretary, new Date('2026-11-28T12:00:00+08:00'))
  expect(kindOf(await undoAct(late, { actId: act?.id }))).toBe('too_late')

  const west = await givenHousehold(owner, { areaCode: westGrid, people: [{ name: '吴阿婆', bornOn: '1950-01-01' }] })
  expect(kindOf(await mergeResidents(context, { id: other, otherId: west.people[0] }))).toBe('not_found')
  const dead = await twice('蒋老太')
  await carriedOut(recordDeath, context, { residentId: dead.other, diedOn: '2026-11-19' })
  expect(kindOf(await mergeResidents(context, { id: dead.kept, otherId: dead.other }))).toBe('already_dead')
  expect(await mergeDesk(context, { id: dead.kept })).toMatchObject({ alike: [] })
})

test('a number that says another birth is refused, nothing is written [K3]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '梁伯', bornOn: '1951-02-02' }] })
  const double = await givenHousehold(owner, {
    people: [{ name: '梁伯', bornOn: '1949-03-03', idNumber: '290101194903030010' }],
  })
  const ask = { id: home.people[0], otherId: double.people[0], 'take.bornOn': 'kept', 'take.idNumber': 'other' }
  const before = await tables()
  expect(kindOf(await mergeResidents(context, ask))).toBe('identity_disagrees')
  expect(await tables()).toEqual(before)
})

test('查错 lists one name with one birth or telephone once, within one committee; told apart they are not proposed again [C16] [F37]', async () => {
  const { kept, other } = await twice('韩冬')
  const jurisdiction = { lo: eastCommittee, hi: eastCommittee + 999 } as never
  const pairs = async () =>
    (await owner.transaction((tx) => householdFaults(tx, jurisdiction, '2026-11-20', 50))).filter(
      ({ fault, name }) => fault === 'same_person' && name === '韩冬',
    )
  expect((await pairs()).map(({ resident_id }) => resident_id)).toEqual([kept])
  const kind = (await faultList(context, {})).kinds.find(({ fault }) => fault === 'same_person')
  expect(kind?.lines.map(({ mend }) => mend)).toContain(`/residents/${kept}/merge`)
  expect((await mergeDesk(context, { id: kept }))?.alike).toMatchObject([{ id: other, why: '姓名、出生日期相同' }])
  expect(await mergeDesk(stranger, { id: kept })).toBeUndefined()

  expect(kindOf(await distinguishResidents(stranger, { id: kept, otherId: other }))).toBe('not_found')
  expect(kindOf(await distinguishResidents(cadre, { id: kept, otherId: other }))).toBe('not_permitted')
  expect(kindOf(await distinguishResidents(context, { id: kept, otherId: kept }))).toBe('same_record')
  expect(kindOf(await distinguishResidents(context, { id: other, otherId: kept }))).toBe('done')
  expect(kindOf(await distinguishResidents(context, { id: kept, otherId: other }))).toBe('done')
  expect(await pairs()).toEqual([])
  expect((await mergeDesk(context, { id: kept }))?.alike).toEqual([])
  expect((await mergeDesk(context, { id: other }))?.alike).toEqual([])
})

test('two records in one file become one without a second stay; the head stays the head [C16]', async () => {
  const home = await givenHousehold(owner, {
    people: [
      { name: '盛夏', bornOn: '1940-05-05' },
      { name: '盛夏', bornOn: '1940-05-05', relation: '97' },
    ],
  })
  const [head = '', double = ''] = home.people
  await owner.execute(sql`insert into tags (id, area_code, household_id, code, evidence, from_on, covers)
    values (${newId()}, ${eastGrid}, ${home.id}, 'special_hardship', '证明', '2026-01-01', array[${head}]::uuid[])`)
  expect(kindOf(await carriedOut(mergeResidents, context, { id: double, otherId: head }))).toBe('done')
  const file = await householdFile(context, { id: home.id })
  expect(file).toMatchObject({ headName: '盛夏', members: [{ id: double, relation: '户主' }] })
  const [granted] = await owner.execute<{ covers: string[] }>(
    sql`select covers from tags where household_id = ${home.id} and covers is not null`,
  )
  expect(granted?.covers).toEqual([double])
  const eighty = await rosterFile(context, { code: 'eighty' })
  expect(eighty?.lines.filter(({ cells }) => cells.includes('盛夏'))).toHaveLength(1)
})

test('what a person agreed to goes with the record that goes in, and comes back with it [C38]', async () => {
  const { first, second, kept, other } = await twice('冯秀兰')
  for (const [whose, home] of [
    [kept, first.id],
    [other, second.id],
  ])
    await owner.execute(sql`insert into consents (id, area_code, household_id, resident_id, kind, way, given_by, from_on, recorded_by)
      select gen_random_uuid(), ${eastGrid}, ${home}, ${whose}, k, 'written', '本人', '2026-10-01', ${secretary.accountId}
      from unnest(${whose === kept ? '{sensitive}' : '{sensitive,minor}'}::text[]) k`)
  const before = await tables()
  expect(kindOf(await carriedOut(mergeResidents, context, { id: kept, otherId: other }))).toBe('done')
  const open = await owner.execute(
    sql`select household_id, kind from consents where resident_id = ${kept} and to_on is null order by kind`,
  )
  expect(open).toEqual(['minor', 'sensitive'].map((kind) => ({ household_id: first.id, kind })))
  expect(await takenBack(first.id)).toBe('done')
  expect(await tables()).toEqual(before)
})
