import type { RosterCondition } from '@/domain/rosters/condition'

/** 常用名册: a list every committee keeps, told by its condition. */
export type ReadyMadeRoster = { code: string; label: string; use: string; condition: RosterCondition }

/** In the order offices ask for them. */
export const readyMadeRosters: readonly ReadyMadeRoster[] = [
  {
    code: 'ninety',
    label: '90 周岁以上',
    use: '牛奶发放、高龄津贴，按月',
    condition: { about: 'resident', age: '90-' },
  },
  { code: 'eighty', label: '80 周岁以上', use: '重阳慰问', condition: { about: 'resident', age: '80-' } },
  {
    code: 'preferential_card',
    label: '双拥优待证',
    use: '办证、慰问',
    condition: { about: 'resident', tag: 'preferential_card' },
  },
  {
    code: 'minimum_living_review',
    label: '低保复核',
    use: '复核日已过或 30 天内到',
    condition: { about: 'household', tag: 'minimum_living', review: 'due' },
  },
  {
    code: 'permit_soon',
    label: '居住证 30 天内到期',
    use: '提醒续签',
    condition: { about: 'resident', permit: 'soon' },
  },
  { code: 'permit_past', label: '居住证已过期', use: '上门核实', condition: { about: 'resident', permit: 'past' } },
  { code: 'toddlers', label: '0—3 周岁', use: '托育、疫苗', condition: { about: 'resident', age: '0-3' } },
  { code: 'children', label: '4—12 周岁', use: '四点半课堂', condition: { about: 'resident', age: '4-12' } },
  {
    code: 'childcare_needed',
    label: '需要托管的 4—12 周岁',
    use: '四点半课堂、暑托班报名',
    condition: { about: 'resident', age: '4-12', need: 'childcare' },
  },
  {
    code: 'in_need',
    label: '有需求未办结的户',
    use: '上门服务、按项落实',
    condition: { about: 'household', need: 'any' },
  },
  { code: 'key_people', label: '重点人群', use: '动态台账', condition: { about: 'resident', tag: 'key_person' } },
  {
    code: 'hardship',
    label: '特殊困难家庭',
    use: '一户一策',
    condition: { about: 'household', tag: 'hardship_family' },
  },
  { code: 'class_c', label: 'C 类重点户', use: '重点走访', condition: { about: 'household', class: 'C' } },
  { code: 'class_a', label: 'A 类不上门户', use: '电话、线上联系', condition: { about: 'household', class: 'A' } },
  {
    code: 'unclassified',
    label: '待分类户',
    use: '首轮走访后补定',
    condition: { about: 'household', class: 'none' },
  },
  { code: 'red', label: '红色户', use: '每周关注', condition: { about: 'household', colour: 'red' } },
  { code: 'yellow', label: '黄色户', use: '每月关注', condition: { about: 'household', colour: 'yellow' } },
  { code: 'unknown_birth', label: '出生日期未核实', use: '补资料', condition: { about: 'resident', age: 'none' } },
]

/** The ready-made roster of a code. */
export function readyMadeRoster(code: string): ReadyMadeRoster | undefined {
  return readyMadeRosters.find((roster) => roster.code === code)
}
