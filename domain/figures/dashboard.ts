import type { AreaCode } from '@/domain/areas/area-code'
import { addDays } from '@/domain/calendar/civil-day'
import { figureAddress, rateAddress, type Sight } from '@/domain/figures/address'
import { populationOf } from '@/domain/figures/populations'
import { part, type Reference, whole } from '@/domain/figures/reference'
import type { Tally } from '@/domain/figures/tally'
import type { Notice } from '@/domain/figures/watch'

/** A number with the way to its rows. */
export type Linked = { n: number; href: string }

/** One line of 底数与变动: 期初 + 新增 − 减少 = 期末, with the reasons. */
export type Flow = {
  label: string
  unit: string
  opening: Linked
  added: Linked
  removed: Linked
  closing: Linked
  why: string
}

type Counted = { tally: Tally; sight: Sight }
type Both = { period: Counted; year: Counted }

const linked = ({ tally, sight }: Counted, of: Reference): Linked => ({
  n: tally.count(of).n,
  href: figureAddress(of, sight),
})

/** The blocks above the table of areas. */
export function dashboardBlocks({ period, year }: Both) {
  const ages = populationOf('living').ways.age?.parts ?? {}
  const due = populationOf('issue_open').ways.due?.parts ?? {}
  const contact = populationOf('household').ways.contact?.parts ?? {}
  const parts = (
    counted: Counted,
    population: 'living' | 'issue_open' | 'household',
    way: string,
    of: Readonly<Record<string, string>>,
  ) =>
    Object.entries(of).map(([code, label]) => ({ code, label, ...linked(counted, { population, way, parts: [code] }) }))
  return {
    flows: flows({ period, year }),
    ages: parts(period, 'living', 'age', ages),
    due: parts(period, 'issue_open', 'due', due),
    open: linked(period, whole('issue_open')),
    urgentLate: linked(period, part('issue_open', 'urgent_late', 'yes')),
    contact: parts(year, 'household', 'contact', contact),
    checked: checkedOf(year),
  }
}

/** 90 天内核实过的户 of all households, and the way to the rest. */
function checkedOf(counted: Counted) {
  const rest = linked(counted, part('household_checked', 'checked', 'older', 'never'))
  const recent = linked(counted, part('household_checked', 'checked', 'recent'))
  return { recent, rest, of: recent.n + rest.n, href: rateAddress('checked', counted.sight) }
}

function flows({ period, year }: Both): Flow[] {
  const { tally, sight } = period
  const before = { ...sight, from: addDays(sight.from, -1), to: addDays(sight.from, -1) }
  const stock = (
    label: string,
    of: 'household' | 'living',
    added: 'household_in' | 'resident_in',
    removed: 'household_out' | 'resident_out',
    closing: number,
  ): Flow => {
    const [more, less] = [linked(period, whole(added)), linked(period, whole(removed))]
    return {
      label,
      unit: populationOf(of).unit,
      opening: { n: closing - more.n + less.n, href: figureAddress(whole(of), before) },
      added: more,
      removed: less,
      closing: { n: closing, href: figureAddress(whole(of), sight) },
      why: [reasons(tally, added, 'arrival'), reasons(tally, removed, 'departure')].filter(Boolean).join('；'),
    }
  }
  return [
    stock('家庭', 'household', 'household_in', 'household_out', year.tally.count(whole('household')).n),
    stock('实有人口', 'living', 'resident_in', 'resident_out', tally.count(whole('living')).n),
    {
      label: '诉求',
      unit: populationOf('issue_new').unit,
      opening: linked(period, whole('issue_carried')),
      added: linked(period, whole('issue_new')),
      removed: linked(period, whole('issue_settled')),
      closing: linked(period, whole('issue_open')),
      why: '结转＋新增－办结＝在办',
    },
  ]
}

function reasons(
  tally: Tally,
  population: 'household_in' | 'household_out' | 'resident_in' | 'resident_out',
  way: string,
): string {
  return Object.entries(populationOf(population).ways[way]?.parts ?? {})
    .map(([code, label]) => ({ label, n: tally.count({ population, way, parts: [code] }).n }))
    .filter(({ n }) => n > 0)
    .sort((one, other) => other.n - one.n)
    .slice(0, 5)
    .map(({ label, n }) => `${label} ${n}`)
    .join('，')
}

/** n of N with the way to the rows. */
export type Share = { n: number; of: number; href: string }

export type AreaRow = {
  code: AreaCode
  name: string
  households: Linked
  contact: number[]
  reached: Share
  care: Share
  open: Linked
  late: Linked
  timely: Share
  satisfied: Share
  hint: { text: string; grave: boolean } | null
}

/** The areas below in the order given (by name, never by rank), and their total. */
export function dashboardRows(both: Both, areas: { code: AreaCode; name: string }[], notices: Notice[]) {
  return {
    list: areas.map((area) => rowOf(both, area, notices)),
    total: rowOf(both, undefined, []),
  }
}

function rowOf({ period, year }: Both, area: { code: AreaCode; name: string } | undefined, notices: Notice[]): AreaRow {
  const code = area?.code ?? period.sight.area
  const at = ({ tally, sight }: Counted) => ({
    n: (of: Reference) => (area ? (tally.children(of).get(code) ?? 0) : tally.count(of).n),
    sight: { ...sight, area: code },
  })
  const [now, reach] = [at(period), at(year)]
  const link = (one: typeof now, of: Reference): Linked => ({ n: one.n(of), href: figureAddress(of, one.sight) })
  const share = (one: typeof now, of: Reference, among: Reference, rate: string): Share => ({
    n: one.n(of),
    of: one.n(among),
    href: rateAddress(rate, one.sight),
  })
  const notice = notices.find(
    (one) => one.hint !== '' && (one.area === code || Math.floor(one.area / 1000) * 1000 === code),
  )
  return {
    code,
    name: area?.name ?? '合计',
    households: link(reach, whole('household')),
    contact: (['door', 'phone', 'online', 'none'] as const).map((mode) => reach.n(part('household', 'contact', mode))),
    reached: share(reach, part('household', 'contact', 'door', 'phone', 'online'), whole('household'), 'reached'),
    care: share(reach, part('household', 'care', 'kept'), part('household', 'care', 'kept', 'late'), 'care_kept'),
    open: link(now, whole('issue_open')),
    late: link(now, part('issue_open', 'due', 'late')),
    timely: share(now, part('issue_settled', 'timely', 'on_time'), whole('issue_settled'), 'timely'),
    satisfied: share(
      now,
      part('follow_up', 'rating', 'satisfied'),
      part('follow_up', 'rating', 'satisfied', 'fair', 'dissatisfied'),
      'satisfied',
    ),
    hint: notice ? { text: notice.hint, grave: notice.grave } : null,
  }
}
