/** 家庭分类 A/B/C: a wish or a need about contact, confirmed by a person (seed row 22). */
export const contactClasses = { A: '不上门', B: '正常', C: '重点' } as const
export type ContactClass = keyof typeof contactClasses

/** 首选联系方式 (seed row 23). */
export const contactChannels = { door: '上门', phone: '电话', wechat: '微信', email: '邮件', other: '其他' } as const
export type ContactChannel = keyof typeof contactChannels

/** 关注颜色: always colour, shape and word together (seed row 30). */
export const attentions = { red: '红', yellow: '黄', green: '绿' } as const
export type Attention = keyof typeof attentions

export const householdKinds = {
  family: '家庭户',
  collective: '集体户',
  single: '单人户',
  shared: '租住户',
  business: '商户',
} as const
export type HouseholdKind = keyof typeof householdKinds

/** 迁入、迁出原因: why a residency or a household began or ended. */
export const arrivalReasons = {
  registered: '建档登记',
  born: '出生',
  moved_in: '迁入',
  rented: '租入',
  married: '婚入',
  returned: '返回',
  split: '分户',
  merged: '并户',
  transferred: '转入',
  late_entry: '补登',
} as const
export type ArrivalReason = keyof typeof arrivalReasons

export const departureReasons = {
  moved_out: '迁出',
  died: '死亡',
  married_out: '婚出',
  merged: '并户',
  split: '分户',
  transferred: '转出',
  corrected: '更正',
} as const
export type DepartureReason = keyof typeof departureReasons

/** 资料分组: each group of facts carries the day it was last confirmed (idea 4). */
export const factGroups = {
  members: '同住人',
  phone: '联系电话',
  dwelling: '住房',
  health: '健康照护',
  benefits: '政策享受',
  work: '就业就学',
  needs: '需求',
} as const
export type FactGroup = keyof typeof factGroups

/** 核实情况: when the file of a household was last confirmed, whichever group of its facts. */
export const checkings = { recent: '90 天内核实过', older: '超 90 天没有核实', never: '从未核实' } as const
export type Checking = keyof typeof checkings

/** Within so many days a file counts as confirmed lately (seed row 17). */
export const checkedWithinDays = 90

/** 保鲜期: days after which a group of facts is asked again at the door. */
export const freshForDays: Record<FactGroup, number> = {
  members: 180,
  phone: 180,
  dwelling: 365,
  health: 90,
  benefits: 180,
  work: 180,
  needs: 180,
}
