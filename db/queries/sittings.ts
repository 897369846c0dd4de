import { and, asc, eq, gte, isNull, lte, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { sittings } from '@/db/schema/sittings'
import { observations } from '@/db/schema/visits'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'

export type Sitting = typeof sittings.$inferSelect

/** 场次 of an area between two days, with how much was noted at each; `lo` is the committee for who works in a grid. */
export function sittingsBetween(db: Reader, { lo, hi }: { lo: AreaCode; hi: AreaCode }, from: CivilDay, to: CivilDay) {
  return db
    .select({
      ...{ id: sittings.id, areaCode: sittings.areaCode, kind: sittings.kind, onDay: sittings.onDay },
      ...{ fromTime: sittings.fromTime, toTime: sittings.toTime, place: sittings.place, staffIds: sittings.staffIds },
      noted: sql<number>`(select count(*)::int from observations o where o.sitting_id = ${sittings.id})`,
    })
    .from(sittings)
    .where(
      and(
        sql`${sittings.areaCode} between ${lo} and ${hi}`,
        gte(sittings.onDay, from),
        lte(sittings.onDay, to),
        isNull(sittings.cancelledOn),
      ),
    )
    .orderBy(asc(sittings.onDay), asc(sittings.fromTime), asc(sittings.id))
    .limit(300)
}

export async function sittingNamed(db: Reader, range: { lo: AreaCode; hi: AreaCode }, id: string) {
  const [row] = await db
    .select()
    .from(sittings)
    .where(
      and(
        eq(sittings.id, id),
        sql`${sittings.areaCode} between ${range.lo} and ${range.hi}`,
        isNull(sittings.cancelledOn),
      ),
    )
  return row
}

export async function sittingForUpdate(tx: Transaction, range: { lo: AreaCode; hi: AreaCode }, id: string) {
  const [row] = await tx
    .select()
    .from(sittings)
    .where(
      and(
        eq(sittings.id, id),
        sql`${sittings.areaCode} between ${range.lo} and ${range.hi}`,
        isNull(sittings.cancelledOn),
      ),
    )
    .for('update')
  return row
}

export async function insertSittings(tx: Transaction, rows: (typeof sittings.$inferInsert)[]): Promise<void> {
  await tx.insert(sittings).values(rows)
}

export async function saveSitting(tx: Transaction, id: string, change: Partial<Sitting>): Promise<void> {
  await tx
    .update(sittings)
    .set({ ...change, version: sql`${sittings.version} + 1` })
    .where(eq(sittings.id, id))
}

/** What was noted at one session, the latest first. */
export function notedAt(db: Reader, jurisdiction: Jurisdiction, sittingId: string) {
  return db
    .select({
      ...{ id: observations.id, kind: observations.kind, text: observations.text, issueId: observations.issueId },
      ...{ householdId: observations.householdId, at: observations.at },
    })
    .from(observations)
    .where(and(eq(observations.sittingId, sittingId), inside(observations.areaCode, jurisdiction)))
    .orderBy(sql`${observations.at} desc, ${observations.id} desc`)
    .limit(200)
}

/** 走访 and 接待 of a period, each counted for itself: contacts, what was noted at sessions by kind, and 民情记录 besides. */
export async function visitsAndReceptions(db: Reader, { lo, hi }: Jurisdiction, from: CivilDay, to: CivilDay) {
  const [begin, end] = [startOfDay(from).toISOString(), endOfDay(to).toISOString()]
  const period = sql`between ${lo} and ${hi} and o.at >= ${begin}::timestamptz and o.at < ${end}::timestamptz`
  const [row] = await db.execute<{ visits: number; stool: number; reception: number; noted: number }>(sql`
    select (select count(*)::int from visits v where v.area_code between ${lo} and ${hi} and v.at >= ${begin}::timestamptz and v.at < ${end}::timestamptz) as visits,
      (count(*) filter (where s.kind = 'stool'))::int as stool, (count(*) filter (where s.kind = 'reception'))::int as reception,
      (count(*) filter (where s.id is null))::int as noted
    from observations o left join sittings s on s.id = o.sitting_id where o.area_code ${period}`)
  return row ?? { visits: 0, stool: 0, reception: 0, noted: 0 }
}
