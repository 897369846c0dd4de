import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { filesOf } from '@/db/queries/merged-files'
import { accounts } from '@/db/schema/accounts'
import { consents } from '@/db/schema/consents'
import { residents } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { ConsentKind, Telling } from '@/domain/households/consent-codes'

/** Whether household `h` has been told, by a notice that holds on the day. */
export function toldOn(how: Telling, day: CivilDay): SQL {
  const told = sql`exists (select from consents k where k.household_id = h.id and k.kind = 'notice' and k.from_on <= ${day}
    and (k.to_on is null or k.to_on > ${day}))`
  return how === 'told' ? told : sql`not ${told}`
}

/** What a household was told and agreed to, and the files that went into it: what holds first, then the latest. */
export function consentsOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  const { id, kind, way, givenBy, fromOn, toOn, withdrawnBecause } = consents
  return db
    .select({ id, kind, way, givenBy, fromOn, toOn, withdrawnBecause, person: residents.name, by: accounts.name })
    .from(consents)
    .leftJoin(residents, eq(residents.id, consents.residentId))
    .leftJoin(accounts, eq(accounts.id, consents.recordedBy))
    .where(and(sql`${consents.householdId} = any(${filesOf(householdId)})`, inside(consents.areaCode, jurisdiction)))
    .orderBy(sql`${toOn} is not null`, desc(fromOn), desc(id))
    .limit(100)
}

/** The same consent that still holds. */
export async function openConsent(
  tx: Transaction,
  { householdId, residentId, kind }: { householdId: string; residentId: string | null; kind: ConsentKind },
) {
  const about = residentId ? eq(consents.residentId, residentId) : isNull(consents.residentId)
  const [row] = await tx
    .select({ fromOn: consents.fromOn })
    .from(consents)
    .where(and(eq(consents.householdId, householdId), eq(consents.kind, kind), about, isNull(consents.toOn)))
    .limit(1)
  return row
}

/** What somebody agreed to and still does, of one kind. */
export async function openConsentOf(tx: Transaction, residentId: string, kind: ConsentKind) {
  const [row] = await tx
    .select({ id: consents.id, fromOn: consents.fromOn })
    .from(consents)
    .where(and(eq(consents.residentId, residentId), eq(consents.kind, kind), isNull(consents.toOn)))
    .orderBy(desc(consents.fromOn), desc(consents.id))
    .limit(1)
  return row
}

/** The consents about some people that still hold, locked. */
export function consentsOpen(tx: Transaction, people: string[]) {
  return tx
    .select()
    .from(consents)
    .where(and(inArray(consents.residentId, people), isNull(consents.toOn)))
    .orderBy(consents.id)
    .for('update')
}

/** A consent about another record of the same person, with the household that one lives in. */
export async function passConsent(
  tx: Transaction,
  id: string,
  about: { residentId: string; householdId: string; areaCode: number },
): Promise<void> {
  await tx
    .update(consents)
    .set({ ...about, version: sql`${consents.version} + 1` })
    .where(eq(consents.id, id))
}

export async function insertConsent(tx: Transaction, row: typeof consents.$inferInsert): Promise<void> {
  await tx.insert(consents).values(row)
}

export async function consentForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(consents)
    .where(and(eq(consents.id, id), inside(consents.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function endConsent(tx: Transaction, id: string, on: CivilDay, because: string): Promise<void> {
  await tx
    .update(consents)
    .set({ toOn: on, withdrawnBecause: because, version: sql`${consents.version} + 1` })
    .where(eq(consents.id, id))
}
