/** What can be taken away as a workbook. */
export const exportKinds = { roster: '名册', version: '定版名册', households: '家庭名单', shops: '商铺登记' } as const
export type ExportKind = keyof typeof exportKinds

/** Where an export stands: a large one waits for a second person, and each is taken once. */
export const exportStates = { asked: '等批准', approved: '可以下载', refused: '没有批准', taken: '已下载' } as const
export type ExportState = keyof typeof exportStates

/** The number on the sheet and in the receipt, by which a workbook that turns up somewhere is traced to who took it. */
export function exportNumber(id: string): string {
  return `DC-${id.slice(-8).toUpperCase()}`
}

export type ExportRefusal =
  | { kind: 'too_many'; rows: number }
  | { kind: 'grown'; rows: number }
  | { kind: 'own_request' }
  | { kind: 'already_answered' }
  | { kind: 'answer_missing' }
  | { kind: 'not_yet_approved' }
  | { kind: 'already_taken' }
  | { kind: 'too_late' }

/** What happened, what is safe, what to do. */
export function exportRefusalText(refusal: ExportRefusal): string {
  switch (refusal.kind) {
    case 'too_many':
      return `名单有 ${refusal.rows} 行，太大，没有导出。什么都没有变。请加条件或选一处地区再导。`
    case 'grown':
      return `名单变长了，现在有 ${refusal.rows} 行，要另一个人批准。没有下载。请重新申请。`
    case 'own_request':
      return '自己申请的导出要由别人批准。没有批准，申请还在。请让书记或街道干部来批。'
    case 'already_answered':
      return '这份申请已有人处理过。没有再改。请看它现在的状态。'
    case 'answer_missing':
      return '不批准要写原因。申请还在等。请写一句再按。'
    case 'not_yet_approved':
      return '这份导出还没有批准。没有下载。请等批准后再来。'
    case 'already_taken':
      return '这份导出已经下载过，只能下载一次。没有再下载。还要的话请重新申请。'
    case 'too_late':
      return '批准后 24 小时没有下载，已经失效。没有下载。请重新申请。'
  }
}
