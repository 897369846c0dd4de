import { and, desc, eq, getTableColumns, isNull, lt, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { rosterClosings, rosterVersions } from '@/db/schema/roster-versions'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { RosterSubject } from '@/domain/rosters/codes'

export type RosterVersion = typeof rosterVersions.$inferSelect

const shown = {
  ...{ id: rosterVersions.id, areaCode: rosterVersions.areaCode, list: rosterVersions.list },
  ...{ number: rosterVersions.number, code: rosterVersions.code, label: rosterVersions.label },
  ...{ about: rosterVersions.about, query: rosterVersions.query, onDay: rosterVersions.onDay },
  ...{ monthly: rosterVersions.monthly, reason: rosterVersions.reason, rows: rosterVersions.rows },
  ...{ frozenAt: rosterVersions.frozenAt, frozenByName: rosterVersions.frozenByName },
  ...{ voidedAt: rosterVersions.voidedAt, voidReason: rosterVersions.voidReason },
}

/** Versions inside the jurisdiction, of all lists or of one, newest first after a place. */
export function versionsOf(
  db: Reader,
  jurisdiction: Jurisdiction,
  { list, after, most }: { list: string | undefined; after: { at: Date; id: string } | undefined; most: number },
) {
  return db
    .select(shown)
    .from(rosterVersions)
    .where(
      and(
        inside(rosterVersions.areaCode, jurisdiction),
        list ? eq(rosterVersions.list, list) : undefined,
        after &&
          or(
            lt(rosterVersions.frozenAt, after.at),
            and(eq(rosterVersions.frozenAt, after.at), lt(rosterVersions.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(rosterVersions.frozenAt), desc(rosterVersions.id))
    .limit(most)
}
export type VersionRow = Awaited<ReturnType<typeof versionsOf>>[number]

export async function versionNamed(
  db: Reader,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<RosterVersion | undefined> {
  const [row] = await db
    .select()
    .from(rosterVersions)
    .where(and(eq(rosterVersions.id, id), inside(rosterVersions.areaCode, jurisdiction)))
  return row
}

/** A version, held until the transaction ends. */
export async function versionForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`roster-version:${id}`}, 0))`)
  return versionNamed(tx, jurisdiction, id)
}

/** The newest version of a list; one freezing of a list at a time. */
export async function lastVersion(tx: Transaction, areaCode: AreaCode, list: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`roster-list:${areaCode}:${list}`}, 0))`)
  const [row] = await tx
    .select({ number: rosterVersions.number, hash: rosterVersions.hash })
    .from(rosterVersions)
    .where(and(eq(rosterVersions.areaCode, areaCode), eq(rosterVersions.list, list)))
    .orderBy(desc(rosterVersions.number))
    .limit(1)
  return row
}

/** The number of the version the end of a month has made already. */
export async function monthVersion(tx: Transaction, areaCode: AreaCode, list: string, onDay: CivilDay) {
  const [row] = await tx
    .select({ number: rosterVersions.number })
    .from(rosterVersions)
    .where(
      and(
        ...[eq(rosterVersions.areaCode, areaCode), eq(rosterVersions.list, list), eq(rosterVersions.onDay, onDay)],
        ...[rosterVersions.monthly, isNull(rosterVersions.voidedAt)],
      ),
    )
  return row?.number
}

/** The hash of the version before, as it stands with that version itself. */
export async function hashBefore(db: Reader, { areaCode, list, number }: RosterVersion): Promise<string | null> {
  const [row] = await db
    .select({ hash: rosterVersions.hash })
    .from(rosterVersions)
    .where(
      and(eq(rosterVersions.areaCode, areaCode), eq(rosterVersions.list, list), eq(rosterVersions.number, number - 1)),
    )
  return row?.hash ?? null
}

export async function insertVersion(tx: Transaction, row: typeof rosterVersions.$inferInsert): Promise<void> {
  await tx.insert(rosterVersions).values(row)
}

export async function voidVersion(
  tx: Transaction,
  id: string,
  voided: { voidedAt: Date; voidedBy: string; voidedByName: string; voidReason: string },
): Promise<void> {
  await tx.update(rosterVersions).set(voided).where(eq(rosterVersions.id, id))
}

/** Ready-made lists of an area that are frozen by themselves at the end of every month, and the months that are. */
export function closingsOf(db: Reader, jurisdiction: Jurisdiction) {
  const frozen = sql<CivilDay[]>`array(select v.on_day::text from roster_versions v
    where v.area_code = ${rosterClosings.areaCode} and v.code = ${rosterClosings.code} and v.monthly)`
  return db
    .select({ ...getTableColumns(rosterClosings), frozen })
    .from(rosterClosings)
    .where(and(inside(rosterClosings.areaCode, jurisdiction), isNull(rosterClosings.endedAt)))
    .orderBy(rosterClosings.areaCode, rosterClosings.code)
    .limit(200)
}

/** The setting of one list, held until the transaction ends. */
export async function closingForUpdate(tx: Transaction, areaCode: AreaCode, code: string) {
  const [row] = await tx
    .select()
    .from(rosterClosings)
    .where(and(eq(rosterClosings.areaCode, areaCode), eq(rosterClosings.code, code), isNull(rosterClosings.endedAt)))
    .for('update')
  return row
}

export async function insertClosing(tx: Transaction, row: typeof rosterClosings.$inferInsert): Promise<void> {
  await tx.insert(rosterClosings).values(row)
}

export async function endClosing(tx: Transaction, id: string, endedAt: Date, endedBy: string): Promise<void> {
  await tx.update(rosterClosings).set({ endedAt, endedBy }).where(eq(rosterClosings.id, id))
}

/** What a process has to keep up with: every list kept month by month, who set that, and the months that are frozen. */
export async function closingsToKeep(tx: Transaction) {
  const rows = await tx.execute<{
    id: string
    set_by: string
    area_code: string
    code: string
    from_on: CivilDay
    frozen: CivilDay[]
  }>(
    sql`select id, set_by, area_code::text, code, from_on::text, frozen::text[] as frozen from roster_closings_to_keep()`,
  )
  return [...rows]
}

/** For the public page: what a version with this seal is told of, see `roster_version_told`. */
export async function versionTold(db: Reader, seal: string) {
  const rows = await db.execute<{
    code: string
    number: number
    where_name: string
    about: RosterSubject
    on_day: CivilDay
    rows: number
    frozen_ms: number
    voided_ms: number | null
    last_number: number
  }>(sql`select code, number, where_name, about, on_day::text, rows, extract(epoch from frozen_at)::float8 * 1000 as frozen_ms,
    extract(epoch from voided_at)::float8 * 1000 as voided_ms, last_number from roster_version_told(${seal})`)
  const [row] = [...rows]
  if (!row) return undefined
  const { where_name: whereName, on_day: onDay, frozen_ms, voided_ms, last_number: last, ...told } = row
  const voidedAt = voided_ms === null ? null : new Date(voided_ms)
  return { ...told, whereName, onDay, frozenAt: new Date(frozen_ms), voidedAt, last }
}
