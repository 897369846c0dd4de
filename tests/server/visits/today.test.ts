import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { dueHouseholds } from '@/db/queries/due-visits'
import { type Actor, jurisdictionOf } from '@/domain/access/actor'
import { dispatchIssue } from '@/server/issues/dispatch-issue'
import { recordVisit } from '@/server/visits/record-visit'
import { today } from '@/server/visits/today'
import { visitRound } from '@/server/visits/visit-round'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  givenHousehold,
  noon,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { givenIssue, givenUnitActor } from '@/tests/support/issues'
import { ownDatabase } from '@/tests/support/postgres'
import { everyTask, visitOf } from '@/tests/support/visits'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '周敏华' })
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const neighbour = await givenActor(owner, 'grid_worker', westGrid)
const auditor = await givenActor(owner, 'auditor', westCommittee)
const police = await givenUnitActor(owner, 'police')
const as = (actor: Actor, at = noon) => contextOf(db, actor, at)
const daysOn = (days: number) => new Date(noon.getTime() + days * 86_400_000)

const home = (name: string, more: object = {}) =>
  givenHousehold(owner, { people: [{ name, bornOn: '1980-03-01', ...more }] })
const deskOf = async (actor: Actor, at = noon) => {
  const { desk } = await today(as(actor, at), {})
  if (!desk) throw new Error('no desk')
  return desk
}

test('今日 holds what is promised by today, in the own area only', async () => {
  const family = await home('马玉兰')
  const visit = visitOf(family.id, { ...everyTask, promiseText: '送清单', promiseOn: '2026-11-20' })
  expect(await recordVisit(as(worker), visit)).toMatchObject({ ok: true })
  const later = visitOf((await home('常书琴')).id, { ...everyTask, promiseText: '问社保', promiseOn: '2026-11-25' })
  expect(await recordVisit(as(worker), later)).toMatchObject({ ok: true })

  const { promises } = await deskOf(worker)
  expect(promises).toMatchObject({ open: 2, due: 1, overdue: 0 })
  expect(promises.rows).toMatchObject([{ text: '送清单', dueOn: '2026-11-20', head: '马玉兰', by: '赵晓梅' }])
  expect((await deskOf(worker, daysOn(1))).promises).toMatchObject({ open: 2, due: 1, overdue: 1 })
  expect((await deskOf(secretary)).promises.rows).toHaveLength(1)
  expect((await deskOf(neighbour)).promises).toMatchObject({ open: 0, rows: [] })
})

test('今日 counts the people another committee offers or asks about, for whoever may answer [C16]', async () => {
  const waiting = async (actor: Actor) => {
    const { offers, matches } = (await deskOf(actor)).waiting
    return { offers, matches }
  }
  expect(await waiting(secretary)).toEqual({ offers: 0, matches: 0 })
  const { people } = await home('待核对')
  await owner.execute(sql`insert into transfers (id, area_code, from_code, resident_id, name, reason, offered_at, offered_by)
    values (gen_random_uuid(), ${eastCommittee}, ${westCommittee}, gen_random_uuid(), '来人', '搬来', ${noon.toISOString()}, ${secretary.accountId})`)
  for (const state of ['to_answer', 'found'])
    await owner.execute(
      sql`insert into identity_matches (area_code, resident_id, ground, state) values (${eastGrid}, ${people[0]}, 'id_number', ${state})`,
    )
  expect(await waiting(secretary)).toEqual({ offers: 1, matches: 1 })
  expect(await waiting(worker)).toEqual({ offers: 0, matches: 0 })
})

test('今日 counts what waits for a decision and lists the matters whose time is up by tonight', async () => {
  const before = await deskOf(secretary)
  const { id } = await givenIssue(db, worker, { accepted: 'on', title: '水管爆裂', grade: 'urgent' })
  await givenIssue(db, worker, { title: '楼道灯不亮' })
  const after = await deskOf(secretary)
  expect(after.waiting.accepted).toBe(before.waiting.accepted + 1)
  expect(after.waiting.reported).toBe(before.waiting.reported + 1)
  expect(after.waiting.oldest).toEqual(noon)

  const late = await deskOf(secretary, daysOn(3))
  expect(late.issues.rows.map((row) => row.id)).toContain(id)
  expect(late.issues.due).toBeGreaterThan(0)
  expect((await deskOf(neighbour, daysOn(3))).issues.rows).toEqual([])
})

test('今日 shows birthdays of a fortnight that are round, and what was learnt since yesterday', async () => {
  await home('陈国栋', { bornOn: '1946-11-28' })
  await home('何志强', { bornOn: '1945-11-28' })
  await owner.execute(sql`update residencies set recorded_at = ${noon.toISOString()}::timestamptz`)
  const { birthdays, changes } = await deskOf(worker)
  expect(birthdays.map(({ name, age, on }) => [name, age, on])).toEqual([['陈国栋', 80, '2026-11-28']])
  expect(changes.map(({ name }) => name)).toContain('何志强')
  expect((await deskOf(worker, daysOn(3))).changes).toEqual([])
})

test('今日 and the sheet of the day count the same due households, grid by grid', async () => {
  const { grids } = await deskOf(secretary)
  const week = await visitRound(as(secretary), { span: 'week' })
  expect(week.dueTotal).toBeGreaterThan(0)
  expect(grids.reduce((sum, { due, others }) => sum + due + others, 0)).toBe(week.dueTotal)
  expect(grids.map(({ code }) => code)).toEqual([eastGrid])
})

test('a family never visited says since when it is on file, not since when it lives here, and waits behind older debts', async () => {
  const never = await home('秦月琴')
  const owed = await home('柳志远')
  await owner.execute(
    sql`update households set recorded_at = ${daysOn(-12).toISOString()}::timestamptz where id in (${never.id}, ${owed.id})`,
  )
  await owner.execute(
    sql`update household_stats set last_contact_at = ${daysOn(-400).toISOString()}::timestamptz where household_id = ${owed.id}`,
  )
  const { door } = await visitRound(as(worker), {})
  const said = door.find(({ id }) => id === never.id)?.reasons
  expect(said).toEqual([{ kind: 'cadence', text: '半年一访，从未走访，建档 12 天', late: true }])
  const due = await dueHouseholds(owner, jurisdictionOf(worker), '2026-11-20', '2026-11-20', 50)
  const order = due.map(({ id }) => id)
  expect(order.indexOf(owed.id)).toBeLessThan(order.indexOf(never.id))
})

test('a unit is shown what was sent to it, and who neither visits nor handles is shown neither', async () => {
  const { id } = await givenIssue(db, worker, { accepted: 'on', title: '流动摊点扰民' })
  expect(
    await dispatchIssue(as(secretary), {
      issueId: id,
      route: 'transfer',
      unitCode: 'police',
      handlerId: worker.accountId,
    }),
  ).toMatchObject({ ok: true })
  const unit = await today(as(police), {})
  expect(unit.desk).toBe(null)
  expect(unit.sent?.map((row) => row.title)).toEqual(['流动摊点扰民'])
  expect(await today(as(auditor), {})).toMatchObject({ desk: null, sent: null })
})
