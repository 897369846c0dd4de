import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { tallies } from '@/db/queries/figures/counts'
import { figureRows } from '@/db/queries/figures/rows'
import { type AreaCode, contains } from '@/domain/areas/area-code'
import { figureAddress, rateAddress } from '@/domain/figures/address'
import { figureOf } from '@/domain/figures/catalogue'
import { populationOf } from '@/domain/figures/populations'
import { percentText, type Rate, rateOf } from '@/domain/figures/rates'
import { parseReference, type Reference, referenceLabel, referenceText, unitOf } from '@/domain/figures/reference'
import { requestsFor, type Tally } from '@/domain/figures/tally'
import { placeFrom, placeText, somePlace } from '@/server/address'
import { figureList } from '@/server/figures/figure-cells'
import { type Sighted, sighted, sightQuery, surroundings } from '@/server/figures/sight'
import { type Desk, view } from '@/server/view'

const addressed = sightQuery.extend({
  code: z.string().max(300).catch(''),
  after: somePlace,
})

type Found = { of: Reference; among: readonly Reference[]; rate?: Rate }

/** What a code stands for: a reference, a rate, or the trace number printed on paper. */
function foundBy(code: string): Found | undefined {
  const printed = figureOf(code)
  if (printed?.kind === 'rate') return foundBy(printed.rate)
  if (printed?.kind === 'share') return { of: printed.of, among: [printed.among] }
  if (printed) return { of: printed.of, among: [] }
  const rate = rateOf(code)
  if (rate?.of) return { of: rate.of.numerator, among: rate.of.denominator, rate }
  const of = parseReference(code)
  return of && { of, among: [] }
}

const addUp = (values: number[]) => values.reduce((sum, one) => sum + one, 0)

function split(found: Found, tally: Tally, children: { code: AreaCode; name: string }[], sight: Sighted, code: string) {
  const own = tally.children(found.of)
  const among = found.among.map((one) => tally.children(one))
  const named = new Set(children.map((child) => child.code))
  return {
    children: children.map((child) => ({
      ...child,
      n: own.get(child.code) ?? 0,
      of: among.length > 0 ? addUp(among.map((sums) => sums.get(child.code) ?? 0)) : undefined,
      href: found.rate
        ? rateAddress(code, { ...sight, area: child.code })
        : figureAddress(found.of, { ...sight, area: child.code }),
    })),
    rest: addUp([...own].filter(([area]) => !named.has(area)).map(([, n]) => n)),
  }
}

async function numberOf({ db, actor, now, query }: Desk<z.output<typeof addressed>>) {
  const sight = sighted(actor, now, query)
  const found = foundBy(query.code)
  if (!sight || !found) return undefined
  const around = await surroundings(db, sight)
  if (!around) return undefined
  const { of, among, rate } = found
  const [tally] = await tallies(db, [{ scope: sight, by: around.by, requests: requestsFor([of, ...among]) }])
  if (!tally) return undefined
  const value = tally.count(of).n
  const denominator = among.length > 0 ? addUp(among.map((one) => tally.count(one).n)) : undefined
  const { definition, time } = populationOf(of.population)
  const children = around.children.map(({ code, name }) => ({ code, name }))
  return {
    sight,
    of,
    shown: {
      label: rate?.label ?? referenceLabel(of),
      definition: rate?.definition ?? definition,
      time,
      unit: unitOf(of),
      value,
      denominator,
      percent: denominator === undefined ? undefined : percentText(value, denominator),
      numeratorHref: figureAddress(of, sight),
      denominators: among.map((one) => ({
        label: referenceLabel(one),
        n: tally.count(one).n,
        href: figureAddress(one, sight),
      })),
      where: around.where.map(({ code, name }) => ({
        name,
        href: contains(actor.areaCode, code) ? `/areas/${code}` : null,
      })),
      name: around.name,
      area: sight.area,
      from: sight.from,
      to: sight.to,
      reference: referenceText(of),
      ...split(found, tally, children, sight, query.code),
    },
  }
}

/** 指标的数: value, definition and split by area, for everybody who may see numbers; never who. */
export const figureValue = view({
  name: 'figure.value',
  permission: 'figure.read',
  query: addressed,
  counting: true,
  read: async (desk) => (await numberOf(desk))?.shown,
})

/** 指标的名单: the same, with exactly the rows the number counts, for those who may see people. */
export const figureFile = view({
  name: 'figure.rows',
  permission: 'figure.read',
  query: addressed,
  read: async (desk) => {
    const found = await numberOf(desk)
    if (!found) return undefined
    const { db, fields, query } = desk
    const { of, sight, shown } = found
    const most = limits.listPageRows
    const rows = await figureRows(db, sight, of, { after: placed(query.after), most })
    const page = rows.slice(0, most)
    const last = rows.length > most ? page.at(-1) : undefined
    const next = last && placeText([last.sort, last.id])
    const list = figureList(populationOf(of.population).subject, page, { fields, on: sight.to })
    return { ...shown, list: { ...list, next } }
  },
})

function placed(text: string | undefined) {
  const place = placeFrom(text, ['text'])
  return place && { sort: place[0], id: place[1] ?? '' }
}

export type FigureNumber = NonNullable<Awaited<ReturnType<typeof figureValue>>>
export type FigureRows = NonNullable<Awaited<ReturnType<typeof figureFile>>>['list']
