import { and, asc, desc, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { inside } from '@/db/queries/inside'
import { followUps, issueHouseholds, issueSerials, issueSteps, issues, whistles } from '@/db/schema/issues'
import { searchKeys } from '@/db/schema/residents'
import { issueKeys } from '@/db/search-keys'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, ancestorAt } from '@/domain/areas/area-code'
import type { Issue, IssueChange } from '@/domain/issues/issue'
import type { IssueAct, IssueState, SideStep } from '@/domain/issues/lifecycle'

/** What somebody may see of the register: an area, and for a department or company only what was sent to it. */
export type IssueSight = { jurisdiction: Jurisdiction; unit: string | null }

/** The conditions of a sight; departments see matters sent to them or on which they were called. */
export function inSight({ jurisdiction, unit }: IssueSight): SQL | undefined {
  const area = inside(issues.areaCode, jurisdiction)
  if (unit === null) return area
  const called = sql`${issues.id} in (select w.issue_id from whistles w where w.unit_code = ${unit})`
  return and(area, or(eq(issues.unitCode, unit as never), called))
}

/** One matter, locked until the transaction ends. */
export async function issueForUpdate(tx: Transaction, sight: IssueSight, id: string): Promise<Issue | undefined> {
  const [row] = await tx
    .select()
    .from(issues)
    .where(and(eq(issues.id, id), inSight(sight)))
    .for('update')
  // safe because the table's checks hold each state to the fields of its branch
  return row as Issue | undefined
}

/** A matter by its number inside one committee; the number is unique there. */
export async function issueNumbered(tx: Transaction, sight: IssueSight, number: string): Promise<Issue | undefined> {
  const [row] = await tx
    .select()
    .from(issues)
    .where(and(inSight(sight), eq(issues.number, number)))
    .orderBy(asc(issues.registeredAt))
    .limit(1)
  return row as Issue | undefined
}

/**
 * The next number of a committee and year, `2026-0387`. Two who ask at once wait for each other; the serial is counted up
 * by trigger when the row is written, so a number that was not used is given again.
 */
export async function nextNumber(tx: Transaction, areaCode: AreaCode, year: number): Promise<string> {
  const committee = ancestorAt(areaCode, 'committee')
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`issue-number:${committee}:${year}`}, 0))`)
  const [row] = await tx
    .select({ last: issueSerials.last })
    .from(issueSerials)
    .where(and(eq(issueSerials.committeeCode, committee), eq(issueSerials.year, year)))
  return `${year}-${String((row?.last ?? 0) + 1).padStart(4, '0')}`
}

/** Lets one sending of a form wait for the other, so that the second finds what the first wrote. */
export async function holdForm(tx: Transaction, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`form:${id}`}, 0))`)
}

/** A new matter with the keys under which it is found. */
export async function addIssue(tx: Transaction, issue: typeof issues.$inferInsert): Promise<void> {
  await tx.insert(issues).values(issue)
  await tx.insert(searchKeys).values(issueKeys(issue))
}

/** The row after a step; counts the version up. */
export async function saveIssue(
  tx: Transaction,
  issue: Issue,
  change: IssueChange & {
    state?: IssueState
    answerDueAt?: Date | null
    dueAt?: Date | null
    dueProvisional?: boolean
  },
): Promise<void> {
  await tx
    .update(issues)
    .set({ ...change, version: issue.version + 1 })
    .where(eq(issues.id, issue.id))
}

export type StepRow = {
  issueId: string
  areaCode: AreaCode
  act: IssueAct | SideStep
  fromState: IssueState | null
  toState: IssueState
  at: Date
  by: string
  note: string | null
  detail?: Record<string, unknown> | undefined
}

export async function addSteps(tx: Transaction, steps: StepRow[]): Promise<void> {
  if (steps.length === 0) return
  await tx
    .insert(issueSteps)
    .values(
      steps.map((step, index) => ({ id: newId(step.at.getTime() + index), ...step, detail: step.detail ?? null })),
    )
}

/** The recorded steps of a matter, oldest first. */
export function stepsOf(db: Reader, issueId: string) {
  return db
    .select()
    .from(issueSteps)
    .where(eq(issueSteps.issueId, issueId))
    .orderBy(asc(issueSteps.at), asc(issueSteps.recordedAt), asc(issueSteps.id))
}

export async function addBeneficiaries(
  tx: Transaction,
  issue: { id: string; areaCode: AreaCode },
  householdIds: string[],
  by: { id: string; at: Date },
): Promise<number> {
  if (householdIds.length === 0) return 0
  const rows = householdIds.map((householdId) => ({
    id: newId(),
    areaCode: issue.areaCode,
    issueId: issue.id,
    householdId,
    joinedAt: by.at,
    by: by.id,
  }))
  const added = await tx
    .insert(issueHouseholds)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: issueHouseholds.id })
  return added.length
}

export async function beneficiaryIds(db: Reader, issueId: string): Promise<string[]> {
  const rows = await db
    .select({ id: issueHouseholds.householdId })
    .from(issueHouseholds)
    .where(eq(issueHouseholds.issueId, issueId))
  return rows.map(({ id }) => id)
}

export async function addWhistles(
  tx: Transaction,
  issue: { id: string; areaCode: AreaCode },
  units: string[],
  called: { at: Date; dueAt: Date },
): Promise<void> {
  if (units.length === 0) return
  await tx
    .insert(whistles)
    .values(
      units.map((unit) => ({
        id: newId(),
        areaCode: issue.areaCode,
        issueId: issue.id,
        unitCode: unit as never,
        calledAt: called.at,
        dueAt: called.dueAt,
      })),
    )
    .onConflictDoNothing()
}

export async function whistleForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(whistles)
    .where(and(eq(whistles.id, id), inside(whistles.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function saveWhistle(
  tx: Transaction,
  id: string,
  change: Partial<Pick<typeof whistles.$inferInsert, 'arrivedAt' | 'arrivedName' | 'rating' | 'ratingNote'>>,
): Promise<void> {
  await tx.update(whistles).set(change).where(eq(whistles.id, id))
}

export async function addFollowUp(tx: Transaction, row: typeof followUps.$inferInsert): Promise<void> {
  await tx.insert(followUps).values(row)
}

/** The answers taken since the last reply, oldest first. */
export function followUpsOf(db: Reader, issueId: string) {
  return db.select().from(followUps).where(eq(followUps.issueId, issueId)).orderBy(asc(followUps.at), asc(followUps.id))
}

/** Matters of the same kind whose place begins with the same words, the open ones first; offered at intake for “+1 户”. */
export function similarIssues(
  db: Reader,
  sight: IssueSight,
  like: { subcategory?: string | undefined; place: string; since: Date },
) {
  return db
    .select({
      id: issues.id,
      number: issues.number,
      title: issues.title,
      place: issues.place,
      state: issues.state,
      settledAt: issues.settledAt,
      registeredAt: issues.registeredAt,
      households: sql<number>`(select count(*)::int from issue_households h where h.issue_id = issues.id)`,
    })
    .from(issues)
    .where(
      and(
        inSight(sight),
        gte(issues.registeredAt, like.since),
        like.subcategory ? eq(issues.subcategory, like.subcategory as never) : undefined,
        sql`starts_with(${issues.place}, ${like.place})`,
        inArray(issues.state, ['reported', 'accepted', 'handling', 'paused', 'handled', 'replied', 'rated', 'closed']),
      ),
    )
    .orderBy(sql`${issues.settledAt} is null desc`, desc(issues.registeredAt))
    .limit(5)
}

/** Open matters whose limit left the published calendar, for counting again when a notice is out (K18). */
export function provisionalIssues(tx: Transaction, jurisdiction: Jurisdiction): Promise<Issue[]> {
  return tx
    .select()
    .from(issues)
    .where(and(inside(issues.areaCode, jurisdiction), isNull(issues.settledAt), eq(issues.dueProvisional, true)))
    .orderBy(asc(issues.id))
    .for('update') as Promise<Issue[]>
}
