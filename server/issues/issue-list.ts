import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { namesOf } from '@/db/queries/colleagues'
import {
  type IssueFilter,
  type IssuePlace,
  type IssueSort,
  issueCounts,
  issuesListed,
} from '@/db/queries/issue-register'
import { holds, jurisdictionWithin } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { dayOf, endOfDay } from '@/domain/calendar/civil-day'
import { publishedCalendar } from '@/domain/calendar/workdays'
import {
  type IssueCategory,
  type IssueGrade,
  type IssueSource,
  issueCategories,
  issueGrades,
  issueSources,
  type UnitCode,
  units,
} from '@/domain/issues/codes'
import { urgencyOf } from '@/domain/issues/deadlines'
import { type WorkList, workLists } from '@/domain/issues/lifecycle'
import { proposedSupervision } from '@/domain/issues/supervision'
import { flag, placeFrom, placeText, someArea, someCode, somePlace, someWords } from '@/server/address'
import { sightOf, worksForUnit } from '@/server/issues/sight'
import { view } from '@/server/view'

const fields = z.object({
  list: z.enum(Object.keys(workLists) as [WorkList]).catch('open'),
  grade: someCode<IssueGrade>(issueGrades),
  category: someCode<IssueCategory>(issueCategories),
  source: someCode<IssueSource>(issueSources),
  unit: someCode<UnitCode>(units),
  area: someArea,
  overdue: flag,
  mine: flag,
  supervised: flag,
  q: someWords(60),
  sort: z
    .string()
    .regex(/^-?(due|registered|number)$/)
    .optional()
    .catch(undefined),
  after: somePlace,
  before: somePlace,
})

/** `list=overdue` is 在办 with only what is late. */
const query = z.preprocess((raw) => (isOverdueList(raw) ? { ...raw, list: 'open', overdue: '1' } : raw), fields)

function isOverdueList(raw: unknown): raw is { list: 'overdue' } {
  return typeof raw === 'object' && raw !== null && 'list' in raw && raw.list === 'overdue'
}

/** 诉求登记簿: one work list under the filters, with the count of every list. */
export const issueList = view({
  name: 'issue.list',
  permission: 'issue.read',
  query,
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const within = (query.area && jurisdictionWithin(actor, query.area)) || jurisdiction
    const sight = sightOf(actor, within)
    const filter: IssueFilter = {
      grade: query.grade,
      category: query.category,
      source: query.source,
      unit: query.unit,
      handlerId: query.mine && actor.accountId,
      supervised: query.supervised === '1',
      words: query.q,
      overdueAt: query.overdue && now,
    }
    const sort = sortOf(query.sort, query.list)
    const states = query.list === 'all' ? undefined : workLists[query.list].states
    const after = placed(query.after, sort.sort)
    const before = after ? undefined : placed(query.before, sort.sort)
    const page = await issuesListed(db, sight, filter, states, { ...sort, rows: limits.listPageRows, after, before })
    const counts = await issueCounts(db, sight, filter, now, endOfDay(publishedCalendar.coveredTo))
    const names = await namesOf(
      db,
      page.rows.map(({ handlerId }) => handlerId),
    )
    const far = levelOf(actor.areaCode) !== 'committee' && levelOf(actor.areaCode) !== 'grid'
    const where = await areasNamed(db, [
      ...new Set(page.rows.map(({ areaCode }) => (far ? ancestorAt(areaCode, 'committee') : areaCode))),
    ])
    const places = new Map(where.map(({ code, name }) => [code, name]))
    return {
      query,
      sort,
      lists: listsOf(counts),
      recountable: holds(actor, 'issue.dispatch') ? counts.reduce((sum, row) => sum + row.recountable, 0) : 0,
      overdue: counts.reduce((sum, row) => sum + row.overdue, 0),
      more: page.more,
      rows: page.rows.map(({ areaCode, handlerId, key, ...row }) => ({
        ...row,
        cursor: placeText([key, row.id]),
        area: places.get(far ? ancestorAt(areaCode, 'committee') : areaCode) ?? '',
        handler: handlerId ? (names.get(handlerId)?.name ?? null) : null,
        urgency: urgencyOf(row, now),
        proposed: proposedSupervision(row, now) ?? null,
      })),
      areas: await areasAt(db, jurisdiction, far ? 'committee' : 'grid', dayOf(now)),
      distant: worksForUnit(actor),
      now,
    }
  },
})

export type IssueListView = Awaited<ReturnType<typeof issueList>>
export type IssueRow = IssueListView['rows'][number]

function sortOf(text: string | undefined, list: WorkList): { sort: IssueSort; descending: boolean } {
  if (text) return { sort: text.replace('-', '') as IssueSort, descending: text.startsWith('-') }
  const settled = list === 'all' || list === 'filed' || list === 'replied' || list === 'rated'
  return settled ? { sort: 'registered', descending: true } : { sort: 'due', descending: false }
}

function placed(text: string | undefined, sort: IssueSort): IssuePlace | undefined {
  const place = placeFrom(text, [sort === 'number' ? 'text' : 'instant'])
  return place && { key: place[0], id: place[1] ?? '' }
}

function listsOf(counts: { state: string; issues: number }[]) {
  return (Object.keys(workLists) as WorkList[]).map((list) => {
    const states: readonly string[] = workLists[list].states
    const total = counts.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.issues, 0)
    return { list, label: workLists[list].label, total }
  })
}
