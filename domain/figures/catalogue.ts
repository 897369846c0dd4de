import type { Comparison } from '@/domain/figures/comparison'
import type { PartOf, PopulationCode, WayOf } from '@/domain/figures/populations'
import { populationOf } from '@/domain/figures/populations'
import { type RateCode, rateOf, type ShareCode } from '@/domain/figures/rates'
import { part, type Reference, whole } from '@/domain/figures/reference'

/** Which moment or period a figure looks at, seen from the period of the report. */
export type Moment = 'now' | 'opening' | Comparison

/** 指标 as a report prints it: a trace number for life, and what it counts. */
export type Figure = { trace: string; label: string } & (
  | { kind: 'count'; of: Reference; at: Moment }
  | { kind: 'rate'; rate: RateCode | ShareCode }
  | { kind: 'share'; of: Reference; among: Reference }
  | { kind: 'change'; of: Reference; against: Comparison }
)

const figures: Figure[] = []

function counted(trace: number, label: string, of: Reference, at: Moment = 'now'): void {
  figures.push({ trace: String(trace), label, kind: 'count', of, at })
}

function ratio(trace: number, rate: RateCode | ShareCode): void {
  const label = rateOf(rate)?.label ?? rate
  figures.push({ trace: String(trace), label, kind: 'rate', rate })
}

/** One figure for each part of a way, numbered on from `first`. */
function parted<Code extends PopulationCode, Way extends WayOf<Code>>(first: number, population: Code, way: Way): void {
  const known = populationOf(population).ways[way]?.parts ?? {}
  Object.entries(known).forEach(([code, label], index) => {
    counted(first + index, label, part(population, way, code as PartOf<Code, Way>))
  })
}

const living = (...bands: PartOf<'living', 'age'>[]) => part('living', 'age', ...bands)
const standing = (...parts: PartOf<'resident', 'standing'>[]) => part('resident', 'standing', ...parts)

function base(): void {
  counted(101, '在册户', whole('household'))
  parted(102, 'household', 'use')
  counted(106, '实有人口', whole('living'))
  counted(107, '户籍人口', standing('here', 'away', 'attached'))
  counted(108, '流动人口', standing('migrant'))
  counted(109, '人户分离', standing('away', 'attached', 'city'))
  counted(110, '境外人员', standing('abroad'))
  counted(111, '0至3周岁', living('0-3'))
  counted(112, '4至12周岁', living('4-6', '7-12'))
  counted(113, '60周岁以上', living('60-69', '70-79', '80-89', '90-'))
  ratio(114, 'elders')
  counted(115, '80周岁以上', living('80-89', '90-'))
  counted(116, '90周岁以上', living('90-'))
  counted(117, '出生日期未核实', living('none'))
  counted(118, '党员', part('living', 'party', 'member'))
  counted(119, '重点人群', whole('key_person'))
  counted(120, '特殊困难家庭', whole('hardship'))
  parted(121, 'household', 'class')
  parted(125, 'household', 'attention')
  counted(128, '人户状态未核实', standing('none'))
}

function visiting(): void {
  counted(201, '应访', whole('household_due'))
  counted(202, '有效联系', part('household_due', 'contact', 'door', 'phone', 'online'))
  ratio(203, 'coverage')
  parted(204, 'household_due', 'contact')
  counted(208, '未遇', part('visit', 'outcome', 'not_home'))
  counted(209, '走访联系卡', whole('card'))
  counted(210, '凭卡再联系上', part('card', 'reached', 'yes'))
  counted(211, '走访队伍', whole('team'))
  counted(212, '老带新同行', part('visit', 'mentored', 'yes'))
  counted(213, '首访', whole('first_visit'))
  const tasks = Object.keys(populationOf('first_visit').ways) as WayOf<'first_visit'>[]
  tasks.forEach((task, index) => {
    const label = populationOf('first_visit').ways[task]?.label ?? task
    counted(214 + index, label, part('first_visit', task, 'done'))
  })
  counted(220, '走访', whole('visit'))
  counted(221, '走访住家', part('visit', 'target', 'home'))
  counted(222, '走访商铺', part('visit', 'target', 'shop'))
  counted(223, '走访商住混用', part('visit', 'target', 'mixed'))
}

function issuesOverall(): void {
  counted(301, '上期结转', whole('issue_carried'))
  counted(302, '本期新增', whole('issue_new'))
  counted(303, '办结', whole('issue_settled'))
  counted(304, '期末在办', whole('issue_open'))
  figures.push({ trace: '305', label: '新增环比', kind: 'change', of: whole('issue_new'), against: 'previous' })
  figures.push({ trace: '306', label: '新增同比', kind: 'change', of: whole('issue_new'), against: 'last_year' })
  counted(307, '上期新增', whole('issue_new'), 'previous')
  counted(308, '去年同期新增', whole('issue_new'), 'last_year')
  parted(311, 'issue_new', 'source')
  parted(321, 'issue_new', 'kind')
  parted(331, 'issue_new', 'grade')
  ratio(335, 'found_by_us')
}

function issuesByCategory(): void {
  parted(401, 'issue_new', 'category')
  const { parts = {} } = populationOf('issue_new').ways.category ?? {}
  Object.entries(parts).forEach(([code, label], index) => {
    const of = part('issue_new', 'category', code as PartOf<'issue_new', 'category'>)
    figures.push({ trace: String(421 + index), label: `${label}占比`, kind: 'share', of, among: whole('issue_new') })
  })
  parted(441, 'issue_new', 'subcategory')
}

function handling(): void {
  parted(501, 'issue_settled', 'route')
  counted(504, '按期办结', part('issue_settled', 'timely', 'on_time'))
  ratio(505, 'timely')
  counted(506, '逾期办结', part('issue_settled', 'timely', 'late'))
  counted(507, '未定期限', part('issue_settled', 'timely', 'none'))
  counted(508, '吹哨应到', whole('whistle'))
  parted(509, 'whistle', 'arrival')
  ratio(512, 'completion')
  parted(513, 'issue_settled', 'manner')
  counted(517, '期末逾期未办结', part('issue_open', 'due', 'late'))
  ratio(518, 'redispatched')
}

function rating(): void {
  counted(601, '已回访', part('issue_settled', 'followed', 'yes'))
  ratio(602, 'followed')
  counted(603, '收到回访', whole('follow_up'))
  parted(604, 'follow_up', 'rating')
  counted(608, '给出评价', part('follow_up', 'rating', 'satisfied', 'fair', 'dissatisfied'))
  ratio(609, 'rated')
  ratio(610, 'satisfied')
  parted(611, 'follow_up', 'cause')
  ratio(619, 'solved')
  ratio(620, 'known')
  const among = part('follow_up', 'most', 'satisfied', 'other')
  figures.push({
    trace: '621',
    label: '回访最多的一件满意',
    kind: 'share',
    of: part('follow_up', 'most', 'satisfied'),
    among,
  })
}

function dynamics(): void {
  counted(701, '重点人群期初', whole('key_person'), 'opening')
  counted(702, '重点人群新增', whole('key_person_in'))
  counted(703, '重点人群减少', whole('key_person_out'))
  counted(704, '重点人群期末', whole('key_person'))
  const granted = { minimum_living: '低保', low_income_edge: '低保边缘', destitute: '特困' } as const
  const codes = Object.keys(granted) as (keyof typeof granted)[]
  for (const [index, code] of codes.entries()) {
    counted(705 + index, granted[code], part('benefit_household', 'code', code))
    counted(708 + index, granted[code], part('benefit_person', 'code', code))
  }
  counted(711, '临时救助', whole('relief'))
  counted(712, '实有人口期初', whole('living'), 'opening')
  counted(713, '新增人口', whole('resident_in'))
  counted(714, '减少人口', whole('resident_out'))
  counted(715, '实有人口期末', whole('living'))
  parted(721, 'resident_in', 'arrival')
  parted(731, 'resident_out', 'departure')
  counted(741, '在册户期初', whole('household'), 'opening')
  counted(742, '新增户', whole('household_in'))
  counted(743, '减少户', whole('household_out'))
  counted(744, '在册户期末', whole('household'))
  counted(801, '90天内重复', part('issue_new', 'repeat', 'repeated'))
  ratio(802, 'repeated')
}

function closing(): void {
  counted(901, '答应事项期初', whole('promise_carried'))
  counted(902, '答应事项新增', whole('promise_new'))
  counted(903, '答应事项已答复', whole('promise_answered'))
  counted(904, '答应事项期末未答复', whole('promise_open'))
  counted(905, '答应事项逾期', part('promise_open', 'due', 'late'))
  counted(911, '民情记录', whole('observation'))
  parted(912, 'observation', 'kind')
  counted(921, 'C类户超期未联系', part('household', 'care', 'late'))
  counted(931, '登记的报表', whole('form'))
  counted(932, '报表要求的字段', whole('form_field'))
  counted(933, '系统已有的字段', part('form_field', 'held', 'yes'))
  counted(934, '与别的报表重复的字段', part('form_field', 'doubled', 'yes'))
}

for (const section of [base, visiting, issuesOverall, issuesByCategory, handling, rating, dynamics, closing]) section()

/** Every figure a report can print, by trace number; the first digit is the section. */
export const catalogue: ReadonlyMap<string, Figure> = new Map(figures.map((figure) => [figure.trace, figure]))

/** The figure of a trace number; a number printed once stays that figure's for ever. */
export function figureOf(trace: string): Figure | undefined {
  return catalogue.get(trace)
}

/** Everything that must be counted, and when, for some figures to be known. */
export function needsOf(list: Iterable<Figure>): { of: Reference; at: Moment }[] {
  return [...list].flatMap(needs)
}

function needs(figure: Figure): { of: Reference; at: Moment }[] {
  switch (figure.kind) {
    case 'count':
      return [{ of: figure.of, at: figure.at }]
    case 'share':
      return [figure.of, figure.among].map((of) => ({ of, at: 'now' }))
    case 'change':
      return [
        { of: figure.of, at: 'now' },
        { of: figure.of, at: figure.against },
      ]
    case 'rate': {
      const { of } = rateOf(figure.rate) ?? {}
      return of ? [of.numerator, ...of.denominator].map((one) => ({ of: one, at: 'now' })) : []
    }
  }
}
