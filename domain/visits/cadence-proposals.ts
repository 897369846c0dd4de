import type { CadenceRule } from '@/domain/visits/cadence'

/** A cadence somebody else has set, with where it stands; it holds here only once somebody adopts it. */
export type CadenceProposal = CadenceRule & { code: string; basis: string }

/** 可参考的频次 (features §4.9), in the order of urgency. */
export const cadenceProposals: readonly CadenceProposal[] = [
  { code: 'alone', about: 'tag', value: 'living_alone', days: 7, basis: '东兴社区：独居每周走访' },
  {
    code: 'disabled',
    about: 'tag',
    value: 'disabled_elder',
    days: 7,
    basis: '内蒙古探访关爱意见：高风险老人每周至少 1 次',
  },
  { code: 'dementia', about: 'tag', value: 'dementia', days: 7, basis: '内蒙古探访关爱意见：高风险老人每周至少 1 次' },
  { code: 'red', about: 'colour', value: 'red', days: 1, basis: '图木舒克爱心色码：独居老人红每日、黄每周、绿每月' },
  {
    code: 'yellow',
    about: 'colour',
    value: 'yellow',
    days: 7,
    basis: '图木舒克爱心色码：独居老人红每日、黄每周、绿每月',
  },
  {
    code: 'hardship',
    about: 'tag',
    value: 'hardship_family',
    days: 30,
    basis: '青海探访关爱：困难老人每月至少 1 次，含电话、远程',
  },
  { code: 'low', about: 'tag', value: 'minimum_living', days: 30, basis: '走访制度范本：困难户每月' },
  { code: 'nest', about: 'tag', value: 'empty_nest', days: 30, basis: '走访制度范本：空巢每月' },
  { code: 'rented', about: 'tag', value: 'rented', days: 30, basis: '走访制度范本：流动人口每月' },
  { code: 'close', about: 'class', value: 'C', days: 30, basis: '内蒙古探访关爱意见：重点每月至少 1 次' },
  { code: 'quarter', about: 'all', value: 'all', days: 90, basis: '内蒙古探访关爱意见：一般每季至少 1 次' },
  { code: 'twice', about: 'all', value: 'all', days: 183, basis: '走访制度范本：一般户每年两次' },
]
