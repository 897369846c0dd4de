import { addMonths, type CivilDay, firstOfMonth, lastOfMonth } from '@/domain/calendar/civil-day'

/** A version holds so many lines at most: a committee and more, never a whole street of people. */
export const mostFrozen = 5000

export type VersionRefusal =
  | { kind: 'too_many_frozen'; count: number }
  | { kind: 'in_future' }
  | { kind: 'month_frozen'; number: number }
  | { kind: 'already_void' }
  | { kind: 'not_yours' }
  | { kind: 'already_kept' }
  | { kind: 'not_kept' }

/** Why a list was not frozen, voided or kept month by month, what is safe, and what to do. */
export function versionRefusalText(refusal: VersionRefusal): string {
  switch (refusal.kind) {
    case 'too_many_frozen':
      return `名册有 ${refusal.count} 行，一次最多定版 ${mostFrozen} 行。没有定版，填过的都在。请加条件，或按居民区分开定。`
    case 'in_future':
      return '日期在今天以后，名单还会变。没有定版，填过的都在。请等到那一天，或改看今天。'
    case 'month_frozen':
      return `这个月的月末版已经有了（第 ${refusal.number} 版）。没有重复定版。要重做请先把那一版作废。`
    case 'already_void':
      return '这一版已经作废，没有再改。请看它写的原因。'
    case 'not_yours':
      return '别人定的版要由定版人、书记或街道干部作废。没有作废。请把原因告诉他们。'
    case 'already_kept':
      return '这份名册已经按月定版，没有重复设置。'
    case 'not_kept':
      return '这份名册没有按月定版，没有改动。'
  }
}

/** The last days of the months that are over on `today`, from the month of `from` on, earliest first. */
export function monthEndsOver(from: CivilDay, today: CivilDay): CivilDay[] {
  const ends: CivilDay[] = []
  for (let end = lastOfMonth(from); end < today; end = lastOfMonth(addMonths(firstOfMonth(end), 1))) ends.push(end)
  return ends
}

/** 校验码 of a version: the first sixteen characters of its hash. */
export function sealOf(hash: string): string {
  return hash.slice(0, 16)
}

/** 校验码 as it is printed: feea-d393-1aa3-3b7b. */
export function printSeal(seal: string): string {
  return seal.match(/.{1,4}/g)?.join('-') ?? seal
}

/** 校验码 as people type it: capitals, spaces, O for 0 and I or L for 1 are all understood. */
export function readSeal(text: string): string | undefined {
  const seal = text.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  return /^[0-9a-f]{16}$/.test(seal) ? seal : undefined
}
