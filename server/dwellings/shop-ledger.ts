import 'server-only'
import { areasNamed } from '@/db/queries/areas'
import { type ShopRow, shopCounts, shopsOf } from '@/db/queries/dwelling-uses'
import { dayOf } from '@/domain/calendar/civil-day'
import { fireStandings } from '@/domain/dwellings/fire-codes'
import { shopCells, shopColumns, shopItem, shopPeriod } from '@/server/dwellings/shop-item'
import { type UsesQuery, usesQuery } from '@/server/dwellings/uses-query'
import { placeOfList } from '@/server/households/household-list'
import { type Desk, view } from '@/server/view'

const mostPrinted = 1000
const atOnce = 500
type Listing = Pick<Desk<UsesQuery>, 'db' | 'actor' | 'jurisdiction' | 'fields' | 'now' | 'query'>

/** 商铺台账: the register as its address states it, as a table to print; the printing is recorded (seed row 28). */
export const shopLedger = view({
  name: 'dwelling.shop_ledger',
  permission: 'household.read',
  query: usesQuery,
  read: async (desk) => {
    const lines: { id: string; cells: ReturnType<typeof shopCells> }[] = []
    for await (const page of shopLines(desk, mostPrinted)) lines.push(...page)
    const about = await shopsAbout(desk)
    return { ...about, by: desk.actor.name, query: desk.query, columns: shopColumns, lines }
  },
  audit: (found, query) => [
    {
      act: 'list.print',
      subject: 'shops',
      subjectId: String(found.place.code),
      areaCode: found.place.code,
      detail: { rows: found.lines.length, query: shopsText(query) },
    },
  ],
})
export type ShopLedger = Awaited<ReturnType<typeof shopLedger>>

/** Where, how many, and by which condition. */
export async function shopsAbout(desk: Listing) {
  const place = placeOfList(desk)
  const day = dayOf(desk.now)
  const { fire } = desk.query
  const [counts, [here]] = await Promise.all([
    shopCounts(desk.db, place, shopPeriod(day)),
    areasNamed(desk.db, [place.lo]),
  ])
  return {
    ...{ day, place: { code: place.lo, name: here?.name ?? '' } },
    words: fire ? `消防${fireStandings[fire]}` : '',
    total: fire ? counts[fire] : counts.total,
  }
}

/** The shops in their order, up to `most`, a few hundred at a time. */
export async function* shopLines(desk: Listing, most: number) {
  const place = placeOfList(desk)
  const day = dayOf(desk.now)
  let last: ShopRow | undefined
  for (let left = most; left > 0; left -= atOnce) {
    const after = last && { sort: last.sort_key, id: last.id }
    const window = { ...shopPeriod(day), fire: desk.query.fire, after, most: Math.min(atOnce, left) - 1 }
    const page = await shopsOf(desk.db, place, window)
    if (page.length > 0) yield page.map((row) => ({ id: row.id, cells: shopCells(shopItem(row, desk.fields, day)) }))
    last = page.at(-1)
    if (page.length < atOnce) return
  }
}

/** The conditions of the register as the audit keeps them. */
export function shopsText({ area, fire }: UsesQuery): Record<string, unknown> {
  return { ...(area ? { area } : {}), ...(fire ? { fire } : {}) }
}
