/** 往来: what can happen to a household, as its file tells it. */
export const timelineKinds = {
  visit: '走访',
  observation: '民情',
  issue: '诉求',
  benefit: '政策',
  move: '变动',
  edit: '资料改动',
} as const
export type TimelineKind = keyof typeof timelineKinds
