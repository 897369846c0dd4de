import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '@/db/schema/audit'
import { issueSteps, whistles } from '@/db/schema/issues'
import type { Actor } from '@/domain/access/actor'
import { arriveAtWhistle, rateArrivalOfUnit } from '@/server/issues/arrive-at-whistle'
import { dispatchIssue } from '@/server/issues/dispatch-issue'
import { issueFile } from '@/server/issues/issue-file'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  noon,
  westCommittee,
} from '@/tests/support/households'
import { givenIssue, givenUnitActor } from '@/tests/support/issues'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee, { name: '周敏华' })
const worker = await givenActor(owner, 'grid_worker', eastGrid, { name: '赵晓梅' })
const neighbour = await givenActor(owner, 'secretary', westCommittee)
const volunteer = await givenActor(owner, 'volunteer', eastCommittee)
const police = await givenUnitActor(owner, 'police')
const market = await givenUnitActor(owner, 'market')
const hour = 3_600_000
const as = (actor: Actor, after = 0) => contextOf(db, actor, new Date(noon.getTime() + after))

/** A matter for which the police was whistled for, urgent: two hours to come. */
async function whistled(grade = 'urgent') {
  const { id } = await givenIssue(db, worker, { accepted: 'on', grade })
  const called = await dispatchIssue(as(secretary), {
    issueId: id,
    route: 'whistle',
    units: ['police'],
    handlerId: worker.accountId,
  })
  expect(called).toMatchObject({ ok: true })
  const [whistle] = await owner.select().from(whistles).where(eq(whistles.issueId, id))
  if (!whistle) throw new Error('nobody was called')
  return { issueId: id, whistleId: whistle.id, whistle }
}
const rowOf = async (id: string) => (await owner.select().from(whistles).where(eq(whistles.id, id)))[0]

test('a whistle gives an urgent matter two hours, another one until the end of the next working day [F60]', async () => {
  const { whistle } = await whistled()
  expect(whistle).toMatchObject({
    unitCode: 'police',
    calledAt: noon,
    dueAt: new Date(noon.getTime() + 2 * hour),
    arrivedAt: null,
  })
  const { whistle: slow } = await whistled('normal')
  expect(slow.dueAt).toEqual(new Date('2026-11-24T00:00:00+08:00'))
})

test('the called unit reports its arrival once; it is a step of the matter and an entry [F60]', async () => {
  const { issueId, whistleId } = await whistled()
  const sent = { whistleId, name: '张警官' }
  expect(await arriveAtWhistle(as(police, hour), sent)).toEqual({ ok: true, value: { id: issueId } })
  expect(await rowOf(whistleId)).toMatchObject({ arrivedAt: new Date(noon.getTime() + hour), arrivedName: '张警官' })
  const steps = await owner.select().from(issueSteps).where(eq(issueSteps.issueId, issueId))
  expect(steps.filter(({ act }) => act === 'arrive')).toMatchObject([
    { by: police.accountId, detail: { unit: 'police', name: '张警官' } },
  ])
  const entries = await owner.select().from(auditEntries).where(eq(auditEntries.accountId, police.accountId))
  expect(entries).toMatchObject([
    { act: 'whistle.arrive', subjectId: issueId, detail: { step: 'arrive', unit: 'police' } },
  ])
  expect(await arriveAtWhistle(as(police, hour), sent)).toMatchObject({ refusal: { kind: 'already_arrived' } })
  expect(JSON.stringify(await issueFile(as(secretary, hour), { issueId }))).toContain('张警官')
})

test('the committee that saw them come may say so too; another unit, a neighbour and a volunteer may not', async () => {
  const { issueId, whistleId } = await whistled()
  const sent = { whistleId, name: '张警官' }
  const refused = async (actor: Actor) => {
    const outcome = await arriveAtWhistle(as(actor), sent)
    return outcome.ok ? 'done' : outcome.refusal.kind
  }
  expect(await refused(volunteer)).toBe('not_permitted')
  expect(await refused(neighbour)).toBe('not_found')
  expect(['not_found', 'sent_to_another_unit']).toContain(await refused(market))
  expect(await arriveAtWhistle(as(worker), { whistleId, name: '' })).toMatchObject({
    refusal: { kind: 'invalid_input' },
  })
  expect(await rowOf(whistleId)).toMatchObject({ arrivedAt: null, arrivedName: null })
  expect(await refused(worker)).toBe('done')
  expect(await rowOf(whistleId)).toMatchObject({ arrivedName: '张警官' })
  const steps = await owner.select().from(issueSteps).where(eq(issueSteps.issueId, issueId))
  expect(steps.filter(({ act }) => act === 'arrive')).toHaveLength(1)
})

test('arrival is rated from below, by the committee and never by the unit itself [F61]', async () => {
  const { issueId, whistleId } = await whistled()
  expect(await rateArrivalOfUnit(as(secretary, hour), { whistleId, rating: 'satisfied' })).toMatchObject({
    refusal: { kind: 'not_arrived_yet' },
  })
  await arriveAtWhistle(as(police, hour), { whistleId, name: '张警官' })
  const own = await rateArrivalOfUnit(as(police, hour), { whistleId, rating: 'satisfied' })
  expect(own.ok).toBe(false)
  expect(await rateArrivalOfUnit(as(neighbour, hour), { whistleId, rating: 'satisfied' })).toMatchObject({
    refusal: { kind: 'not_found' },
  })
  expect(await rateArrivalOfUnit(as(secretary, hour), { whistleId, rating: 'dissatisfied' })).toMatchObject({
    refusal: { kind: 'cause_needed' },
  })
  expect((await rowOf(whistleId))?.rating).toBe(null)
  expect(await rateArrivalOfUnit(as(secretary, hour), { whistleId, rating: 'dissatisfied', note: '来了就走' })).toEqual(
    {
      ok: true,
      value: { id: issueId },
    },
  )
  expect(await rowOf(whistleId)).toMatchObject({ rating: 'dissatisfied', ratingNote: '来了就走' })
})

test('who stays away is rated too, once the time to come is over [F61]', async () => {
  const { whistleId } = await whistled()
  const rated = (after: number) =>
    rateArrivalOfUnit(as(secretary, after), { whistleId, rating: 'dissatisfied', note: '没有人来' })
  expect(await rated(2 * hour - 1)).toMatchObject({ refusal: { kind: 'not_arrived_yet' } })
  expect(await rated(2 * hour + 1)).toMatchObject({ ok: true })
  expect(await rowOf(whistleId)).toMatchObject({ arrivedAt: null, rating: 'dissatisfied' })
})
