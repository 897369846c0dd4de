import type { VisitorKind } from '@/domain/visits/codes'

/** 共建力量 (seed row 8). */
export const partnerKinds = { organisation: '共建单位', agency: '区级机关', member: '双报到党员' } as const
export type PartnerKind = keyof typeof partnerKinds

/** 两张清单 (seed row 8). */
export const itemLists = { suggestion: '结对建议清单', project: '赋能项目清单' } as const
export type ItemList = keyof typeof itemLists

export const itemStates = { open: '未开始', doing: '在做', done: '做成', dropped: '不做了' } as const
export type ItemState = keyof typeof itemStates

/** 街道自定的清单 (seed rows 3, 110). */
export const termLists = { visitor_kind: '人员类别', competency: '能力' } as const
export type TermList = keyof typeof termLists

/** 能力: what a list of competencies begins with (seed row 110). */
export const competencies = {
  policy: '政策通',
  mediator: '调解员',
  service: '服务员',
  empathy: '共情',
  lead: '引领',
  expert: '专业',
  consult: '协商',
} as const

/** Visitors whose work visiting is: those an experienced colleague takes along while they are new (seed row 5). */
export const staffKinds: readonly VisitorKind[] = ['committee', 'social_worker', 'grid_worker', 'seconded']
