import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { areas } from '@/db/schema/areas'
import { pairings } from '@/db/schema/team'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { IssueState } from '@/domain/issues/lifecycle'

/** 对口联系 of a street or of one committee: those that hold, and those that ended, the latest first. */
export function pairingsOf(db: Reader, lo: AreaCode, hi: AreaCode) {
  return db
    .select({
      ...{ id: pairings.id, areaCode: pairings.areaCode, accountId: pairings.accountId },
      ...{ fromOn: pairings.fromOn, toOn: pairings.toOn },
      ...{ committee: areas.name, name: accounts.name, title: accounts.title },
    })
    .from(pairings)
    .innerJoin(areas, eq(areas.code, pairings.areaCode))
    .innerJoin(accounts, eq(accounts.id, pairings.accountId))
    .where(sql`${pairings.areaCode} between ${lo} and ${hi}`)
    .orderBy(sql`${pairings.toOn} is not null`, asc(pairings.areaCode), desc(pairings.fromOn))
    .limit(500)
}

export async function pairingForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(pairings)
    .where(and(eq(pairings.id, id), sql`${pairings.areaCode} between ${jurisdiction.lo} and ${jurisdiction.hi}`))
    .for('update')
  return row
}

/** Whether somebody is paired with a committee already. */
export async function isPaired(tx: Transaction, areaCode: AreaCode, accountId: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pairing:${areaCode}`}, 0))`)
  const rows = await tx
    .select({ id: pairings.id })
    .from(pairings)
    .where(and(eq(pairings.areaCode, areaCode), eq(pairings.accountId, accountId), isNull(pairings.toOn)))
  return rows.length > 0
}

export async function insertPairing(tx: Transaction, row: typeof pairings.$inferInsert): Promise<void> {
  await tx.insert(pairings).values(row)
}

export async function endPairing(tx: Transaction, id: string, on: CivilDay): Promise<void> {
  await tx
    .update(pairings)
    .set({ toOn: on, version: sql`${pairings.version} + 1` })
    .where(eq(pairings.id, id))
}

/** Cadres of a street somebody may be paired from, and the sections. */
export function cadresOf(db: Reader, street: AreaCode) {
  return db
    .select({ id: accounts.id, name: accounts.name, title: accounts.title })
    .from(accounts)
    .where(
      and(
        eq(accounts.areaCode, street),
        sql`${accounts.role} in ('street_cadre', 'department')`,
        isNull(accounts.disabledAt),
      ),
    )
    .orderBy(asc(accounts.role), asc(accounts.name))
    .limit(200)
}

export type Escalation = {
  id: string
  number: string
  title: string
  place: string
  state: IssueState
  area_code: string
  on: CivilDay
  due_at: string | null
  settled: boolean
}

/**
 * 对口上报: matters a committee passed on while somebody was paired with it: escalated at the door, sent to a department, or
 * whistled for. The day it was passed on decides, so a pairing that changes later takes nothing away.
 */
export function escalationsFor(
  db: Reader,
  { lo, hi }: Jurisdiction,
  accountId: string,
  page: { settled: boolean; rows: number },
) {
  return db.execute<Escalation>(sql`
    select i.id, i.number, i.title, i.place, i.state, i.area_code::text as area_code, s.on::text as on, i.due_at::text as due_at,
      i.settled_at is not null as settled
    from pairings p join issues i on i.area_code between p.area_code and p.area_code + 999
    join lateral (select min((t.at at time zone 'Asia/Shanghai')::date) as on from issue_steps t where t.issue_id = i.id
      and (t.detail ->> 'disposition' = 'escalate' or t.detail ->> 'route' in ('transfer', 'whistle'))) s on s.on is not null
    where p.account_id = ${accountId} and p.area_code between ${lo} and ${hi} and i.area_code between ${lo} and ${hi}
      and (i.settled_at is not null) = ${page.settled} and s.on >= p.from_on and (p.to_on is null or s.on < p.to_on)
    order by i.due_at nulls last, i.id limit ${page.rows}`)
}
