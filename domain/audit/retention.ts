import type { RetentionKind } from '@/domain/audit/retention-codes'
import { addMonths, type CivilDay } from '@/domain/calendar/civil-day'

/** So many lines one clean-up holds at most: what a second person can look through. */
export const cleanUpMost = 500

export type RetentionRule = { kind: RetentionKind; months: number; basis: string; own: boolean }

export type RetentionRefusal =
  | { kind: 'no_rule' }
  | { kind: 'nothing_due' }
  | { kind: 'already_asked' }
  | { kind: 'own_request' }
  | { kind: 'already_answered' }

/** The first day whose end is still kept: what ended before it is due. */
export function keptSince({ months }: Pick<RetentionRule, 'months'>, today: CivilDay): CivilDay {
  return addMonths(today, -months)
}

/** `6 年` or `18 个月`. */
export function periodText(months: number): string {
  return months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`
}

/** Why nothing was cleaned, what is safe, and what to do. */
export function retentionRefusalText(refusal: RetentionRefusal): string {
  switch (refusal.kind) {
    case 'no_rule':
      return '这一类还没有定保存期限。没有申请，什么都没有清理。请先定期限、写依据。'
    case 'nothing_due':
      return '没有到期的。没有申请，什么都没有清理。'
    case 'already_asked':
      return '这一类已经有一份清理在等批准。没有再申请。请先等那一份有结果。'
    case 'own_request':
      return '自己申请的清理要由别人批准。没有清理，申请还在。请让另一位书记或街道干部来批。'
    case 'already_answered':
      return '这份申请已有人处理过。没有再动。请看它现在的状态。'
  }
}
