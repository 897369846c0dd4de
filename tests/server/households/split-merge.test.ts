import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import { householdFile } from '@/server/households/household-file'
import { mergeHouseholds } from '@/server/households/merge-households'
import { splitHousehold } from '@/server/households/split-household'
import { undoAct } from '@/server/households/undo-act'
import { undoDesk } from '@/server/households/undo-desk'
import { carriedOut, countsOf, foreseen } from '@/tests/support/acts'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenBuilding,
  givenHousehold,
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
const worker = contextOf(db, await givenActor(owner, 'volunteer', eastCommittee))
type Answer = { ok: true; value: { id: string } } | { ok: false; refusal: { kind: string } }
const kindOf = (outcome: Answer) => (outcome.ok ? 'done' : outcome.refusal.kind)
const idOf = (outcome: Answer) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value.id
}
const facts = async (id: string, on?: string) => {
  const file = await householdFile(context, { id, on })
  const members = file?.members.map(({ name, relation, fromOn }) => [name, relation, fromOn])
  return { members, head: file?.headName, toOn: file?.toOn, state: file?.dwelling.state }
}
async function takenBack(id: string) {
  const [act] = (await undoDesk(context, { id }))?.acts ?? []
  return kindOf(await carriedOut(undoAct, context, { actId: act?.id }))
}
const family = () =>
  givenHousehold(owner, {
    people: [
      { name: '孙福来', bornOn: '1950-01-01' },
      { name: '孙建', relation: '20', bornOn: '1980-01-01' },
      { name: '何丽', relation: '38', bornOn: '1982-01-01' },
    ],
  })

test('some go on under a file of their own at the same door; taken back, every list is as before [C26] [F32]', async () => {
  const home = await family()
  const [old = '', son = '', wife = ''] = home.people
  const before = await facts(home.id)
  const ask = { id: home.id, members: [son, wife], headId: son, on: '2026-11-10', place: 'same' }
  expect(kindOf(await splitHousehold(context, ask))).toBe('relation_missing')
  const split = { ...ask, [`relation.${wife}`]: '12' }
  expect(kindOf(await splitHousehold(stranger, split))).toBe('not_found')
  expect(kindOf(await splitHousehold(worker, split))).toBe('not_permitted')
  expect(kindOf(await splitHousehold(context, { ...split, headId: old }))).toBe('head_not_chosen')
  expect(kindOf(await splitHousehold(context, { ...split, members: [old, son, wife] }))).toBe('nobody_left')
  expect(kindOf(await splitHousehold(context, { ...split, members: [son, newId()] }))).toBe('not_a_member')
  expect(kindOf(await splitHousehold(context, { ...split, on: '2026-11-21' }))).toBe('in_future')
  expect(kindOf(await splitHousehold(context, { ...split, place: 'other' }))).toBe('room_missing')

  const preview = await foreseen(splitHousehold, context, split)
  expect(countsOf(preview)).toEqual(expect.arrayContaining(['在册户 1', '实有人口 0', '名册 红色户 1']))
  expect(await facts(home.id)).toEqual(before)
  const id = idOf(await splitHousehold(context, { ...split, confirmed: preview.seal }))
  expect((await facts(id)).members).toEqual([
    ['孙建', '户主', '2026-11-10'],
    ['何丽', '妻子', '2026-11-10'],
  ])
  const file = await householdFile(context, { id: home.id })
  expect(file?.members.map(({ name }) => name)).toEqual(['孙福来'])
  expect(file?.reasons.tags.map(({ code }) => code)).toContain('living_alone')
  expect(file?.linked).toMatchObject([{ kind: 'split_off', id }])
  expect((await facts(home.id, '2026-11-09')).members).toEqual(before.members)

  expect(await takenBack(id)).toBe('done')
  expect(await facts(home.id)).toEqual(before)
  expect(await householdFile(context, { id })).toBeUndefined()
})

test('who leaves may go to another room, that has no file yet; a new file that was used is not taken back [C26]', async () => {
  const home = await family()
  const neighbour = await givenHousehold(owner, { people: [{ name: '方敏' }] })
  const [old = '', son = '', wife = ''] = home.people
  const buildingId = await givenBuilding(owner, eastGrid, '9号楼')
  const ask = { id: home.id, members: [old, wife], headId: wife, [`relation.${old}`]: '53', on: '2026-11-20' }
  const away = { ...ask, place: 'other', buildingId, unit: '1', room: '301室' }
  const other = await givenBuilding(owner, westGrid, '1号楼')
  expect(kindOf(await splitHousehold(context, { ...away, buildingId: other }))).toBe('not_found')
  const [taken] = await owner.execute<{ unit: string; room: string }>(
    sql`select unit, room from dwellings where id = ${neighbour.dwellingId}`,
  )
  const occupied = { ...away, buildingId: neighbour.buildingId, ...taken }
  expect(kindOf(await splitHousehold(context, occupied))).toBe('dwelling_has_household')

  const id = idOf(await carriedOut(splitHousehold, context, away))
  const file = await householdFile(context, { id })
  expect(file).toMatchObject({
    address: '一纺小区 9号楼 1单元 301',
    number: expect.stringMatching(/^02-\d{4}$/),
    headName: '何丽',
  })
  expect((await householdFile(context, { id: home.id }))?.headName, 'the old head has left').toBeNull()
  expect((await facts(home.id)).members?.[0]?.[0]).toBe('孙建')
  expect(son).toBeTruthy()
  await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
    values (${newId()}, ${eastGrid}, ${id}, ${noon.toISOString()}, 'door', 'met', ${secretary.accountId}, ${secretary.accountId})`)
  expect(await takenBack(id)).toBe('changed_since')
  expect((await facts(id)).members).toHaveLength(2)
})

test('two files become one; what was promised, visited and asked is read from the one that stays [C26]', async () => {
  const kept = await family()
  const ended = await givenHousehold(owner, { people: [{ name: '何父' }, { name: '何母', relation: '12' }] })
  const [father = '', mother = ''] = ended.people
  const by = secretary.accountId
  const at = noon.toISOString()
  await owner.execute(sql`insert into promises (id, area_code, household_id, text, due_on, made_by, made_at)
    values (${newId()}, ${eastGrid}, ${ended.id}, '修好扶手', '2026-11-30', ${by}, ${at})`)
  await owner.execute(sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by, note)
    values (${newId()}, ${eastGrid}, ${ended.id}, ${at}, 'door', 'met', ${by}, ${by}, '说起扶手')`)
  const [before, other] = [await facts(kept.id), await facts(ended.id)]
  const ask = { id: kept.id, otherId: ended.id, on: '2026-11-15', [`relation.${father}`]: '55' }
  expect(kindOf(await mergeHouseholds(context, { ...ask, otherId: kept.id }))).toBe('same_household')
  expect(kindOf(await mergeHouseholds(context, ask))).toBe('relation_missing')
  const merge = { ...ask, [`relation.${mother}`]: '56' }
  expect(kindOf(await mergeHouseholds(stranger, merge))).toBe('not_found')
  expect(kindOf(await mergeHouseholds(context, { ...merge, on: '2026-11-21' }))).toBe('in_future')
  expect(kindOf(await mergeHouseholds(context, { ...merge, on: '1990-01-01' }))).toBe('before_arrival')
  const west = await givenHousehold(owner, { areaCode: westGrid, people: [{ name: '远亲' }] })
  expect(kindOf(await mergeHouseholds(context, { ...merge, otherId: west.id }))).toBe('not_found')

  const preview = await foreseen(mergeHouseholds, context, merge)
  expect(countsOf(preview).slice(0, 2)).toEqual(['在册户 -1', '实有人口 0'])
  expect(idOf(await mergeHouseholds(context, { ...merge, confirmed: preview.seal }))).toBe(kept.id)
  const file = await householdFile(context, { id: kept.id })
  expect(file?.members).toHaveLength(5)
  expect(file?.promises.map(({ text }) => text)).toEqual(['修好扶手'])
  expect(file?.timeline.map(({ body }) => body)).toContain('周敏华。说起扶手')
  expect(file?.linked).toMatchObject([{ kind: 'merged_here', id: ended.id, visits: 1, promises: 1 }])
  expect(await facts(ended.id)).toMatchObject({ members: [], toOn: '2026-11-15', state: 'KZ' })
  expect(kindOf(await mergeHouseholds(context, { ...merge, confirmed: preview.seal }))).toBe('closed')

  expect(await takenBack(kept.id)).toBe('done')
  expect(await facts(kept.id)).toEqual(before)
  expect(await facts(ended.id)).toEqual(other)
})
