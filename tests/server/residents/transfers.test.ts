import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import { tallies } from '@/db/queries/figures/counts'
import { transfersOf } from '@/db/queries/transfers'
import { type Actor, jurisdictionOf } from '@/domain/access/actor'
import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import { whole } from '@/domain/figures/reference'
import { householdFile } from '@/server/households/household-file'
import { undoAct } from '@/server/households/undo-act'
import { undoDesk } from '@/server/households/undo-desk'
import { acceptTransfer } from '@/server/residents/accept-transfer'
import { offerTransfer, refuseTransfer, withdrawTransfer } from '@/server/residents/offer-transfer'
import { recordDeath } from '@/server/residents/record-death'
import { residentFile } from '@/server/residents/resident-file'
import { transferChoice, transferList } from '@/server/residents/transfer-list'
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
const [eastern, western] = [
  await givenActor(owner, 'secretary', eastCommittee),
  await givenActor(owner, 'secretary', westCommittee),
]
const [east, west] = [contextOf(db, eastern), contextOf(db, western)]
const worker = contextOf(db, await givenActor(owner, 'grid_worker', eastGrid))
const buildingId = await givenBuilding(owner, westGrid, '7号楼')
type Answer = { ok: true; value: { id: string } } | { ok: false; refusal: { kind: string } }
const kindOf = (outcome: Answer) => (outcome.ok ? 'done' : outcome.refusal.kind)
const idOf = (outcome: Answer) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value.id
}
const today: CivilDay = '2026-11-20'

/** 实有人口 of a committee on a day. */
const living = (actor: Actor, on: CivilDay) =>
  withActor(db, actor, noon, async (tx) => {
    const scope = { jurisdiction: jurisdictionOf(actor), from: on, to: on }
    const [tally] = await tallies(tx, [{ scope, by: 'grid', requests: [{ population: 'living', ways: [] }] }])
    return tally?.count(whole('living')).n ?? -1
  })
const bothLiving = async (on: CivilDay) => [await living(eastern, on), await living(western, on)]

async function offered(people: { name: string }[] = [{ name: '游子安' }, { name: '游母' }]) {
  const home = await givenHousehold(owner, { people })
  const [residentId = ''] = home.people
  const offer = { householdId: home.id, residentId, toArea: String(westCommittee), reason: '买房搬到西桥' }
  return { home, residentId, offer }
}

test('an offer tells a name and a reason, nothing else; until it is accepted nothing changes [C16] [S2]', async () => {
  const { home, residentId, offer } = await offered()
  const before = await bothLiving(today)
  expect(kindOf(await offerTransfer(west, offer))).toBe('not_found')
  expect(kindOf(await offerTransfer(worker, offer))).toBe('not_permitted')
  expect(kindOf(await offerTransfer(east, { ...offer, toArea: String(eastCommittee) }))).toBe('no_such_committee')
  expect(kindOf(await offerTransfer(east, { ...offer, residentId: home.id }))).toBe('not_living_here')
  expect(kindOf(await offerTransfer(east, { ...offer, reason: '' }))).toBe('invalid_input')
  expect(await transferChoice(east, {})).toEqual([{ value: String(westCommittee), label: '西桥社区' }])

  idOf(await offerTransfer(east, offer))
  expect(kindOf(await offerTransfer(east, offer))).toBe('already_offered')
  const [seen] = (await transferList(west, {})).offers
  expect(seen).toMatchObject({
    name: '游子安',
    reason: '买房搬到西桥',
    coming: true,
    other: '东兴社区',
    state: 'offered',
  })
  expect(JSON.stringify(seen)).not.toContain(residentId)
  expect(await residentFile(west, { id: residentId })).toBeUndefined()
  expect(await householdFile(west, { id: home.id })).toBeUndefined()
  expect(await bothLiving(today)).toEqual(before)
})

test('refused or withdrawn, everything stays as it was; an answer is given once and by its own side [C16]', async () => {
  const before = await bothLiving(today)
  const { home, offer } = await offered()
  const first = idOf(await offerTransfer(east, offer))
  expect(kindOf(await withdrawTransfer(west, { transferId: first }))).toBe('not_found')
  expect(kindOf(await refuseTransfer(east, { transferId: first, answer: '不认得' }))).toBe('not_found')
  expect(kindOf(await refuseTransfer(west, { transferId: first, answer: '本区没有这个人' }))).toBe('done')
  expect(kindOf(await refuseTransfer(west, { transferId: first, answer: '再说一次' }))).toBe('already_answered')
  expect(kindOf(await withdrawTransfer(east, { transferId: first }))).toBe('already_answered')
  const [told] = (await transferList(east, {})).offers.filter(({ id }) => id === first)
  expect(told).toMatchObject({ state: 'refused', answer: '本区没有这个人', coming: false, other: '西桥社区' })

  const second = idOf(await offerTransfer(east, offer))
  expect(kindOf(await withdrawTransfer(east, { transferId: second }))).toBe('done')
  expect((await householdFile(east, { id: home.id }))?.members).toHaveLength(2)
  expect(await bothLiving(today)).toEqual([(before[0] ?? 0) + 2, before[1]])
  await expect(
    withActor(db, western, noon, (tx) => tx.execute(sql`update transfers set name = '别人' where id = ${first}`)),
  ).rejects.toMatchObject({ cause: { constraint_name: 'transfers_answered_once' } })
})

test('accepted into a dwelling of its own: on that very day the person lives there and no longer here, never twice and never nowhere [C16] [C26]', async () => {
  const { home, residentId, offer } = await offered()
  const transferId = idOf(await offerTransfer(east, offer))
  const ask = {
    transferId,
    on: today,
    buildingId,
    unit: '1',
    room: '201',
    name: '游子安',
    sex: '1',
    bornOn: '1985-05-05',
  }
  expect(kindOf(await acceptTransfer(east, ask))).toBe('not_found')
  expect(kindOf(await acceptTransfer(west, { ...ask, on: '2026-11-19' }))).toBe('before_offer')
  expect(kindOf(await acceptTransfer(west, { ...ask, on: '2026-11-21' }))).toBe('in_future')
  const strange = await givenBuilding(owner, eastGrid, '6号楼')
  expect(kindOf(await acceptTransfer(west, { ...ask, buildingId: strange }))).toBe('not_found')

  const before = await bothLiving(today)
  const preview = await foreseen(acceptTransfer, west, ask)
  expect(countsOf(preview).slice(0, 2)).toEqual(['在册户 1', '实有人口 1'])
  const id = idOf(await acceptTransfer(west, { ...ask, confirmed: preview.seal }))
  expect(await householdFile(west, { id })).toMatchObject({ headName: '游子安', fromOn: today })
  const left = await householdFile(east, { id: home.id })
  expect(left?.members.map(({ name }) => name)).toEqual(['游母'])
  expect(left?.headName).toBeNull()
  expect(left?.former).toMatchObject([{ name: '游子安', toOn: today, departure: 'transferred' }])
  expect(await bothLiving(today)).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) + 1])
  const yesterday = addDays(today, -1)
  expect((await householdFile(east, { id: home.id, on: yesterday }))?.members).toHaveLength(2)
  expect(await residentFile(east, { id: residentId })).toBeDefined()
  expect(await residentFile(west, { id: residentId })).toBeUndefined()
  expect(kindOf(await acceptTransfer(west, ask))).toBe('already_answered')

  const next = await offered([{ name: '游女' }])
  const second = idOf(await offerTransfer(east, next.offer))
  const join = { ...ask, transferId: second, name: '游女', sex: '2' }
  expect(kindOf(await acceptTransfer(west, join))).toBe('relation_missing')
  expect(idOf(await carriedOut(acceptTransfer, west, { ...join, relation: '30' }))).toBe(id)
  expect((await householdFile(west, { id }))?.members).toHaveLength(2)
})

test('somebody who no longer lives where they were offered from is not accepted, and nothing is written', async () => {
  const { residentId, offer } = await offered([{ name: '高寿翁' }])
  const transferId = idOf(await offerTransfer(east, offer))
  await carriedOut(recordDeath, east, { residentId, diedOn: today })
  const before = await bothLiving(today)
  const ask = { transferId, on: today, buildingId, unit: '1', room: '305', name: '高寿翁' }
  expect(kindOf(await acceptTransfer(west, ask))).toBe('no_longer_there')
  expect(await bothLiving(today)).toEqual(before)
  const rows = await withActor(db, western, noon, (tx) => transfersOf(tx, jurisdictionOf(western), 100))
  expect(rows.find(({ id }) => id === transferId)?.state).toBe('offered')
})

test('an acceptance is taken back within seven days: the stay and the head are again where they were; not once somebody has moved on [C16] [C26] [F32]', async () => {
  const { home, residentId, offer } = await offered([{ name: '卜大江' }, { name: '卜妻' }])
  const standing = async () => {
    const file = await householdFile(east, { id: home.id })
    return { living: await bothLiving(today), members: file?.members, former: file?.former, head: file?.headName }
  }
  const before = await standing()
  const transferId = idOf(await offerTransfer(east, offer))
  const ask = { transferId, on: today, buildingId, unit: '2', room: '901', name: '卜大江', sex: '1' }
  const id = idOf(await carriedOut(acceptTransfer, west, ask))
  const shown = (await transferList(west, {})).offers.find((one) => one.id === transferId)
  expect(shown?.undoAt).toBe(`/households/${id}/undo`)
  expect((await transferList(east, {})).offers.find((one) => one.id === transferId)?.undoAt).toBeNull()
  const [act] = (await undoDesk(west, { id }))?.acts ?? []
  expect(act).toMatchObject({ label: '接收转来的人', people: ['卜大江'] })
  expect(kindOf(await undoAct(east, { actId: act?.id }))).toBe('not_found')
  const late = contextOf(db, western, new Date('2026-11-28T12:00:00+08:00'))
  expect(kindOf(await undoAct(late, { actId: act?.id }))).toBe('too_late')
  expect(countsOf(await foreseen(undoAct, west, { actId: act?.id })).slice(0, 2)).toEqual(['在册户 -1', '实有人口 -1'])
  expect(kindOf(await carriedOut(undoAct, west, { actId: act?.id }))).toBe('done')
  expect(await standing()).toEqual(before)
  expect(await householdFile(west, { id })).toBeUndefined()
  const [told] = (await transferList(east, {})).offers.filter((one) => one.id === transferId)
  expect(told).toMatchObject({ state: 'undone', coming: false })

  const again = { ...ask, transferId: idOf(await offerTransfer(east, offer)) }
  const next = idOf(await carriedOut(acceptTransfer, west, again))
  await carriedOut(recordDeath, east, { residentId, diedOn: today })
  const [second] = (await undoDesk(west, { id: next }))?.acts ?? []
  expect(kindOf(await carriedOut(undoAct, west, { actId: second?.id }))).toBe('changed_since')
  expect((await householdFile(west, { id: next }))?.members).toHaveLength(1)
})
