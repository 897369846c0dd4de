import { dayOf } from '@/domain/calendar/civil-day'
import { hourLimit, type WorkCalendar, workdayLimit } from '@/domain/calendar/workdays'
import type { IssueGrade, Rating } from '@/domain/issues/codes'
import { accept, refuse } from '@/domain/result'

/** 报到时限: 较急 2 hours of wall clock, 一般 the next working day. */
export const whistleLimits = { urgentHours: 2, workdays: 1 } as const

export function whistleDueAt(grade: IssueGrade, calledAt: Date, calendar: WorkCalendar): Date {
  if (grade === 'urgent') return hourLimit(calledAt, whistleLimits.urgentHours)
  return workdayLimit(dayOf(calledAt), whistleLimits.workdays, '24:00', calendar).at
}

type Whistle = { unitCode: string; arrivedAt: Date | null }

/** 报到: the called unit itself, or the committee that saw them come; once. */
export function arrive(whistle: Whistle, by: { unitCode: string | null; now: Date }, name: string) {
  if (by.unitCode !== null && by.unitCode !== whistle.unitCode) return refuse({ kind: 'sent_to_another_unit' } as const)
  if (whistle.arrivedAt) return refuse({ kind: 'already_arrived' } as const)
  return accept({ arrivedAt: by.now, arrivedName: name })
}

/** 评报到, from below: never by the unit itself, and only of who came; staying away is rated too, once the limit is over. */
export function rateArrival(
  whistle: Whistle & { dueAt: Date },
  by: { unitCode: string | null; now: Date },
  rating: Rating,
  note: string | null,
) {
  if (by.unitCode !== null) return refuse({ kind: 'rated_from_below' } as const)
  if (!whistle.arrivedAt && whistle.dueAt > by.now) return refuse({ kind: 'not_arrived_yet' } as const)
  if (rating === 'dissatisfied' && !note) return refuse({ kind: 'cause_needed' } as const)
  return accept({ rating, ratingNote: note })
}
