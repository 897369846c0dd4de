import type { AreaCode } from '@/domain/areas/area-code'
import { figureAddress, type Sight } from '@/domain/figures/address'
import { percentText } from '@/domain/figures/rates'
import { part, type Reference } from '@/domain/figures/reference'
import type { Tally } from '@/domain/figures/tally'

/** 值得关注: where, how grave, why, and the way to the rows. */
export type Notice = {
  rule: keyof typeof watchRules
  area: AreaCode
  place: string
  grave: boolean
  before: string
  link: string
  href: string
  after: string
  /** A few words for the last column of the table of committees. */
  hint: string
}

export type Watched = {
  areas: { code: AreaCode; name: string }[]
  own: { code: AreaCode; name: string }
  /** Counts of the period, and of the year so far. */
  period: { tally: Tally; sight: Sight }
  year: { tally: Tally; sight: Sight }
  /** Grids without a head, with how many households. */
  headless: { code: AreaCode; name: string; households: number }[]
  /** The same kind of matter at one place within ninety days. */
  repeats: { area: AreaCode; place: string; kind: string; count: number; from: string }[]
}

/** What each rule means, for the page that explains the list. */
export const watchRules = {
  urgent: '有较急诉求过了期限',
  headless: '网格没有责任人',
  care: 'C类按期联系不到八成，且超期3户以上',
  coverage: '本年已联系占比比全辖区低10个百分点以上',
  ratings: '本期不满意3户以上',
  repeats: '90天内同一处同类诉求4件以上',
  stale: '出租户超过12个月未联系',
} as const

const urgentLate = part('issue_open', 'urgent_late', 'yes')
const late = part('household', 'care', 'late')
const kept = part('household', 'care', 'kept')
const unreached = part('household', 'contact', 'none')
const reached = part('household', 'contact', 'door', 'phone', 'online')
const dissatisfied = part('follow_up', 'rating', 'dissatisfied')
const staleRented = part('household', 'stale', 'rented')

/** The list of a page, grave things first; every line names its rule's reason in numbers. */
export function noticesOf(watched: Watched): Notice[] {
  const { areas, own, period, year } = watched
  const lines = (areas.length > 0 ? areas : [own]).flatMap(({ code, name }) => ofArea(watched, code, name))
  const stale = year.tally.count(staleRented).n
  return [
    ...lines.filter(({ grave }) => grave),
    ...watched.headless.map(({ code, name, households }) => ({
      ...line(
        'headless',
        code,
        name,
        true,
        { ...period.sight, area: code },
        part('household', 'class', 'A', 'B', 'C', 'none'),
      ),
      before: '没有责任人，涉及 ',
      link: `${households} 户`,
      after: '。',
      hint: '网格无责任人',
    })),
    ...lines.filter(({ grave }) => !grave),
    ...watched.repeats.map(({ area, place, kind, count, from }) => ({
      ...line('repeats', area, place, false, { ...period.sight, area, from }, part('issue_new', 'repeat', 'repeated')),
      before: `${kind} 90 天内`,
      link: `重复 ${count} 件`,
      after: '，建议按一类问题办。',
      hint: `${kind}重复 ${count} 件`,
    })),
    ...(stale > 0
      ? [
          {
            ...line('stale', own.code, `${own.name} 出租户`, false, year.sight, staleRented),
            before: '',
            link: `${stale} 户`,
            after: '超过 12 个月未联系。',
            hint: '',
          },
        ]
      : []),
  ]
}

function ofArea({ period, year }: Watched, code: AreaCode, name: string): Notice[] {
  const at = (tally: Tally, of: Reference) =>
    tally.children(of).get(code) ?? tally.children(of).get(Math.floor(code / 1000) * 1000) ?? 0
  const found: Notice[] = []
  const urgent = at(period.tally, urgentLate)
  if (urgent > 0) {
    const first = line('urgent', code, name, true, { ...period.sight, area: code }, urgentLate)
    found.push({
      ...first,
      before: '',
      link: `${urgent} 件较急诉求`,
      after: '超过 24 小时未办结。',
      hint: `较急超时 ${urgent} 件`,
    })
  }
  const [overdue, met] = [at(year.tally, late), at(year.tally, kept)]
  if (overdue >= 3 && met / (met + overdue) < 0.8) {
    const first = line('care', code, name, true, { ...year.sight, area: code }, late)
    const before = `C 类 ${met + overdue} 户，按期联系 ${met} 户（${percentText(met, met + overdue)}），`
    found.push({ ...first, before, link: `${overdue} 户超期`, after: '。', hint: `C 类超期 ${overdue} 户` })
  }
  const [no, yes] = [at(year.tally, unreached), at(year.tally, reached)]
  const all = share(year.tally.count(reached).n, year.tally.count(unreached).n)
  if (no >= 10 && share(yes, no) < all - 0.1) {
    const first = line('coverage', code, name, false, { ...year.sight, area: code }, unreached)
    const before = `本年已联系 ${percentText(yes, yes + no)}，`
    found.push({ ...first, before, link: `${no} 户未联系`, after: '。', hint: '走访偏慢' })
  }
  const bad = at(period.tally, dissatisfied)
  if (bad >= 3) {
    const first = line('ratings', code, name, false, { ...period.sight, area: code }, dissatisfied)
    found.push({ ...first, before: '回访中', link: `差评 ${bad} 户`, after: '。', hint: `差评 ${bad} 户` })
  }
  return found
}

const share = (yes: number, no: number) => (yes + no > 0 ? yes / (yes + no) : 1)

function line(
  rule: keyof typeof watchRules,
  area: AreaCode,
  place: string,
  grave: boolean,
  sight: Sight,
  of: Reference,
) {
  return { rule, area, place, grave, href: figureAddress(of, sight) }
}
