import '@/tests/support/environment'
import { eq } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import { accounts } from '@/db/schema/accounts'
import { issues } from '@/db/schema/issues'
import type { Actor } from '@/domain/access/actor'
import type { UnitCode } from '@/domain/issues/codes'
import { dispatchIssue } from '@/server/issues/dispatch-issue'
import { finishIssue } from '@/server/issues/finish-issue'
import { replyIssue } from '@/server/issues/reply-issue'
import { reportIssue } from '@/server/issues/report-issue'
import { contextOf, eastGrid, givenActor, noon, street } from '@/tests/support/households'

/** Somebody of a department or company of the street. */
export async function givenUnitActor(
  db: Database,
  unitCode: UnitCode,
  role: 'department' | 'property_manager' = 'department',
): Promise<Actor> {
  const actor = await givenActor(db, role, street, { unitCode, name: '王磊' })
  await db.update(accounts).set({ unitCode }).where(eq(accounts.id, actor.accountId))
  return actor
}

/** A matter taken in through the command, as a worker would. */
export async function givenIssue(db: Database, by: Actor, given: Record<string, unknown> = {}, at: Date = noon) {
  const id = newId()
  const outcome = await reportIssue(contextOf(db, by, at), {
    id,
    areaCode: eastGrid,
    place: '一纺小区 3号楼 2单元',
    source: 'visit',
    kind: 'help',
    subcategory: 'facilities_handrail',
    grade: 'normal',
    title: '楼道扶手松动，请加装',
    another: 'on',
    ...given,
  })
  if (!outcome.ok) throw new Error(`not registered: ${outcome.refusal.kind}`)
  return { id, number: outcome.value.number ?? '' }
}

/** A matter that was finished and answered, waiting to be followed up. */
export async function givenRepliedIssue(db: Database, worker: Actor, secretary: Actor, handler: Actor) {
  const { id, number } = await givenIssue(db, worker, { accepted: 'on' })
  const as = (actor: Actor) => contextOf(db, actor)
  const done = [
    await dispatchIssue(as(secretary), { issueId: id, route: 'self', handlerId: handler.accountId }),
    await finishIssue(as(handler), { issueId: id, note: '三处重新焊好' }),
    await replyIssue(as(secretary), { issueId: id, note: '已装好', mode: 'phone' }),
  ]
  for (const outcome of done) if (!outcome.ok) throw new Error(`not taken: ${outcome.refusal.kind}`)
  return { id, number }
}

export async function rowOf(owner: Database, id: string) {
  const [row] = await owner.select().from(issues).where(eq(issues.id, id))
  if (!row) throw new Error('no such issue')
  return row
}
