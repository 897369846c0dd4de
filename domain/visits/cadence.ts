import type { ContactClass } from '@/domain/households/codes'

/** 联系周期 in days by class: 重点 monthly, all others twice a year (features §4.9). A class not yet given counts as B. */
export const contactEveryDays: Record<ContactClass, number> = { A: 180, B: 180, C: 30 }
