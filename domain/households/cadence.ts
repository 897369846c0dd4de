import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import type { Attention, ContactClass } from '@/domain/households/codes'

/** 走访周期 in days (features §4.9): 红 weekly, C 类 and 黄 monthly, others twice a year. */
export function daysBetweenContacts(contactClass: ContactClass | null, colour: Attention): number {
  if (colour === 'red') return 7
  return contactClass === 'C' || colour === 'yellow' ? 30 : 183
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
