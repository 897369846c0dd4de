/** 需求: what a person or a household asks help with (seed row 19); `sensitive` as for tags, after GB/T 45574-2025. */
export const needKinds = {
  childcare: { label: '托管', about: 'resident', sensitive: false },
  nursery: { label: '托育', about: 'resident', sensitive: false },
  schooling: { label: '入学辅导', about: 'resident', sensitive: false },
  meals: { label: '助餐', about: 'resident', sensitive: false },
  bathing: { label: '助浴', about: 'resident', sensitive: true },
  medical: { label: '助医', about: 'resident', sensitive: true },
  nursing: { label: '护理照料', about: 'resident', sensitive: true },
  rehabilitation: { label: '康复', about: 'resident', sensitive: true },
  walking: { label: '助行', about: 'resident', sensitive: false },
  company: { label: '探访陪伴', about: 'resident', sensitive: false },
  counselling: { label: '心理疏导', about: 'resident', sensitive: true },
  digital: { label: '学用手机', about: 'resident', sensitive: false },
  job: { label: '就业', about: 'resident', sensitive: false },
  papers: { label: '代办证件', about: 'resident', sensitive: false },
  legal: { label: '法律咨询', about: 'resident', sensitive: false },
  cleaning: { label: '助洁', about: 'household', sensitive: false },
  ageing_home: { label: '适老化改造', about: 'household', sensitive: false },
  appliances: { label: '家电维修', about: 'household', sensitive: false },
  plumbing: { label: '水电维修', about: 'household', sensitive: false },
  safety: { label: '燃气消防检修', about: 'household', sensitive: false },
  relief: { label: '经济救助', about: 'household', sensitive: false },
  housing: { label: '住房', about: 'household', sensitive: false },
  other: { label: '其他', about: 'household', sensitive: false },
} as const satisfies Record<string, { label: string; about: 'resident' | 'household'; sensitive: boolean }>
export type NeedKind = keyof typeof needKinds

/** 需求进展: the first two are open, the others end it. */
export const needStates = { open: '未办', working: '在办', met: '已办', dropped: '不再需要' } as const
export type NeedState = keyof typeof needStates
