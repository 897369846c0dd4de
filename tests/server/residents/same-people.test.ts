import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { limits } from '@/config/limits'
import { withActor } from '@/db/actor'
import { newId } from '@/db/ids'
import { householdFile } from '@/server/households/household-file'
import { undoAct } from '@/server/households/undo-act'
import { undoDesk } from '@/server/households/undo-desk'
import { acceptKnown } from '@/server/residents/accept-known'
import { addResident } from '@/server/residents/add-resident'
import { type MatchList, matchList } from '@/server/residents/match-list'
import { withdrawTransfer } from '@/server/residents/offer-transfer'
import { recordDeath } from '@/server/residents/record-death'
import { residentFile } from '@/server/residents/resident-file'
import { answerSame, askSame, findSame, withdrawSame } from '@/server/residents/same-people'
import { transferList } from '@/server/residents/transfer-list'
import { carriedOut, countsOf, foreseen } from '@/tests/support/acts'
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

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const eastern = await givenActor(owner, 'secretary', eastCommittee)
const western = await givenActor(owner, 'secretary', westCommittee)
const [east, west] = [contextOf(db, eastern), contextOf(db, western)]
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid))
type Answer = { ok: true; value: object } | { ok: false; refusal: { kind: string } }
const kindOf = (outcome: Answer) => (outcome.ok ? 'done' : outcome.refusal.kind)
const today = '2026-11-20'
const bornOn = '1950-01-01'
let serial = 0

/** One person on file with both committees, under one number. */
async function both(name: string, idNumber = `29010119500101${String(++serial).padStart(4, '0')}`) {
  const here = await givenHousehold(owner, { people: [{ name, bornOn, idNumber }] })
  const there = await givenHousehold(owner, {
    areaCode: westGrid,
    building: '77号楼',
    people: [{ name: `${name}（别名）`, bornOn, idNumber }, { name: '西桥家人' }],
  })
  return { here, there, own: here.people[0] ?? '', far: there.people[0] ?? '', idNumber }
}
const about = async (context: typeof east, resident: string) =>
  (await matchList(context, {})).matches.find(({ residentId }) => residentId === resident)
const idOf = (match: MatchList['matches'][number] | undefined) => match?.id ?? newId()

test('a question is withdrawn by the side that asked, before it is answered; the other reads nothing of it any more [C16]', async () => {
  const { own, far } = await both('费撤')
  await findSame(east, { residentId: own })
  const matchId = idOf(await about(east, own))
  expect(kindOf(await withdrawSame(east, { matchId }))).toBe('match_settled')
  expect(kindOf(await askSame(east, { matchId, reason: '问错了人' }))).toBe('done')
  expect(kindOf(await withdrawSame(west, { matchId: idOf(await about(west, far)) }))).toBe('match_settled')
  expect(kindOf(await withdrawSame(west, { matchId }))).toBe('not_found')
  expect(kindOf(await withdrawSame(east, { matchId }))).toBe('done')
  expect(await about(west, far)).toMatchObject({ state: 'found', reason: null, asker: null, askedOn: null })
  expect(kindOf(await askSame(east, { matchId, reason: '还是请核对' }))).toBe('done')
  expect(kindOf(await answerSame(west, { matchId: idOf(await about(west, far)), answer: 'kept_both' }))).toBe('done')
  expect(kindOf(await withdrawSame(east, { matchId }))).toBe('match_settled')
})

test('one number in two committees is found by its key: this side learns that there is a record, and nothing else [C16] [S2] [K3]', async () => {
  const { here, there, own, far, idNumber } = await both('费明')
  expect(kindOf(await findSame(worker, { residentId: own }))).toBe('not_permitted')
  expect(kindOf(await findSame(west, { residentId: own }))).toBe('not_found')
  expect(await findSame(east, { residentId: own })).toMatchObject({ ok: true, value: { found: 1 } })
  expect(await findSame(east, { residentId: own }), 'a pair is found once').toMatchObject({ value: { found: 0 } })
  expect(await findSame(west, { residentId: far }), 'from either side').toMatchObject({ value: { found: 0 } })

  const [mine, theirs] = [await about(east, own), await about(west, far)]
  expect(mine).toMatchObject({ name: '费明', ground: '证件号相同', state: 'found', asker: null })
  expect(theirs).toMatchObject({ name: '费明（别名）', state: 'found' })
  const [row] = await owner.execute<{ address: string }>(sql`select address from households where id = ${there.id}`)
  const told = JSON.stringify([
    await matchList(east, {}),
    await residentFile(east, { id: own }),
    await withActor(db, eastern, east.now, (tx) => tx.execute(sql`select * from identity_matches`)),
    await owner.execute(sql`select * from audit_entries where account_id = ${eastern.accountId}`),
  ])
  const secrets = [
    far,
    there.id,
    there.number,
    there.dwellingId,
    idNumber,
    '别名',
    '西桥',
    '77号楼',
    row?.address ?? '?',
  ]
  for (const secret of [...secrets, String(westGrid), String(westCommittee)]) expect(told, secret).not.toContain(secret)
  expect(told).toContain(here.id)
  for (const id of [mine?.id, theirs?.id]) expect(id?.[14], 'an id that tells no time').toBe('4')
  const seen = await withActor(db, eastern, east.now, (tx) =>
    tx.execute<{ n: number }>(sql`select count(*)::int as n from identity_matches where id = ${idOf(theirs)}`),
  )
  expect(seen[0]?.n).toBe(0)
  await expect(
    withActor(db, eastern, east.now, (tx) => tx.execute(sql`select * from identity_pairs`)),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
  await expect(
    withActor(db, eastern, east.now, (tx) => tx.execute(sql`update identity_matches set state = 'kept_both'`)),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('name, birth and telephone together find somebody without a number; the dead, the moved away and people of one committee are not found [C16]', async () => {
  const person = { bornOn, phone: '13900000077' }
  const one = await givenHousehold(owner, { people: [{ name: '桂花', ...person }] })
  const twin = await givenHousehold(owner, { people: [{ name: '桂花', ...person }] })
  const look = (residentId: string | undefined) => findSame(east, { residentId })
  expect(await look(one.people[0])).toMatchObject({ value: { found: 0 } })
  const far = await givenHousehold(owner, {
    areaCode: westGrid,
    people: [
      { name: '桂花', ...person },
      { name: '桂花', bornOn },
    ],
  })
  expect(await look(one.people[0])).toMatchObject({ value: { found: 1 } })
  expect(await about(east, one.people[0] ?? '')).toMatchObject({ ground: '姓名、出生日期、电话都相同' })
  await owner.execute(sql`update residents set died_on = ${today} where id = ${far.people[0]}`)
  expect(await look(twin.people[0])).toMatchObject({ value: { found: 0 } })

  const gone = await both('远行')
  await owner.execute(
    sql`update residencies set to_on = ${today}, departure = 'moved_out' where resident_id = ${gone.far}`,
  )
  expect(await look(gone.own)).toMatchObject({ value: { found: 0 } })
  expect(await findSame(east, {})).toMatchObject({ value: { about: null, found: 0 } })
})

test('asked, the other side sees the reason and who asks, no file; 人户分离 keeps both and is remembered [C16] [S2]', async () => {
  const { here, own, far } = await both('宗平')
  await findSame(east, { residentId: own })
  const mine = await about(east, own)
  const ask = { matchId: idOf(mine), reason: '他说户口还在原处' }
  expect(kindOf(await askSame(worker, ask))).toBe('not_permitted')
  expect(kindOf(await askSame(west, ask))).toBe('not_found')
  expect(kindOf(await askSame(east, { ...ask, reason: '' }))).toBe('invalid_input')
  expect(kindOf(await answerSame(east, { matchId: ask.matchId, answer: 'kept_both' }))).toBe('match_settled')
  expect(kindOf(await askSame(east, ask))).toBe('done')
  expect(kindOf(await askSame(east, ask))).toBe('match_settled')

  const theirs = await about(west, far)
  expect(theirs).toMatchObject({ state: 'to_answer', asker: '东兴社区', reason: '他说户口还在原处', askedOn: today })
  const told = JSON.stringify(theirs)
  for (const secret of [own, here.id, here.number, '3号楼']) expect(told).not.toContain(secret)
  expect(await about(east, own)).toMatchObject({ state: 'asked', asker: null })
  expect(kindOf(await answerSame(east, { matchId: idOf(theirs), answer: 'kept_both' }))).toBe('not_found')
  expect(kindOf(await answerSame(worker, { matchId: idOf(theirs), answer: 'kept_both' }))).toBe('not_permitted')
  expect(kindOf(await answerSame(west, { matchId: idOf(theirs), answer: 'kept_both' }))).toBe('done')
  expect(kindOf(await answerSame(west, { matchId: idOf(theirs), answer: 'different' }))).toBe('match_settled')
  expect(await about(east, own)).toMatchObject({ state: 'kept_both', stateText: '是同一人，人户分离', asker: null })
  expect(await findSame(east, { residentId: own })).toMatchObject({ value: { found: 0 } })
  expect((await residentFile(west, { id: far }))?.residencies[0]?.toOn).toBeNull()
})

test('not the same person is remembered for both sides, asked or not [C16]', async () => {
  const { own, far } = await both('岳红')
  await findSame(east, {})
  expect(kindOf(await answerSame(east, { matchId: idOf(await about(east, own)), answer: 'different' }))).toBe('done')
  expect(await about(east, own)).toMatchObject({ state: 'different' })
  expect(await about(west, far)).toMatchObject({ state: 'different', asker: null })
  expect(await findSame(west, { residentId: far })).toMatchObject({ value: { found: 0 } })
})

test('who agrees to let go offers a transfer; accepted, nothing is entered twice and the person lives here alone; taken back, both sides are as before [C16] [C26] [F32]', async () => {
  const { here, there, own, far } = await both('柳青')
  await findSame(west, { residentId: far })
  const ask = (await about(east, own)) as MatchList['matches'][number]
  await askSame(east, { matchId: ask.id, reason: '一直住我们这里' })
  const answer = { matchId: idOf(await about(west, far)), answer: 'leaving' }
  expect(kindOf(await answerSame(west, answer))).toBe('done')
  expect(await about(east, own)).toMatchObject({ state: 'leaving' })
  const [offer] = (await transferList(east, {})).offers.filter(({ state }) => state === 'offered')
  expect(offer).toMatchObject({ coming: true, other: '西桥社区', reason: '核对为同一人：一直住我们这里' })
  const transferId = offer?.id ?? ''
  expect((await transferList(east, { accept: transferId })).known).toMatchObject({ name: '柳青' })

  const accept = { transferId, on: today }
  expect(kindOf(await acceptKnown(worker, accept))).toBe('not_permitted')
  expect(kindOf(await acceptKnown(west, accept))).toBe('not_found')
  expect(kindOf(await acceptKnown(east, { ...accept, on: '2026-11-21' }))).toBe('in_future')
  expect(kindOf(await acceptKnown(east, { ...accept, on: '2026-11-19' }))).toBe('before_offer')
  const preview = await foreseen(acceptKnown, east, accept)
  expect(countsOf(preview)).toEqual(['在册户 0', '实有人口 0'])
  const before = await householdFile(west, { id: there.id })
  expect(kindOf(await acceptKnown(east, { ...accept, confirmed: preview.seal }))).toBe('done')
  const left = await householdFile(west, { id: there.id })
  expect(left?.members.map(({ name }) => name)).toEqual(['西桥家人'])
  expect(left?.headName).toBeNull()
  expect((await householdFile(east, { id: here.id }))?.members).toHaveLength(1)
  expect(kindOf(await acceptKnown(east, accept))).toBe('already_answered')

  const [act] = (await undoDesk(east, { id: here.id }))?.acts ?? []
  expect(act?.label).toBe('接收转来的人')
  expect(kindOf(await carriedOut(undoAct, east, { actId: act?.id }))).toBe('done')
  const after = await householdFile(west, { id: there.id })
  expect(after?.members).toEqual(before?.members)
  expect(after?.headName).toBe(before?.headName)
  expect((await transferList(west, {})).offers[0]).toMatchObject({ state: 'undone', stateText: '接收后撤销' })
  expect(await about(east, own), 'what fell through may be asked again').toMatchObject({ state: 'found' })

  await askSame(east, { matchId: ask.id, reason: '再核对一次' })
  expect(kindOf(await answerSame(west, answer))).toBe('done')
  const [again] = (await transferList(west, {})).offers.filter(({ state }) => state === 'offered')
  expect(kindOf(await withdrawTransfer(west, { transferId: again?.id }))).toBe('done')
  expect(await about(west, far)).toMatchObject({ state: 'found' })
  await askSame(east, { matchId: ask.id, reason: '第三次' })
  await carriedOut(recordDeath, west, { residentId: far, diedOn: today })
  expect(kindOf(await answerSame(west, answer))).toBe('not_living_here')
})

test('adding somebody whose number another committee has is no dead end: they are added, and the match waits [C16] [K3]', async () => {
  const idNumber = '290101195001010015'
  await givenHousehold(owner, { areaCode: westGrid, people: [{ name: '阮晴', bornOn, idNumber }] })
  const home = await givenHousehold(owner, { people: [{ name: '阮父' }] })
  const ask = {
    householdId: home.id,
    relation: '20',
    fromOn: today,
    arrival: 'moved_in',
    name: '阮晴',
    idType: '111',
    idNumber,
  }
  const added = await addResident(east, ask)
  expect(added).toMatchObject({ ok: true, value: { elsewhere: true } })
  const id = added.ok ? added.value.id : ''
  expect(await about(east, id)).toMatchObject({ state: 'found', ground: '证件号相同' })
  expect(kindOf(await addResident(east, ask)), 'twice in one committee').toBe('duplicate')
  const entries = await owner.execute<{ act: string; detail: unknown }>(
    sql`select act, detail from audit_entries where subject_id = ${id} order by id`,
  )
  expect(entries.map(({ act }) => act)).toEqual(['resident.create', 'identity.find'])
  await owner.execute(sql`delete from residents where id = ${id}`)
  const [left] = await owner.execute<{ n: number }>(
    sql`select count(*)::int as n from identity_pairs where ${id} in (one_resident, other_resident)`,
  )
  expect(left?.n, 'a record taken back leaves no match').toBe(0)
})

test('so many looks a day and no more; entering people goes on without [S8]', async () => {
  const prober = await givenActor(owner, 'secretary', eastCommittee)
  const probing = contextOf(db, prober)
  const home = await givenHousehold(owner, { people: [{ name: '限父' }] })
  await owner.execute(sql`insert into audit_entries (xid, at, account_id, area_code, act, subject, subject_id, detail)
    select '1', ${probing.now.toISOString()}::timestamptz, ${prober.accountId}, ${eastGrid}, 'identity.find', 'resident', n::text, '{}' from generate_series(2, ${limits.looksPerDay}) n`)
  expect(kindOf(await findSame(probing, {}))).toBe('done')
  expect(kindOf(await findSame(probing, {}))).toBe('too_many_looks')
  const guess = { householdId: home.id, relation: '20', fromOn: today, arrival: 'moved_in', name: '猜一个' }
  await givenHousehold(owner, {
    areaCode: westGrid,
    people: [{ name: '猜一个', bornOn: '1949-03-03', idNumber: '290101194903030010' }],
  })
  const added = await addResident(probing, { ...guess, idType: '111', idNumber: '290101194903030010' })
  expect(added).toMatchObject({ ok: true, value: { elsewhere: false } })
})
