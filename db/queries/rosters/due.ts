import { type SQL, sql } from 'drizzle-orm'
import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import { type DueWindow, soonDays } from '@/domain/rosters/codes'

/** A date that lies in a window seen from a day; the day itself is not past. */
export function dueIn(date: SQL, window: DueWindow, day: CivilDay): SQL {
  const soon = addDays(day, soonDays)
  switch (window) {
    case 'soon':
      return sql`${date} between ${day}::date and ${soon}::date`
    case 'past':
      return sql`${date} < ${day}::date`
    case 'due':
      return sql`${date} <= ${soon}::date`
  }
}
