import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import type { Role } from '@/domain/access/roles'
import { type AreaCode, ancestorAt, rangeOf } from '@/domain/areas/area-code'
import type { UnitCode } from '@/domain/issues/codes'

export type Colleague = { id: string; name: string; title: string; role: Role; unitCode: UnitCode | null }

/** People a matter of this area can be given to: the committee's own, and those of units of the street. */
export function colleaguesOf(db: Reader, area: AreaCode): Promise<Colleague[]> {
  return db.select(columns).from(accounts).where(ofOffice(area)).orderBy(asc(accounts.unitCode), asc(accounts.name))
}

/** One of them, or nothing when the account is gone or works elsewhere. */
export async function accountOfOffice(db: Reader, area: AreaCode, id: string): Promise<Colleague | undefined> {
  const [row] = await db
    .select(columns)
    .from(accounts)
    .where(and(eq(accounts.id, id), ofOffice(area)))
  return row
}

/** Names of the people who did something, by id. */
export async function namesOf(
  db: Reader,
  ids: (string | null)[],
): Promise<Map<string, { name: string; title: string }>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .select({ id: accounts.id, name: accounts.name, title: accounts.title })
    .from(accounts)
    .where(inArray(accounts.id, wanted))
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}

const columns = {
  id: accounts.id,
  name: accounts.name,
  title: accounts.title,
  role: accounts.role,
  unitCode: accounts.unitCode,
}

function ofOffice(area: AreaCode) {
  const committee = rangeOf(ancestorAt(area, 'committee'))
  const street = rangeOf(ancestorAt(area, 'street'))
  const own = and(
    sql`${accounts.areaCode} between ${committee.lo} and ${committee.hi}`,
    inArray(accounts.role, ['secretary', 'grid_worker']),
  )
  const unit = and(
    sql`${accounts.areaCode} between ${street.lo} and ${street.hi}`,
    inArray(accounts.role, ['department', 'property_manager']),
    isNotNull(accounts.unitCode),
  )
  return and(isNull(accounts.disabledAt), or(own, unit))
}
