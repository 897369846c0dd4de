import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { type Interpreter, interpretersFor } from '@/db/queries/visitors'
import { householdStats, households } from '@/db/schema/households'
import { residents } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { ContactClass } from '@/domain/households/codes'

/** What stands on a line about a household: where, whose, which class. */
export type HouseholdBrief = {
  id: string
  areaCode: AreaCode
  number: string
  address: string
  headName: string | null
  contactClass: ContactClass | null
  contactHours: string | null
  quietFrom: string | null
  quietTo: string | null
  sortKey: string
  language: string | null
  interpreters: Interpreter[] | null
  /** Nobody of us has met them yet. */
  unmet: boolean
}

/** True for a household that nobody of us has met yet. */
export function unmet(household: SQL): SQL<boolean> {
  return sql<boolean>`not exists (select from household_stats u where u.household_id = ${household} and u.last_contact_at is not null)`
}

const columns = {
  id: households.id,
  areaCode: households.areaCode,
  number: households.number,
  address: households.address,
  headName: residents.name,
  contactClass: households.contactClass,
  contactHours: households.contactHours,
  quietFrom: households.quietFrom,
  quietTo: households.quietTo,
  sortKey: households.sortKey,
  language: households.language,
  interpreters: interpretersFor(sql`${households.language}`, sql`${households.areaCode}`),
  unmet: unmet(sql`${households.id}`),
}

/** Briefs by id, only of those inside the jurisdiction. */
export async function briefsOf(
  db: Reader,
  jurisdiction: Jurisdiction,
  ids: (string | null)[],
): Promise<Map<string, HouseholdBrief>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .select(columns)
    .from(households)
    .leftJoin(residents, eq(residents.id, households.headId))
    .where(and(inArray(households.id, wanted), inside(households.areaCode, jurisdiction)))
  return new Map(rows.map((row) => [row.id, row]))
}

/** A household on file by its number or id; closed files are not found. */
export async function householdNamed(
  db: Reader,
  jurisdiction: Jurisdiction,
  name: string,
): Promise<HouseholdBrief | undefined> {
  const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(name)
  const rows = await db
    .select(columns)
    .from(households)
    .leftJoin(residents, eq(residents.id, households.headId))
    .where(
      and(
        inside(households.areaCode, jurisdiction),
        isNull(households.toOn),
        isId ? eq(households.id, name) : eq(households.number, name),
      ),
    )
    .limit(2)
  return rows.length === 1 ? rows[0] : undefined
}

/** Households of the same building that are lived in, offered as “+1 户” after the reporter's own. */
export function neighboursOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  return db
    .select({ id: households.id, number: households.number, address: households.address, headName: residents.name })
    .from(households)
    .innerJoin(householdStats, eq(householdStats.householdId, households.id))
    .leftJoin(residents, eq(residents.id, households.headId))
    .where(
      and(
        inside(households.areaCode, jurisdiction),
        isNull(households.toOn),
        sql`${households.dwellingId} in (select d.id from dwellings d where d.building_id = (select own.building_id from dwellings own join households h on h.dwelling_id = own.id where h.id = ${householdId}))`,
        sql`${householdStats.members} > 0`,
      ),
    )
    .orderBy(households.sortKey)
    .limit(200)
}
