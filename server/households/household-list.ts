import 'server-only'
import { limits } from '@/config/limits'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { buildingsInside } from '@/db/queries/dwellings'
import { reads } from '@/db/queries/figures/reads'
import {
  type HouseholdRow,
  householdCounts,
  householdPage,
  type ListCounts,
  listCounts,
  placeOf,
} from '@/db/queries/households'
import { keptAnswers } from '@/db/queries/kept'
import { holds, type Jurisdiction, jurisdictionWithin, mayReadPeople } from '@/domain/access/actor'
import { type AreaCode, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { showsTag } from '@/domain/tags/shown'
import { placeText } from '@/server/address'
import { householdItem } from '@/server/households/household-item'
import { filterOf, type ListQuery, listQuery, orderOf, placed } from '@/server/households/list-query'
import { type Desk, view } from '@/server/view'

/** Above this a count says “以上”: a list never costs more than a few thousand rows to count. */
const mostCounted = 10_000

/** 现成名单: the lists an office asks for every week, as addresses. */
const readyLists = [
  { name: 'all', label: '全部', query: {} },
  { name: 'care', label: 'C 类重点', query: { class: 'C' } },
  { name: 'alone', label: '独居', query: { tag: 'living_alone' } },
  { name: 'silent', label: '超 90 天未联系', query: { silent: '90' } },
  { name: 'unclassed', label: '待分类', query: { class: 'none' } },
  { name: 'promised', label: '有未了答应事项', query: { open: 'promise' } },
  { name: 'rented', label: '出租', query: { state: 'CZ' } },
  { name: 'mixed', label: '商住混用', query: { use: '06' } },
] as const

/** 家庭档案 list: filtered, ordered and paged by its address, masked for its reader. */
export const householdList = view({
  name: 'household.list',
  permission: 'household.read',
  query: listQuery,
  read: async (desk) => {
    const { db, actor, fields, now, query } = desk
    const day = dayOf(now)
    const place = placeOfList(desk)
    const order = orderOf(query)
    const filter = filterOf(query, (code) => showsTag(fields, code))
    const after = placed(query.after, order)
    const before = after ? undefined : placed(query.before, order)
    const limit = limits.listPageRows
    const bounded = isBounded(place)

    const narrowed = Object.values(filter).some((part) => part !== undefined)
    const [rows, ready, found, choices] = await Promise.all([
      householdPage(db, place, filter, order, { after, before, limit }, day),
      readyCounts(desk, place, day),
      narrowed ? householdCounts(db, place, filter, day, bounded ? 100_000 : mostCounted) : undefined,
      choicesOf(desk, place, bounded, day),
    ])
    const page = pageOf(rows, limit, Boolean(before), Boolean(after))
    return {
      day,
      query,
      items: page.rows.map((row) => householdItem(row, fields, day)),
      next: page.more ? textOf(order, page.rows.at(-1)) : undefined,
      previous: page.less ? textOf(order, page.rows[0]) : undefined,
      counts: found
        ? { ...found, more: !bounded && found.households === mostCounted }
        : { households: ready.households, people: ready.people, lived: ready.lived, more: false },
      tabs: readyLists.map(({ label, query }, at) => ({
        label,
        query: query as Record<string, string>,
        count: ready.lists[at],
      })),
      choices,
      sensitive: fields.sensitive === 'shown',
      may: {
        transfer: holds(actor, 'resident.transfer'),
        edit: holds(actor, 'household.edit'),
        export: holds(actor, 'roster.export'),
        import: holds(actor, 'import.run'),
      },
    }
  },
})
export type HouseholdList = Awaited<ReturnType<typeof householdList>>

/** The jurisdiction of a list: the area its address names where that lies inside the actor's own, else all of it. */
export function placeOfList({
  actor,
  jurisdiction,
  query,
}: Pick<Desk<{ area?: AreaCode | undefined }>, 'actor' | 'jurisdiction' | 'query'>): Jurisdiction {
  return (query.area && jurisdictionWithin(actor, query.area)) || jurisdiction
}

/** The rows of one page out of `limit + 1`, and whether the list goes on at either end. */
function pageOf(rows: HouseholdRow[], limit: number, backward: boolean, forward: boolean) {
  const full = rows.length > limit
  if (backward) return { rows: full ? rows.slice(1) : rows, more: true, less: full }
  return { rows: rows.slice(0, limit), more: full, less: forward }
}

function textOf(order: Parameters<typeof placeOf>[0], row: HouseholdRow | undefined): string | undefined {
  if (!row) return undefined
  const { values, id } = placeOf(order, row)
  return placeText([...values, id])
}

/** One committee or less: small enough to be counted to the end. */
export function isBounded({ lo }: Jurisdiction): boolean {
  return levelOf(lo) === 'committee' || levelOf(lo) === 'grid'
}

/** How many each ready-made list holds and who lives in all of them; kept, committee by committee, until something changes. */
async function readyCounts({ db, actor, now }: Desk<ListQuery>, place: Jurisdiction, day: string): Promise<ListCounts> {
  const lists = readyLists.map(({ query }) => filterOf(listQuery.parse(query), () => true))
  const count = (units: AreaCode[]) => listCounts(db, place, units, lists, day)
  const ask = {
    from: day,
    to: day,
    asked: 'household.lists',
    reads: [...reads.household, ...reads.promise_open, ...reads.issue_open],
  }
  const counted = mayReadPeople(actor)
    ? await keptAnswers(db, { seenFrom: actor.areaCode, now }, place, ask, count)
    : [...(await count([place.lo])).values()]
  return counted.reduce(
    (sum, one) => ({
      households: sum.households + one.households,
      people: sum.people + one.people,
      lived: sum.lived + one.lived,
      lists: sum.lists.map((n, at) => n + (one.lists[at] ?? 0)),
    }),
    { households: 0, people: 0, lived: 0, lists: lists.map(() => 0) },
  )
}

/** What the filters offer: the areas one level down, and the buildings while they fit into one list. */
export async function choicesOf(
  { db, jurisdiction, actor }: Pick<Desk<unknown>, 'db' | 'jurisdiction' | 'actor'>,
  place: Jurisdiction,
  bounded: boolean,
  day: string,
) {
  const level = levelOf(actor.areaCode)
  const below = level === 'committee' ? 'grid' : 'committee'
  const [areas, buildings, here] = await Promise.all([
    level === 'grid' ? [] : areasAt(db, jurisdiction, below, day),
    bounded ? buildingsInside(db, place) : [],
    areasNamed(db, [place.lo]),
  ])
  return {
    here: here[0]?.name ?? '',
    areaWord: below === 'grid' ? '网格' : '居民区',
    areas: areas.map(({ code, name }) => ({ value: String(code), label: name })),
    buildings: buildings.map(({ id, estate, name }) => ({ value: id, label: `${estate} ${name}` })),
  }
}
