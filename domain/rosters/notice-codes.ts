/** 发出去的纸: what somebody took away that may turn out to be wrong. */
export const papers = { roster: '名册', household: '家庭档案' } as const
export type Paper = keyof typeof papers

/** 带走的方式: how it was taken. */
export const takings = { print: '打印', export: '导出' } as const
export type Taking = keyof typeof takings
