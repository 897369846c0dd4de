import { and, asc, count, desc, eq, ne, or, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type IssueSight, inSight } from '@/db/queries/issues'
import { issueHouseholds, issues, whistles } from '@/db/schema/issues'
import { observations, promises, visits } from '@/db/schema/visits'

/** One matter as a page shows it. */
export async function issueSeen(db: Reader, sight: IssueSight, id: string) {
  const [row] = await db
    .select()
    .from(issues)
    .where(and(eq(issues.id, id), inSight(sight)))
  return row
}

/** Matters merged into this one, derived from it, or that it came from. */
export function linkedIssues(
  db: Reader,
  sight: IssueSight,
  issue: { id: string; mergedIntoId: string | null; derivedFromId: string | null },
) {
  return db
    .select({
      id: issues.id,
      number: issues.number,
      title: issues.title,
      state: issues.state,
      mergedIntoId: issues.mergedIntoId,
      derivedFromId: issues.derivedFromId,
    })
    .from(issues)
    .where(
      and(
        inSight(sight),
        or(
          eq(issues.mergedIntoId, issue.id),
          eq(issues.derivedFromId, issue.id),
          issue.mergedIntoId ? eq(issues.id, issue.mergedIntoId) : undefined,
          issue.derivedFromId ? eq(issues.id, issue.derivedFromId) : undefined,
        ),
      ),
    )
    .orderBy(asc(issues.registeredAt))
    .limit(50)
}

/** How many of the same kind came from the same building since a day (一类问题). */
export async function sameKindSince(
  db: Reader,
  sight: IssueSight,
  issue: { id: string; subcategory: string; place: string },
  since: Date,
): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(issues)
    .where(
      and(
        inSight(sight),
        sql`${issues.registeredAt} >= ${since.toISOString()}::timestamptz`,
        eq(issues.subcategory, issue.subcategory as never),
        sql`starts_with(${issues.place}, ${issue.place})`,
        ne(issues.id, issue.id),
      ),
    )
  return row?.n ?? 0
}

export function whistlesOf(db: Reader, issueId: string) {
  return db
    .select()
    .from(whistles)
    .where(eq(whistles.issueId, issueId))
    .orderBy(asc(whistles.calledAt), asc(whistles.unitCode))
}

export function householdsOf(db: Reader, issueId: string) {
  return db
    .select({ householdId: issueHouseholds.householdId, joinedAt: issueHouseholds.joinedAt })
    .from(issueHouseholds)
    .where(eq(issueHouseholds.issueId, issueId))
    .orderBy(asc(issueHouseholds.joinedAt), asc(issueHouseholds.id))
}

/** The visit and the observation a matter came from, and what was promised about it. */
export async function originOf(db: Reader, issueId: string) {
  const noted = await db
    .select({
      id: observations.id,
      visitId: observations.visitId,
      at: observations.at,
      text: observations.text,
      mode: visits.mode,
    })
    .from(observations)
    .leftJoin(visits, eq(visits.id, observations.visitId))
    .where(eq(observations.issueId, issueId))
    .orderBy(desc(observations.at))
    .limit(5)
  const promised = await db
    .select({ id: promises.id, text: promises.text, dueOn: promises.dueOn, answeredAt: promises.answeredAt })
    .from(promises)
    .where(eq(promises.issueId, issueId))
    .orderBy(asc(promises.dueOn))
    .limit(5)
  return { noted, promised }
}
