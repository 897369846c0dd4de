import { addDays, type CivilDay } from '@/domain/calendar/civil-day'

/** 变更: the named operations on a household file, each of which can be taken back for a while. */
export const namedActs = {
  birth: '出生',
  move_in: '迁入',
  move_out: '迁出',
  death: '去世',
  close: '整户迁出',
  head: '换户主',
  split: '分户',
  merge: '并户',
  vacate: '腾空',
  convert: '住商转换',
  same_person: '合并重复的人',
  transfer_in: '接收转来的人',
  mend: '查错改正',
} as const
export type NamedAct = keyof typeof namedActs

/** So many days after it was done, an operation may still be taken back. */
export const undoDays = 7

/** The last day on which what was done on `doneOn` may be taken back. */
export function undoUntil(doneOn: CivilDay): CivilDay {
  return addDays(doneOn, undoDays)
}

/** One number an operation changes, as it is and as it will be. */
export type EffectCount = { label: string; unit: string; before: number; after: number }

/** What an operation will do: about whom, and which counts. `seal` stands for exactly what was typed. */
export type Preview = { seal: string; who: string[]; counts: EffectCount[] }
