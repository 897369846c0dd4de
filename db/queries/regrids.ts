import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { regrids } from '@/db/schema/regrids'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { DoorMove, GridNow, GridWorker } from '@/domain/areas/regrid'
import type { EndedGrid } from '@/domain/areas/regrid-codes'
import type { CivilDay } from '@/domain/calendar/civil-day'

export type Regrid = typeof regrids.$inferSelect

/** Lets one re-division of a committee wait for the other. */
export async function holdCommittee(tx: Transaction, committee: AreaCode): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`regrid:${committee}`}, 0))`)
}

/** Where something is to go: a whole grid, a building, a unit of it or a single door; the narrower one holds. */
export type Pick = { what: 'grid' | 'building' | 'unit' | 'door'; of: string; unit: string | null; to: AreaCode }

/** Notes the doors that change their grid. */
export async function noteDoors(
  tx: Transaction,
  { lo, hi }: Jurisdiction,
  { id, on, picks }: { id: string; on: CivilDay; picks: readonly Pick[] },
): Promise<void> {
  const kind = (what: Pick['what'], rank: number, same: SQL) =>
    sql`select d.id, d.area_code, d.building_id, p."to", ${rank}::int as rank from picks p join dwellings d on ${same}
      where p.what = ${what} and d.area_code between ${lo} and ${hi}`
  const all = sql.join(
    [
      kind('door', 1, sql`d.id = p."of"::uuid`),
      kind('unit', 2, sql`d.building_id = p."of"::uuid and d.unit is not distinct from p.unit`),
      kind('building', 3, sql`d.building_id = p."of"::uuid`),
      kind('grid', 4, sql`d.area_code = p."of"::bigint`),
    ],
    sql` union all `,
  )
  await tx.execute(sql`
    with picks as materialized (select * from jsonb_to_recordset(${JSON.stringify(picks)}::jsonb) p (what text, "of" text, unit text, "to" bigint))
    insert into regrid_moves (regrid_id, subject_id, kind, area_code, from_code, effective_on, building_id)
    select ${id}::uuid, m.id, 'dwelling', m."to", m.area_code, ${on}::date, m.building_id
    from (select distinct on (a.id) a.* from (${all}) a order by a.id, a.rank) m where m."to" <> m.area_code`)
}

/** What those doors come to, from grid to grid. */
export async function doorMoves(tx: Reader, id: string): Promise<DoorMove[]> {
  const rows = await tx.execute<DoorMove>(sql`
    select m.from_code as "from", m.area_code as "to", count(*)::int as doors,
      (count(*) filter (where exists (select from households h where h.dwelling_id = m.subject_id and h.to_on is null)))::int as households
    from regrid_moves m where m.regrid_id = ${id} and m.kind = 'dwelling' group by 1, 2 order by 1, 2`)
  return rows.map(({ from, to, ...counts }) => ({ from: Number(from), to: Number(to), ...counts }))
}

/** The grids in force with their doors. */
export async function gridsNow(tx: Reader, { lo, hi }: Jurisdiction, today: CivilDay): Promise<GridNow[]> {
  const rows = await tx.execute<GridNow>(sql`
    select a.code, a.name, (select count(*)::int from dwellings d where d.area_code = a.code) as doors from areas a
    where a.level = 'grid' and a.code between ${lo} and ${hi} and (a.valid_to is null or a.valid_to > ${today}::date) order by a.sort, a.code`)
  return rows.map(({ code, ...grid }) => ({ code: Number(code), ...grid }))
}

/** Who goes round the grids of a committee. */
export async function gridWorkers(tx: Reader, { lo, hi }: Jurisdiction): Promise<GridWorker[]> {
  const rows = await tx
    .select({ accountId: accounts.id, name: accounts.name, at: accounts.areaCode })
    .from(accounts)
    .where(
      and(
        eq(accounts.role, 'grid_worker'),
        isNull(accounts.disabledAt),
        sql`${accounts.areaCode} between ${lo + 1} and ${hi}`,
      ),
    )
    .orderBy(accounts.areaCode, accounts.name)
  return rows
}

/** Notes what lies behind no door and loses its grid (matters and talk without a household, team, files not yet written), and who changes the grid. */
export async function noteTheRest(
  tx: Transaction,
  { id, on }: { id: string; on: CivilDay },
  ended: readonly EndedGrid[],
  workers: readonly (GridWorker & { to: AreaCode })[],
): Promise<void> {
  const list = sql`jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) e (code bigint, heir bigint)`
  const goers = sql`jsonb_to_recordset(${JSON.stringify(workers)}::jsonb) w ("accountId" uuid, "at" bigint, "to" bigint)`
  await tx.execute(sql`
    insert into regrid_moves (regrid_id, subject_id, kind, area_code, from_code, effective_on)
    select ${id}::uuid, m.id, m.kind, m."to", m."from", ${on}::date from (
      select w."accountId" as id, 'account' as kind, w."to", w."at" as "from" from ${goers}
      union all select v.id, 'visitor', w."to", w."at" from ${goers} join visitors v on v.account_id = w."accountId" and v.area_code = w."at"
      union all select v.id, 'visitor', e.heir, e.code from ${list} join visitors v on v.area_code = e.code
        where not exists (select from ${goers} where w."accountId" = v.account_id)
      union all select i.id, 'issue', e.heir, e.code from ${list} join issues i on i.area_code = e.code where i.household_id is null
      union all select o.id, 'observation', e.heir, e.code from ${list} join observations o on o.area_code = e.code where o.household_id is null
      union all select b.id, 'batch', e.heir, e.code from ${list} join import_batches b on b.grid_code = e.code where b.committed_at is null) m`)
}

export async function insertRegrid(tx: Transaction, regrid: typeof regrids.$inferInsert): Promise<void> {
  await tx.insert(regrids).values(regrid)
}

/** Carries out what was noted, or takes it back: the rows behind every door go with it, in one step of the database. */
export async function moveRegrid(tx: Transaction, id: string, way: 'forward' | 'back'): Promise<void> {
  await tx.execute(sql`select move_regrid(${id}::uuid, ${way === 'forward'})`)
}

export async function endRegrid(tx: Transaction, id: string, at: Date, by: string): Promise<void> {
  await tx.update(regrids).set({ undoneAt: at, undoneBy: by }).where(eq(regrids.id, id))
}

/** Re-divisions inside a jurisdiction, newest first, with who made them. */
export function regridsOf(db: Reader, jurisdiction: Jurisdiction) {
  return db
    .select({ regrid: regrids, by: accounts.name })
    .from(regrids)
    .leftJoin(accounts, eq(accounts.id, regrids.doneBy))
    .where(inside(regrids.areaCode, jurisdiction))
    .orderBy(desc(regrids.effectiveOn), desc(regrids.id))
    .limit(100)
}

export async function regridInside(db: Reader, jurisdiction: Jurisdiction, id: string) {
  const [row] = await db
    .select({ regrid: regrids, by: accounts.name })
    .from(regrids)
    .leftJoin(accounts, eq(accounts.id, regrids.doneBy))
    .where(and(eq(regrids.id, id), inside(regrids.areaCode, jurisdiction)))
  return row
}

/** The last re-division of a committee that stands. */
export async function lastRegrid(db: Reader, jurisdiction: Jurisdiction): Promise<Regrid | undefined> {
  const [row] = await db
    .select()
    .from(regrids)
    .where(and(inside(regrids.areaCode, jurisdiction), isNull(regrids.undoneAt)))
    .orderBy(desc(regrids.doneAt), desc(regrids.id))
    .limit(1)
  return row
}

/** What a preview counts by grid besides figures: buildings, workers, and what is due. */
export async function loadByGrid(
  db: Reader,
  { lo, hi }: Jurisdiction,
): Promise<Map<AreaCode, { buildings: number; workers: number }>> {
  const rows = await db.execute<{ code: AreaCode; buildings: number; workers: number }>(sql`
    select g.code, sum(g.buildings)::int as buildings, sum(g.workers)::int as workers from (
      select area_code as code, 1 as buildings, 0 as workers from buildings where area_code between ${lo} and ${hi}
      union all select area_code, 0, 1 from accounts where area_code between ${lo} and ${hi} and role = 'grid_worker' and disabled_at is null) g group by g.code`)
  return new Map(rows.map(({ code, ...load }) => [Number(code), load]))
}

export type UnitDoors = {
  building_id: string
  estate: string
  building: string
  unit: string | null
  doors: { id: string; room: string; code: AreaCode }[]
}

/** The doors of some buildings, unit by unit. */
export async function doorsByUnit(
  db: Reader,
  { lo, hi }: Jurisdiction,
  buildings: readonly string[],
): Promise<UnitDoors[]> {
  if (buildings.length === 0) return []
  return db.execute<UnitDoors>(sql`
    select d.building_id, b.estate, b.name as building, d.unit,
      jsonb_agg(jsonb_build_object('id', d.id, 'room', d.room, 'code', d.area_code) order by d.sort_key) as doors
    from dwellings d join buildings b on b.id = d.building_id
    where d.building_id = any(${`{${buildings.join(',')}}`}::uuid[]) and d.area_code between ${lo} and ${hi}
    group by 1, 2, 3, 4 order by b.estate, b.name, d.unit`)
}
