/** 印发的卡和单子 (seed rows 39–41). */
export const cardKinds = { contact: '走访联系卡', service: '零距离服务卡', list: '服务清单', map: '服务地图' } as const
export type CardKind = keyof typeof cardKinds

/** 岗位: who answers for a grid or a committee, and stands on printed cards (seed rows 2, 41). */
export const postKinds = { head: '网格责任人', police: '户籍民警', office: '居委会值班' } as const
export type PostKind = keyof typeof postKinds

/** The posts of a place: a grid has its head and its policeman, a committee its desk. */
export const postsOfPlace = { grid: ['head', 'police'], committee: ['office'] } as const satisfies Record<
  string,
  readonly PostKind[]
>
