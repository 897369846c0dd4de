import { part, type Reference, whole } from '@/domain/figures/reference'
import { foundByUs } from '@/domain/issues/codes'

/** A rate always carries both its counts (several denominators of one unit are added); one without data yet has neither and is printed as （数据待补充）. */
export type Rate = {
  label: string
  definition: string
  of?: { numerator: Reference; denominator: readonly Reference[] }
}

const contacted = part('household_due', 'contact', 'door', 'phone', 'online')
const settled = whole('issue_settled')
const rated = part('follow_up', 'rating', 'satisfied', 'fair', 'dissatisfied')

/** The rates of features §4.11, defined once; every screen and print uses these. */
export const rates = {
  completion: {
    label: '办结率',
    definition: '办结 ÷（上期结转＋本期新增）',
    of: { numerator: settled, denominator: [whole('issue_carried'), whole('issue_new')] },
  },
  timely: {
    label: '按期办结率',
    definition: '期限内办结 ÷ 办结；挂起的时间不计入期限',
    of: { numerator: part('issue_settled', 'timely', 'on_time'), denominator: [settled] },
  },
  solved: {
    label: '解决率',
    definition: '居民认可解决 ÷ 办结中应考核的；咨询、撤回、并入、不予受理不考核',
    of: {
      numerator: part('issue_settled', 'solved', 'yes'),
      denominator: [part('issue_settled', 'solved', 'yes', 'no', 'unasked')],
    },
  },
  followed: {
    label: '回访率',
    definition: '办结后已回访 ÷ 办结',
    of: { numerator: part('issue_settled', 'followed', 'yes'), denominator: [settled] },
  },
  rated: {
    label: '评价率',
    definition: '给出评价 ÷ 收到回访',
    of: { numerator: rated, denominator: [whole('follow_up')] },
  },
  satisfied: {
    label: '满意率',
    definition: '评价满意 ÷ 给出评价；基本满意不计入满意',
    of: { numerator: part('follow_up', 'rating', 'satisfied'), denominator: [rated] },
  },
  redispatched: {
    label: '重派率',
    definition: '改派过 ÷ 办结',
    of: { numerator: part('issue_settled', 'redispatched', 'yes'), denominator: [settled] },
  },
  coverage: {
    label: '走访覆盖率',
    definition: '至少一次有效联系的户 ÷ 应访户；未遇、拒访不算联系',
    of: { numerator: contacted, denominator: [whole('household_due')] },
  },
  found_by_us: {
    label: '未诉先办率',
    definition: '走访、自查先发现的 ÷ 本期新增；与热线名单比对前以登记来源计',
    of: { numerator: part('issue_new', 'source', ...foundByUs), denominator: [whole('issue_new')] },
  },
  repeated: {
    label: '重复诉求率',
    definition: '90天内同一处同类再次登记的 ÷ 本期新增',
    of: { numerator: part('issue_new', 'repeat', 'repeated'), denominator: [whole('issue_new')] },
  },
  known: { label: '知晓率', definition: '知道的户 ÷ 询问的户；须注明问卷和份数' },
  complete: { label: '档案完整度', definition: '已填的必填项 ÷ 应填的必填项；不适用的不算' },
  fresh: { label: '保鲜率', definition: '在保鲜期内核实过的项 ÷ 应核实的项' },
  met: { label: '认识度', definition: '24个月内当面见过的居民 ÷ 负责的居民' },
  filled: { label: '自动填充率', definition: '由数据填入的格 ÷ 全部格；每格用时随图注明' },
} as const satisfies Record<string, Rate>
export type RateCode = keyof typeof rates

/** The rates a page may show beside the fifteen: shares of the age structure and reach of the whole year. */
export const shares = {
  elders: {
    label: '60周岁以上占比',
    definition: '60周岁以上 ÷ 实有人口',
    of: { numerator: part('living', 'age', '60-69', '70-79', '80-89', '90-'), denominator: [whole('living')] },
  },
  reached: {
    label: '已联系占比',
    definition: '至少一次有效联系的户 ÷ 在册户；未遇不算联系',
    of: { numerator: part('household', 'contact', 'door', 'phone', 'online'), denominator: [whole('household')] },
  },
  checked: {
    label: '90天内核实率',
    definition: '90天内核实过至少一组资料的户 ÷ 在册户',
    of: { numerator: part('household_checked', 'checked', 'recent'), denominator: [whole('household_checked')] },
  },
  care_kept: {
    label: 'C类按期联系率',
    definition: '30日内有效联系的C类户 ÷ C类户',
    of: { numerator: part('household', 'care', 'kept'), denominator: [part('household', 'care', 'kept', 'late')] },
  },
} as const satisfies Record<string, Rate>
export type ShareCode = keyof typeof shares

export function rateOf(code: string): Rate | undefined {
  if (Object.hasOwn(rates, code)) return rates[code as RateCode]
  return Object.hasOwn(shares, code) ? shares[code as ShareCode] : undefined
}

/** n/N in per cent, rounded half up to one decimal; nothing when there is nothing to divide by. */
export function percentText(numerator: number, denominator: number): string | undefined {
  if (denominator <= 0) return undefined
  const tenths = Math.floor((Math.abs(numerator) * 2000 + denominator) / (denominator * 2))
  return `${numerator < 0 && tenths > 0 ? '-' : ''}${(tenths / 10).toFixed(1)}%`
}

/** A rate as official text prints it: 92.8%（1448/1560）. */
export function rateText(numerator: number, denominator: number): string {
  const percent = percentText(numerator, denominator)
  return percent ? `${percent}（${numerator}/${denominator}）` : `无法计算（${numerator}/${denominator}）`
}
