import { and, count, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type IssueSight, inSight } from '@/db/queries/issues'
import { issues } from '@/db/schema/issues'
import type { IssueCategory, IssueGrade, IssueSource, UnitCode } from '@/domain/issues/codes'
import type { IssueState } from '@/domain/issues/lifecycle'

/** What narrows the register; nothing means everything. */
export type IssueFilter = {
  grade?: IssueGrade | undefined
  category?: IssueCategory | undefined
  source?: IssueSource | undefined
  unit?: UnitCode | undefined
  handlerId?: string | undefined
  supervised?: boolean | undefined
  words?: string | undefined
  overdueAt?: Date | undefined
}

export const issueSorts = {
  due: sql`coalesce(${issues.dueAt}, 'infinity'::timestamptz)`,
  registered: sql`${issues.registeredAt}`,
  number: sql`${issues.number}`,
} as const
export type IssueSort = keyof typeof issueSorts

/** One page: `after` goes forward from a row, `before` back from it; both are the `key` and id of that row. */
export type IssuePlace = { key: string; id: string }
export type IssuePage = {
  sort: IssueSort
  descending: boolean
  rows: number
  after?: IssuePlace | undefined
  before?: IssuePlace | undefined
}

/** The rows of a page with the key of each, one more than asked where there are more. */
export async function issuesListed(
  db: Reader,
  sight: IssueSight,
  filter: IssueFilter,
  states: readonly IssueState[] | undefined,
  page: IssuePage,
) {
  const backward = page.before !== undefined
  const descending = page.descending !== backward
  const order = issueSorts[page.sort]
  const rows = await db
    .select({ ...listed, key: sql<string>`${order}::text` })
    .from(issues)
    .where(and(where(sight, filter), states ? inArray(issues.state, states) : undefined, beyond(page, descending)))
    .orderBy(descending ? sql`${order} desc, ${issues.id} desc` : sql`${order}, ${issues.id}`)
    .limit(page.rows + 1)
  const more = rows.length > page.rows
  const kept = rows.slice(0, page.rows)
  return { rows: backward ? kept.reverse() : kept, more }
}

/** How many stand in each state under the filter, how many of those are overdue, and how many have a provisional limit before the calendar is settled. */
export function issueCounts(db: Reader, sight: IssueSight, filter: IssueFilter, now: Date, settledUntil: Date) {
  return db
    .select({
      state: issues.state,
      issues: count(),
      overdue: sql<number>`count(*) filter (where ${overdue(now)})::int`,
      recountable: sql<number>`count(*) filter (where ${issues.dueProvisional} and ${issues.settledAt} is null and ${issues.dueAt} < ${settledUntil.toISOString()}::timestamptz)::int`,
    })
    .from(issues)
    .where(where(sight, { ...filter, overdueAt: undefined }))
    .groupBy(issues.state)
}

const listed = {
  id: issues.id,
  areaCode: issues.areaCode,
  number: issues.number,
  title: issues.title,
  place: issues.place,
  source: issues.source,
  category: issues.category,
  subcategory: issues.subcategory,
  grade: issues.grade,
  route: issues.route,
  hard: issues.hard,
  state: issues.state,
  registeredAt: issues.registeredAt,
  answerDueAt: issues.answerDueAt,
  dueAt: issues.dueAt,
  dueProvisional: issues.dueProvisional,
  pauseReason: issues.pauseReason,
  settledAt: issues.settledAt,
  handlerId: issues.handlerId,
  unitCode: issues.unitCode,
  supervision: issues.supervision,
  rating: issues.rating,
  households: sql<number>`(select count(*)::int from issue_households h where h.issue_id = issues.id)`,
}

function where(sight: IssueSight, filter: IssueFilter): SQL | undefined {
  const { grade, category, source, unit, handlerId, supervised, words, overdueAt } = filter
  return and(
    inSight(sight),
    grade ? eq(issues.grade, grade) : undefined,
    category ? eq(issues.category, category) : undefined,
    source ? eq(issues.source, source) : undefined,
    unit ? eq(issues.unitCode, unit) : undefined,
    handlerId ? eq(issues.handlerId, handlerId) : undefined,
    supervised ? sql`${issues.supervision} is not null` : undefined,
    words ? containing(words) : undefined,
    overdueAt ? overdue(overdueAt) : undefined,
  )
}

function overdue(now: Date): SQL {
  return sql`(${issues.settledAt} is null and ${issues.dueAt} < ${now.toISOString()}::timestamptz)`
}

function containing(words: string): SQL | undefined {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return or(ilike(issues.title, pattern), ilike(issues.place, pattern), ilike(issues.number, pattern))
}

function beyond({ sort, after, before }: IssuePage, descending: boolean): SQL | undefined {
  const cursor = after ?? before
  if (!cursor) return undefined
  const { key, id } = cursor
  const order = issueSorts[sort]
  const typed = sort === 'number' ? sql`${key}::text` : sql`${key}::timestamptz`
  return descending
    ? sql`(${order}, ${issues.id}) < (${typed}, ${id}::uuid)`
    : sql`(${order}, ${issues.id}) > (${typed}, ${id}::uuid)`
}
