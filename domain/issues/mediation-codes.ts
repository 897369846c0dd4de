/** 调解的纠纷类别 (seed row 13). */
export const mediationKinds = {
  neighbours: '邻里',
  family: '婚姻家庭',
  noise: '噪音',
  property: '物业',
  parking: '停车、占道',
  renting: '租赁',
  trade: '消费、商户',
  other: '其他',
} as const
export type MediationKind = keyof typeof mediationKinds

/** 调解到哪一步. */
export const mediationStates = {
  open: '调解中',
  agreed: '达成协议',
  failed: '没有达成',
  dropped: '当事人撤回',
} as const
export type MediationState = keyof typeof mediationStates
