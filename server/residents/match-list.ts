import 'server-only'
import { z } from 'zod'
import { matchesOf } from '@/db/queries/matches'
import { dayOf } from '@/domain/calendar/civil-day'
import { matchGrounds, matchStates } from '@/domain/residents/match-codes'
import { shownName } from '@/domain/residents/shown'
import { someId } from '@/server/address'
import { view } from '@/server/view'

/** 同一人: own people who may live with another committee too; of the other side it says that it is there, and who asks. */
export const matchList = view({
  name: 'identity.list',
  permission: 'resident.transfer',
  query: z.object({ about: someId, found: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined) }),
  read: async ({ db, jurisdiction, fields, now, query }) => {
    const rows = await matchesOf(db, jurisdiction, { about: query.about, most: 100 })
    return {
      today: dayOf(now),
      about: query.about,
      found: query.found,
      matches: rows.map((row) => ({
        ...{ id: row.id, residentId: row.resident_id, name: shownName(fields, row.name), address: row.address },
        ...{ ground: matchGrounds[row.ground], state: row.state, stateText: matchStates[row.state] },
        ...{ reason: row.reason, asker: row.asker },
        askedOn: row.asked_at && dayOf(new Date(row.asked_at)),
        answeredOn: row.answered_at && dayOf(new Date(row.answered_at)),
      })),
    }
  },
})
export type MatchList = Awaited<ReturnType<typeof matchList>>
