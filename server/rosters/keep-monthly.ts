import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { closingForUpdate, endClosing, insertClosing } from '@/db/queries/rosters/versions'
import { fieldPolicyOf } from '@/domain/access/fields'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { readyMadeRoster } from '@/domain/rosters/ready-made'
import { command } from '@/server/command'
import { askedRoster, rosterQuery } from '@/server/rosters/roster-query'

/**
 * 按月定版: a ready-made list is frozen by itself once a month is over, from this month on, or no longer. Where it stopped because
 * the account of who set it is closed or moved, `take` goes on from the same month on as who asks.
 */
export const keepMonthly = command({
  name: 'roster.keep_monthly',
  permission: 'roster.approve',
  input: z.object({ code: z.string().max(40), keep: z.enum(['yes', 'no', 'take']) }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const { code, keep } = input
    const query = rosterQuery.parse({ code })
    const roster = askedRoster({ actor, jurisdiction, fields: fieldPolicyOf(actor.role), now, query })
    if (!roster || !readyMadeRoster(code)) return refuse({ kind: 'not_found' })
    const areaCode = jurisdiction.lo
    const kept = await closingForUpdate(tx, areaCode, code)
    if (keep === 'yes' && kept) return refuse({ kind: 'already_kept' })
    if (keep !== 'yes' && !kept) return refuse({ kind: 'not_kept' })
    if (kept) await endClosing(tx, kept.id, now, actor.accountId)
    if (keep !== 'no') {
      const set = { setBy: actor.accountId, setByName: actor.name, setAt: now }
      await insertClosing(tx, { id: newId(), areaCode, code, fromOn: kept?.fromOn ?? dayOf(now), ...set })
    }
    return accept({
      value: { code },
      audit: { act: 'roster.keep_monthly', subject: 'roster', subjectId: code, areaCode, detail: { keep } },
    })
  },
})
