/** 场次: when people go round together, or sit where residents come (seed rows 10–12). */
export const sittingKinds = { visit_day: '走访日', stool: '小板凳', reception: '谈心室' } as const
export type SittingKind = keyof typeof sittingKinds
