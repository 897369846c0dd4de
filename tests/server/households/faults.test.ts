import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeRelations } from '@/server/households/change-relations'
import { faultList } from '@/server/households/household-faults'
import { householdFile } from '@/server/households/household-file'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  givenResident,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const context = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)

const home = (bornOn = '1980-01-01', state = 'ZZ') =>
  givenHousehold(owner, { people: [{ name: '尹成礼', bornOn }], state })
const found = async (fault: string, desk = context) =>
  (await faultList(desk, {})).kinds.find((kind) => kind.fault === fault)?.lines.map(({ href }) => href.slice(12)) ?? []

test.each<[string, () => Promise<string>]>([
  [
    'no_head',
    async () => {
      const { id } = await home()
      await owner.execute(sql`update households set head_id = null where id = ${id}`)
      return id
    },
  ],
  [
    'two_heads',
    async () => {
      const { id } = await home()
      await givenResident(owner, eastGrid, id, { name: '吴芳', relation: '02' })
      return id
    },
  ],
  ['minor_alone', async () => (await home('2014-01-01')).id],
  ['over_110', async () => (await home('1900-01-01')).id],
  ['vacant_lived', async () => (await home('1980-01-01', 'KZ')).id],
  ['lived_empty', async () => (await givenHousehold(owner, { state: 'CZ' })).id],
  [
    'child_older',
    async () => {
      const { id } = await home('1980-01-01')
      await givenResident(owner, eastGrid, id, { name: '尹小礼', relation: '20', bornOn: '1985-01-01' })
      return id
    },
  ],
  [
    'parent_younger',
    async () => {
      const { id } = await home('1980-01-01')
      await givenResident(owner, eastGrid, id, { name: '尹大礼', relation: '51', bornOn: '1981-01-01' })
      return id
    },
  ],
  [
    'against_sex',
    async () => {
      const { id } = await home()
      const wife = await givenResident(owner, eastGrid, id, { name: '吴芳', relation: '12' })
      await owner.execute(sql`update residents set sex = '1' where id = ${wife}`)
      return id
    },
  ],
  [
    'id_forced',
    async () => {
      const { id, people } = await home()
      await owner.execute(sql`update residents set id_override = '证件原号如此' where id = ${people[0] ?? ''}`)
      return id
    },
  ],
])('a file with %s is found, and only by who may mend it [C16]', async (fault, given) => {
  const sound = await home()
  const before = await found(fault)
  const id = await given()
  expect((await found(fault)).filter((one) => !before.includes(one))).toEqual([id])
  expect(await found(fault)).not.toContain(sound.id)
  expect(await found(fault, worker)).toContain(id)
  expect(await found(fault, stranger)).toEqual([])
})

test('the relations of all members are set on one form, and the fault is gone', async () => {
  const { id } = await home()
  const wife = await givenResident(owner, eastGrid, id, { name: '吴芳', relation: '02' })
  await owner.execute(sql`update residents set sex = '2' where id = ${wife}`)
  const as = (code: string) => ({ id, [`relation.${wife}`]: code })
  expect(await found('two_heads')).toContain(id)
  expect(kindOf(await changeRelations(context, as('11')))).toBe('relation_against_sex')
  expect(kindOf(await changeRelations(context, as('02')))).toBe('invalid_input')
  expect(kindOf(await changeRelations(stranger, as('12')))).toBe('not_found')
  expect(kindOf(await changeRelations(context, as('12')))).toBe('done')
  expect(await found('two_heads')).not.toContain(id)
  expect((await householdFile(context, { id }))?.members.map(({ relation }) => relation).sort()).toEqual([
    '妻子',
    '户主',
  ])
})

test('two people set relations at once: what the other has changed is not overwritten, what only stands on the form neither [R1]', async () => {
  const { id } = await home()
  const [elder, younger] = [
    await givenResident(owner, eastGrid, id, { name: '尹小礼', relation: '20' }),
    await givenResident(owner, eastGrid, id, { name: '尹小义', relation: '20' }),
  ]
  const form = (of: string, code: string, others: Record<string, string>) => ({
    id,
    ...Object.fromEntries(Object.entries({ ...others, [of]: code }).map(([who, to]) => [`relation.${who}`, to])),
    [`was.${elder}`]: '20',
    [`was.${younger}`]: '20',
  })
  expect(kindOf(await changeRelations(context, form(elder, '22', { [younger]: '20' })))).toBe('done')
  expect(kindOf(await changeRelations(context, form(younger, '23', { [elder]: '20' })))).toBe('done')
  expect(kindOf(await changeRelations(context, form(elder, '27', { [younger]: '20' })))).toBe('relation_changed')
  const rows = await owner.execute<{ relation: string }>(
    sql`select relation from residencies where household_id = ${id} and resident_id in (${elder}, ${younger}) order by relation`,
  )
  expect(rows.map(({ relation }) => relation)).toEqual(['22', '23'])
})

test('what lies in another committee is not found there, and a person who left is no fault', async () => {
  const { id } = await givenHousehold(owner, { areaCode: westGrid, people: [{ name: '白晓峰', bornOn: '1900-01-01' }] })
  expect(await found('over_110')).not.toContain(id)
  expect(await found('over_110', stranger)).toContain(id)
  await owner.execute(
    sql`update residencies set to_on = '2026-01-01', departure = 'moved_out' where household_id = ${id}`,
  )
  expect(await found('over_110', stranger)).not.toContain(id)
})
