/** 报表频次: how often a department asks for a form. */
export const formFrequencies = {
  daily: '每日',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季',
  yearly: '每年',
  once: '一次',
  irregular: '不定期',
} as const
export type FormFrequency = keyof typeof formFrequencies

/** 报表来源: by what way a form comes. */
export const formSources = {
  document: '正式文件',
  notice: '工作通知',
  group: '工作群',
  system: '条线系统',
  spoken: '口头',
} as const
export type FormSource = keyof typeof formSources
