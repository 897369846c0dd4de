/** 楼栋图画什么: what of the households stands on the plan of the buildings. */
export const planSigns = { colour: '关注颜色', class: '类别', open: '未了的事', due: '应访' } as const
export type PlanSign = keyof typeof planSigns
