/** What is kept for a time and then cleaned. */
export const retentionKinds = {
  left: '迁出的人',
  died: '去世的人',
  household: '销档的户',
  import: '导入的文件',
  version: '定版的名册',
  mediation: '结案的调解',
} as const
export type RetentionKind = keyof typeof retentionKinds

/** Where a clean-up stands: it is asked for by one person and carried out by another. */
export const cleanUpStates = { asked: '等批准', done: '已清理', refused: '没有批准' } as const
export type CleanUpState = keyof typeof cleanUpStates
