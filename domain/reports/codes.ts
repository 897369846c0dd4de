export const reportStates = { draft: '草稿', frozen: '已冻结' } as const
export type ReportState = keyof typeof reportStates

/** 报告周期 presets; any other range is `custom` (design §7). */
export const reportPresets = {
  week: '周',
  month: '月',
  bimonth: '双月',
  quarter: '季',
  half: '半年',
  year: '年',
  custom: '自定',
} as const
export type ReportPreset = keyof typeof reportPresets
