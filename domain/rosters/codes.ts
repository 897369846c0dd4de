/** 名册的对象: what one line of a roster is. */
export const rosterSubjects = { resident: '人', household: '户' } as const
export type RosterSubject = keyof typeof rosterSubjects

/** 到期: where a date (复核日, 居住证有效期) lies from the day of the roster. */
export const dueWindows = { soon: '30 天内到期', past: '已过期', due: '已过期或 30 天内到期' } as const
export type DueWindow = keyof typeof dueWindows

/** How many days ahead a date counts as due soon. */
export const soonDays = 30

/** 变更原因: why a line came onto a roster or left it between two days (standards §6). */
export const rosterReasons = {
  age: '到龄',
  born: '出生',
  moved_in: '迁入',
  died: '死亡',
  moved_out: '迁出',
  tag: '标签',
  need: '需求',
  due: '到期',
  home: '户情',
  late: '补报',
  corrected: '更正',
} as const
export type RosterReason = keyof typeof rosterReasons
