import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { householdActs } from '@/db/schema/acts'
import { auditEntries } from '@/db/schema/audit'
import { households, residencies } from '@/db/schema/households'
import { addDays } from '@/domain/calendar/civil-day'
import { changeHead } from '@/server/households/change-head'
import { closeHousehold } from '@/server/households/close-household'
import { householdFile } from '@/server/households/household-file'
import { undoAct } from '@/server/households/undo-act'
import { undoDesk } from '@/server/households/undo-desk'
import { moveIn } from '@/server/residents/move-in'
import { moveOut } from '@/server/residents/move-out'
import { recordBirth } from '@/server/residents/record-birth'
import { carriedOut, countsOf, foreseen } from '@/tests/support/acts'
import {
  contextOf,
  eastCommittee,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  street,
  westCommittee,
} from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const context = contextOf(db, secretary)
const stranger = contextOf(db, await givenActor(owner, 'secretary', westCommittee))
const cadre = contextOf(db, await givenActor(owner, 'street_cadre', street))
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => (outcome.ok ? 'done' : outcome.refusal?.kind)
const later = (days: number) => contextOf(db, secretary, new Date(noon.getTime() + days * 86_400_000))

/** The newest thing that was done to a household. */
async function lastAct(householdId: string): Promise<string> {
  const [act] = (await undoDesk(context, { id: householdId }))?.acts ?? []
  if (!act) throw new Error('nothing to take back')
  return act.id
}
const shown = async (id: string, on?: string) => {
  const file = await householdFile(context, { id, on })
  return (
    file && {
      members: file.members.map(({ name, relation }) => [name, relation]),
      head: file.headName,
      toOn: file.toOn,
    }
  )
}

test('a baby is put on file with mother and guardian, without an ID number; the effect is shown first [C25] [F32]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '李建国' }, { name: '王秀兰', relation: '12' }] })
  const [father = '', mother = ''] = home.people
  await owner.execute(sql`update residents set sex = '1' where id = ${father}`)
  const birth = {
    householdId: home.id,
    motherId: mother,
    relation: '20',
    name: '李小宝',
    sex: '1',
    bornOn: '2026-11-18',
  }
  expect(kindOf(await recordBirth(stranger, birth))).toBe('not_found')
  expect(kindOf(await recordBirth(cadre, birth))).toBe('not_permitted')
  expect(kindOf(await recordBirth(context, { ...birth, motherId: father }))).toBe('not_mother')
  expect(kindOf(await recordBirth(context, { ...birth, motherId: home.id }))).toBe('not_living_here')
  expect(kindOf(await recordBirth(context, { ...birth, bornOn: '2026-11-21' }))).toBe('in_future')

  const preview = await foreseen(recordBirth, context, birth)
  expect(countsOf(preview)).toEqual(['在册户 0', '实有人口 1', '名册 0—3 周岁 1'])
  expect(preview.who).toEqual(['李小宝，儿子，2026-11-18 出生，母亲 王秀兰，监护人 王秀兰'])
  expect((await shown(home.id))?.members).toHaveLength(2)
  const changed = await recordBirth(context, { ...birth, name: '李大宝', confirmed: preview.seal })
  expect(kindOf(changed), 'a seal is good for what was shown alone').toBe('preview')

  const done = await recordBirth(context, { ...birth, confirmed: preview.seal })
  if (!done.ok) throw new Error(done.refusal.kind)
  const file = await householdFile(context, { id: home.id })
  expect(file?.members.find(({ name }) => name === '李小宝')).toMatchObject({
    guardian: '王秀兰',
    fromOn: '2026-11-18',
  })
  const entries = await owner
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.householdId, home.id), eq(auditEntries.act, 'resident.birth')))
  expect(entries).toHaveLength(1)

  const undone = await carriedOut(undoAct, context, { actId: await lastAct(home.id) })
  expect(kindOf(undone)).toBe('done')
  expect((await shown(home.id))?.members).toEqual([
    ['李建国', '户主'],
    ['王秀兰', '妻子'],
  ])
})

test('moving out, changing head and closing are taken back, and the file stands as before [C25] [C26] [F32]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '尹成礼' }, { name: '吴芳', relation: '12' }] })
  const [head = '', wife = ''] = home.people
  const before = await shown(home.id)

  await changeHead(context, { id: home.id, residentId: wife, formerRelation: '11' })
  expect((await shown(home.id))?.head).toBe('吴芳')
  expect(await shown(home.id, '2026-11-19'), 'yesterday it was another').toEqual(before)
  expect(kindOf(await carriedOut(undoAct, stranger, { actId: await lastAct(home.id) }))).toBe('not_found')
  const actId = await lastAct(home.id)
  expect(kindOf(await carriedOut(undoAct, context, { actId }))).toBe('done')
  expect(kindOf(await carriedOut(undoAct, context, { actId }))).toBe('already_ended')
  expect(await shown(home.id)).toEqual(before)

  await carriedOut(moveOut, context, {
    householdId: home.id,
    residentId: head,
    toOn: '2026-11-19',
    departure: 'moved_out',
  })
  expect((await shown(home.id))?.head).toBeNull()
  const preview = await foreseen(undoAct, context, { actId: await lastAct(home.id) })
  expect(countsOf(preview)).toEqual(expect.arrayContaining(['在册户 0', '实有人口 1']))
  await carriedOut(undoAct, context, { actId: await lastAct(home.id) })
  expect(await shown(home.id)).toEqual(before)

  await closeHousehold(context, { id: home.id, toOn: '2026-11-20', reason: 'moved_out', vacant: 'on' })
  expect(await shown(home.id)).toMatchObject({ members: [], toOn: '2026-11-20' })
  await carriedOut(undoAct, context, { actId: await lastAct(home.id) })
  expect(await shown(home.id)).toEqual(before)
  expect((await householdFile(context, { id: home.id }))?.dwelling.state).toBe('ZZ')
})

test('what was built upon since is not taken back from under it, nor what is older than a week [C25]', async () => {
  const home = await givenHousehold(owner, { people: [{ name: '韩立新' }, { name: '韩雪', relation: '30' }] })
  const next = await givenHousehold(owner, { people: [{ name: '冯远' }] })
  const [, daughter = ''] = home.people
  const leave = { householdId: home.id, residentId: daughter, toOn: '2026-11-18', departure: 'moved_out' }
  await carriedOut(moveOut, context, leave)
  const actId = await lastAct(home.id)
  const arrive = { householdId: next.id, residentId: daughter, relation: '97', arrival: 'moved_in' }
  expect(kindOf(await carriedOut(moveIn, context, { ...arrive, fromOn: '2026-11-17' }))).toBe('lived_elsewhere')
  expect(kindOf(await carriedOut(moveIn, context, { ...arrive, fromOn: '2026-11-19' }))).toBe('done')
  expect(kindOf(await carriedOut(undoAct, context, { actId }))).toBe('changed_since')
  const [stay] = await owner.select().from(residencies).where(eq(residencies.householdId, next.id)).offset(1)
  expect(stay?.toOn).toBeNull()

  await owner.update(householdActs).set({ doneAt: noon }).where(eq(householdActs.id, actId))
  expect(kindOf(await carriedOut(undoAct, later(8), { actId }))).toBe('too_late')
  const desk = await undoDesk(context, { id: home.id })
  expect(desk?.acts[0]).toMatchObject({ label: '迁出', people: ['韩雪'], until: addDays('2026-11-20', 7) })
  const [row] = await owner.select().from(households).where(eq(households.id, home.id))
  expect(row?.toOn).toBeNull()
})
