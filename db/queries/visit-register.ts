import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { households } from '@/db/schema/households'
import { residents } from '@/db/schema/residents'
import { visits } from '@/db/schema/visits'
import type { Jurisdiction } from '@/domain/access/actor'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'
import type { VisitMode, VisitOutcome } from '@/domain/visits/codes'

export type VisitFilter = {
  mode?: VisitMode | undefined
  outcome?: VisitOutcome | undefined
  leadId?: string | undefined
  householdId?: string | undefined
  card?: string | undefined
  from: CivilDay
  to: CivilDay
}

/** Contacts of a period, newest first; `after` is the cursor of the last row seen. */
export function visitsListed(
  db: Reader,
  jurisdiction: Jurisdiction,
  filter: VisitFilter,
  page: { rows: number; after?: { at: string; id: string } | undefined },
) {
  return db
    .select({
      id: visits.id,
      areaCode: visits.areaCode,
      at: visits.at,
      mode: visits.mode,
      outcome: visits.outcome,
      note: visits.note,
      first: visits.first,
      cardNumber: visits.cardNumber,
      nextAt: visits.nextAt,
      householdId: visits.householdId,
      address: households.address,
      headName: residents.name,
      lead: accounts.name,
      cursor: sql<string>`${visits.at}::text`,
    })
    .from(visits)
    .innerJoin(households, eq(households.id, visits.householdId))
    .leftJoin(residents, eq(residents.id, households.headId))
    .leftJoin(accounts, eq(accounts.id, visits.leadId))
    .where(
      and(
        where(jurisdiction, filter),
        page.after && sql`(${visits.at}, ${visits.id}) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`,
      ),
    )
    .orderBy(sql`${visits.at} desc, ${visits.id} desc`)
    .limit(page.rows)
}

/** 户次 by mode and outcome under the filter. */
export function visitCounts(db: Reader, jurisdiction: Jurisdiction, filter: VisitFilter) {
  return db
    .select({
      mode: visits.mode,
      outcome: visits.outcome,
      visits: sql<number>`count(*)::int`,
      households: sql<number>`count(distinct ${visits.householdId})::int`,
    })
    .from(visits)
    .where(where(jurisdiction, filter))
    .groupBy(visits.mode, visits.outcome)
}

/** The grid workers and committee staff who led a contact here. */
export function leadsOf(db: Reader, jurisdiction: Jurisdiction) {
  return db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(
      and(
        sql`${accounts.areaCode} between ${jurisdiction.lo} and ${jurisdiction.hi}`,
        sql`${accounts.role} in ('secretary', 'grid_worker')`,
      ),
    )
    .orderBy(accounts.name)
    .limit(200)
}

function where(jurisdiction: Jurisdiction, filter: VisitFilter): SQL | undefined {
  const { mode, outcome, leadId, householdId, card, from, to } = filter
  const period = sql`${visits.at} >= ${startOfDay(from).toISOString()}::timestamptz and ${visits.at} < ${endOfDay(to).toISOString()}::timestamptz`
  return and(
    inside(visits.areaCode, jurisdiction),
    card ? eq(visits.cardNumber, card) : period,
    mode ? eq(visits.mode, mode) : undefined,
    outcome ? eq(visits.outcome, outcome) : undefined,
    leadId ? eq(visits.leadId, leadId) : undefined,
    householdId ? eq(visits.householdId, householdId) : undefined,
  )
}
