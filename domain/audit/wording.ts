import { type Act, acts } from '@/domain/audit/acts'

/** What an act is done to, in the words the auditor reads. */
export const subjects = {
  account: '账号',
  area: '地区',
  regrid: '重划网格',
  retention: '保存期限和清理',
  audit: '审计',
  household: '家庭档案',
  resident: '居民',
  visit: '走访',
  observation: '民情记录',
  promise: '答应事项',
  issue: '诉求',
  whistle: '吹哨',
  report: '报告',
  import: '导入',
  list: '名单',
  roster: '名册',
  households: '家庭名单',
  shops: '商铺登记',
  export: '导出',
  visitor: '走访队伍',
} as const

/** 中文 of an act; the code itself for one that is no longer in the list. */
export function actText(act: string): string {
  return Object.hasOwn(acts, act) ? acts[act as Act] : act
}

export function subjectText(subject: string): string {
  return Object.hasOwn(subjects, subject) ? subjects[subject as keyof typeof subjects] : subject
}

/** What is wrong with a link of the chain. */
export const breakText = {
  entry_missing: '记录被删除',
  entry_changed: '记录被改动',
  link_missing: '封存缺号',
  head_missing: '末尾被截去',
  head_differs: '与纸上的封存值不一致',
} as const
