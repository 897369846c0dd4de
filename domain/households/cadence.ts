import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import type { Attention, ContactClass } from '@/domain/households/codes'

/** 走访周期 in days (features §4.9): 红 weekly, C 类 and 黄 monthly, others twice a year. */
export const cadenceDays = { red: 7, close: 30, others: 183 } as const

/** The cadence of one household. */
export function daysBetweenContacts(contactClass: ContactClass | null, colour: Attention): number {
  if (colour === 'red') return cadenceDays.red
  return contactClass === 'C' || colour === 'yellow' ? cadenceDays.close : cadenceDays.others
}

/** The day the next contact is due; a household never reached is due from the day its file began. */
export function nextContactOn(
  contactClass: ContactClass | null,
  colour: Attention,
  lastContactOn: CivilDay | null,
  fileFrom: CivilDay,
): CivilDay {
  return lastContactOn === null ? fileFrom : addDays(lastContactOn, daysBetweenContacts(contactClass, colour))
}
