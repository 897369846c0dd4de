import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeRelations } from '@/server/households/change-relations'
import { faultList } from '@/server/households/household-faults'
import { householdFile } from '@/server/households/household-file'
import { mendFault } from '@/server/households/mend-fault'
import { undoAct } from '@/server/households/undo-act'
import { undoDesk } from '@/server/households/undo-desk'
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
    'grand_apart',
    async () => {
      const { id } = await home('1980-01-01')
      await givenResident(owner, eastGrid, id, { name: '尹小礼', relation: '41', bornOn: '2003-06-01' })
      return id
    },
  ],
  [
    'second_spouse',
    async () => {
      const { id } = await home()
      await givenResident(owner, eastGrid, id, { name: '吴芳', relation: '12' })
      await givenResident(owner, eastGrid, id, { name: '吴兰', relation: '10' })
      return id
    },
  ],
  [
    'young_spouse',
    async () => {
      const { id } = await home()
      await givenResident(owner, eastGrid, id, { name: '吴芳', relation: '12', bornOn: '2012-01-01' })
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
])('a file with %s is found, and only by who may mend it [C16] [C40]', async (fault, given) => {
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

const line = async (fault: string, id: string, desk = context) =>
  (await faultList(desk, {})).kinds
    .find((kind) => kind.fault === fault)
    ?.lines.find(({ householdId }) => householdId === id)
const tapped = async (fault: string, id: string, desk = context) =>
  mendFault(desk, { householdId: id, fault, to: (await line(fault, id))?.tap?.to ?? '' })
const stateOf = async (id: string) =>
  (
    await owner.execute<{ state: string }>(
      sql`select d.state from households h join dwellings d on d.id = h.dwelling_id where h.id = ${id}`,
    )
  )[0]?.state
const leave = (id: string) =>
  owner.execute(sql`update residencies set to_on = '2026-01-01', departure = 'moved_out' where household_id = ${id}`)

test('a dwelling said to be lived in without any file is found, and leads to where a file is opened [C40]', async () => {
  const { id, dwellingId, buildingId } = await home()
  expect(await line('ghost_unit', dwellingId)).toBeUndefined()
  await leave(id)
  await owner.execute(sql`update households set to_on = '2026-01-01', end_reason = 'moved_out' where id = ${id}`)
  expect(await line('ghost_unit', dwellingId)).toMatchObject({
    ...{ href: `/buildings/${buildingId}`, mend: `/households/new?building=${buildingId}`, tap: null },
  })
  expect(await line('ghost_unit', dwellingId, stranger)).toBeUndefined()
})

test('one tap makes the only adult head, says whose home it is, or that nobody lives there; every one is recorded and taken back [C40]', async () => {
  const widowed = await home()
  const wife = await givenResident(owner, eastGrid, widowed.id, { name: '吴芳', relation: '12' })
  await givenResident(owner, eastGrid, widowed.id, { name: '尹小礼', bornOn: '2015-01-01' })
  await owner.execute(
    sql`update residencies set to_on = '2026-01-01', departure = 'died' where resident_id = ${widowed.people[0] ?? ''}`,
  )
  const lived = await home('1980-01-01', 'KZ')
  const left = await home()
  await leave(left.id)
  const actOf = async (id: string) => (await undoDesk(context, { id }))?.acts[0]?.id

  expect((await line('no_head', widowed.id))?.tap).toEqual({ word: '定为户主', to: wife })
  for (const [fault, { id }] of [
    ['no_head', widowed],
    ['vacant_lived', lived],
    ['lived_empty', left],
  ] as const) {
    expect(kindOf(await tapped(fault, id, stranger))).toBe('not_found')
    expect(kindOf(await mendFault(context, { householdId: id, fault, to: 'other' }))).toBe('mended_otherwise')
    const to = (await line(fault, id))?.tap?.to ?? ''
    expect(kindOf(await tapped(fault, id))).toBe('done')
    expect(await line(fault, id)).toBeUndefined()
    expect(kindOf(await mendFault(context, { householdId: id, fault, to }))).toBe('mended_otherwise')
    const [entries] = await owner.execute<{ n: number }>(
      sql`select count(*)::int as n from audit_entries where act = 'household.mend' and household_id = ${id}`,
    )
    expect(entries?.n).toBe(1)
  }
  expect([await stateOf(lived.id), await stateOf(left.id)]).toEqual(['ZZ', 'KZ'])
  expect((await householdFile(context, { id: widowed.id }))?.members[0]).toMatchObject({
    name: '吴芳',
    relation: '户主',
  })

  for (const [fault, { id }] of [
    ['no_head', widowed],
    ['vacant_lived', lived],
    ['lived_empty', left],
  ] as const) {
    const asked = { actId: await actOf(id) }
    const seen = await undoAct(context, asked)
    const seal = !seen.ok && seen.refusal.kind === 'preview' ? seen.refusal.preview.seal : ''
    expect(kindOf(await undoAct(context, { ...asked, confirmed: seal }))).toBe('done')
    expect(await line(fault, id)).toBeDefined()
  }
  expect([await stateOf(lived.id), await stateOf(left.id)]).toEqual(['KZ', 'ZZ'])
})

test('where a person has to choose there is no tap: two adults, a head who is away, tenants in an empty room, a file nobody ever lived in [C40]', async () => {
  const headless = async (relation: string, bornOn: string) => {
    const { id } = await home()
    await givenResident(owner, eastGrid, id, { name: '吴芳', relation, bornOn })
    await owner.execute(sql`update households set head_id = null where id = ${id}`)
    return id
  }
  const two = await headless('12', '1981-01-01')
  const away = await home()
  await givenResident(owner, eastGrid, away.id, { name: '吴芳', relation: '12' })
  await owner.execute(sql`update residents set registration = '0H' where id = ${away.people[0] ?? ''}`)
  const tenant = await givenHousehold(owner, { people: [{ name: '申路', registration: 'R0' }], state: 'KZ' })
  const nobody = await givenHousehold(owner, { state: 'CZ' })
  const shared = await home()
  await leave(shared.id)
  const other = await home()
  await owner.execute(sql`update households set dwelling_id = ${shared.dwellingId} where id = ${other.id}`)
  const orphan = await headless('20', '2015-01-01')
  await owner.execute(sql`update residencies set relation = '51' where household_id = ${orphan} and relation = '02'`)
  for (const [fault, id] of [
    ['no_head', two],
    ['no_head', away.id],
    ['no_head', orphan],
    ['vacant_lived', tenant.id],
    ['lived_empty', nobody.id],
    ['lived_empty', shared.id],
  ] as const) {
    expect(await line(fault, id), `${fault} ${id}`).toMatchObject({ tap: null })
    expect(kindOf(await tapped(fault, id))).toBe('mended_otherwise')
  }
})
