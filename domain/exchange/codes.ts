/** 导入批次的状态. */
export const importStates = {
  uploaded: '已上传',
  mapped: '已对列',
  ready: '待确认',
  committing: '写入中',
  halted: '写了一半',
  committed: '已写入',
  undone: '已撤销',
  failed: '未完成',
} as const
export type ImportState = keyof typeof importStates

/** Every row of a sheet ends in exactly one bucket. */
export const importBuckets = {
  new: '新增',
  same: '相同',
  changed: '变更',
  conflict: '冲突',
  refused: '退回',
  dropped: '不是数据',
} as const
export type ImportBucket = keyof typeof importBuckets
