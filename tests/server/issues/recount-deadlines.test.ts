import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '@/db/schema/audit'
import { issues } from '@/db/schema/issues'
import { issueList } from '@/server/issues/issue-list'
import { recountDeadlines } from '@/server/issues/recount-deadlines'
import {
  contextOf,
  eastCommittee,
  eastGrid,
  givenActor,
  givenAreas,
  westCommittee,
  westGrid,
} from '@/tests/support/households'
import { givenIssue } from '@/tests/support/issues'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const secretary = await givenActor(owner, 'secretary', eastCommittee)
const worker = await givenActor(owner, 'grid_worker', eastGrid)
const neighbour = await givenActor(owner, 'grid_worker', westGrid)
await givenActor(owner, 'secretary', westCommittee)
const wrong = new Date('2027-01-01T00:00:00Z')

test('a provisional limit is reckoned anew in the own committee, with a step and an entry; the neighbour’s stays', async () => {
  const own = await givenIssue(db, worker, { accepted: 'on' })
  const other = await givenIssue(db, neighbour, { accepted: 'on', areaCode: westGrid })
  const due = async (id: string) => (await owner.select().from(issues).where(eq(issues.id, id)))[0]
  const right = (await due(own.id))?.dueAt
  for (const { id } of [own, other])
    await owner.update(issues).set({ dueAt: wrong, dueProvisional: true }).where(eq(issues.id, id))

  expect(await recountDeadlines(contextOf(db, worker), {})).toEqual({ ok: false, refusal: { kind: 'not_permitted' } })
  expect((await due(own.id))?.dueAt).toEqual(wrong)
  expect(await recountDeadlines(contextOf(db, secretary), {})).toEqual({ ok: true, value: { recounted: 1 } })
  expect(await due(own.id)).toMatchObject({ dueAt: right, dueProvisional: false })
  expect(await due(other.id)).toMatchObject({ dueAt: wrong, dueProvisional: true })
  const entries = await owner.select().from(auditEntries).where(eq(auditEntries.accountId, secretary.accountId))
  expect(entries).toMatchObject([{ act: 'issue.step', subjectId: own.id, detail: { step: 'recount' } }])
  expect(await recountDeadlines(contextOf(db, secretary), {})).toEqual({ ok: true, value: { recounted: 0 } })
})

test('the register says how many limits can be reckoned anew, to who may do it', async () => {
  const { id } = await givenIssue(db, worker, { accepted: 'on' })
  const waiting = async (actor: typeof worker) => (await issueList(contextOf(db, actor), {})).recountable
  expect(await waiting(secretary)).toBe(0)
  await owner
    .update(issues)
    .set({ dueAt: new Date('2026-12-01T00:00:00+08:00'), dueProvisional: true })
    .where(eq(issues.id, id))
  expect(await waiting(secretary)).toBe(1)
  expect(await waiting(worker)).toBe(0)
  await recountDeadlines(contextOf(db, secretary), {})
  expect(await waiting(secretary)).toBe(0)
})
