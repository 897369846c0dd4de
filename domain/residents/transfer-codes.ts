/** 跨居民区转移: where an offer stands. */
export const transferStates = {
  offered: '等接收',
  accepted: '已接收',
  refused: '没有接收',
  withdrawn: '已撤回',
  void: '人已不在原处',
  undone: '接收后撤销',
} as const
export type TransferState = keyof typeof transferStates
