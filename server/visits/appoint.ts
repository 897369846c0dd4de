import 'server-only'
import type { Transaction } from '@/db/client'
import { takenOn } from '@/db/queries/appointments'
import { instantOf } from '@/domain/calendar/civil-day'
import { accept, type Result, refuse } from '@/domain/result'
import { freeMoment, isQuiet, type Quiet, quietWords, standingAgainst } from '@/domain/visits/appointing'
import type { VisitRefusal } from '@/domain/visits/recording'
import type { VisitInput } from '@/server/visits/visit-input'

type With = { id: string; quietFrom: string | null; quietTo: string | null }

/**
 * 约下次: the moment whoever was there comes again. Nobody is in two places at once and nobody calls in quiet hours (seed
 * row 43); a day without a time takes the first half hour that is free.
 */
export async function appoint(
  tx: Transaction,
  household: With,
  { nextOn, nextTime }: Pick<VisitInput, 'nextOn' | 'nextTime'>,
  leadId: string,
): Promise<Result<Date | null, VisitRefusal>> {
  if (!nextOn) return accept(null)
  const quiet = quietOf(household)
  const taken = await takenOn(tx, leadId, nextOn, household.id)
  if (!nextTime) {
    const free = freeMoment(taken, nextOn, quiet)
    return free ? accept(free) : refuse({ kind: 'day_is_full', on: nextOn })
  }
  if (quiet && isQuiet(quiet, nextTime)) return refuse({ kind: 'in_quiet_hours', quiet: quietWords(quiet) })
  const at = instantOf(nextOn, nextTime)
  const other = standingAgainst(taken, at)
  return other ? refuse({ kind: 'appointment_taken', ...other }) : accept(at)
}

function quietOf({ quietFrom: from, quietTo: to }: With): Quiet | null {
  return from && to ? { from, to } : null
}
