import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { areas } from '@/db/schema/areas'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode, AreaLevel } from '@/domain/areas/area-code'

export type AreaRow = typeof areas.$inferSelect

/** Names of some areas, in the order of their codes. */
export function areasNamed(
  db: Reader,
  codes: AreaCode[],
): Promise<{ code: AreaCode; name: string; level: AreaLevel }[]> {
  return db
    .select({ code: areas.code, name: areas.name, level: areas.level })
    .from(areas)
    .where(inArray(areas.code, codes))
    .orderBy(asc(areas.code))
}

/** The areas of one level inside a jurisdiction that are in force on `on`, by their place in the list. */
export function areasAt(db: Reader, jurisdiction: Jurisdiction, level: AreaLevel, on: string): Promise<AreaRow[]> {
  return db
    .select()
    .from(areas)
    .where(
      and(
        eq(areas.level, level),
        sql`${areas.code} between ${jurisdiction.lo} and ${jurisdiction.hi}`,
        sql`${areas.validFrom} <= ${on}`,
        or(isNull(areas.validTo), sql`${areas.validTo} > ${on}`),
      ),
    )
    .orderBy(asc(areas.sort), asc(areas.code))
}

/** Every area inside a jurisdiction that is in force on `on`, in the order of the tree. */
export function areasBelow(db: Reader, jurisdiction: Jurisdiction, on: string): Promise<AreaRow[]> {
  return db
    .select()
    .from(areas)
    .where(
      and(
        sql`${areas.code} between ${jurisdiction.lo} and ${jurisdiction.hi}`,
        sql`${areas.validFrom} <= ${on}`,
        or(isNull(areas.validTo), sql`${areas.validTo} > ${on}`),
      ),
    )
    .orderBy(asc(areas.code))
}

/** One area inside a jurisdiction, held until the transaction ends. */
export async function areaForUpdate(
  db: Reader,
  jurisdiction: Jurisdiction,
  code: AreaCode,
): Promise<AreaRow | undefined> {
  const [row] = await db
    .select()
    .from(areas)
    .where(and(eq(areas.code, code), sql`${areas.code} between ${jurisdiction.lo} and ${jurisdiction.hi}`))
    .for('update')
  return row
}

/** The highest grid code of a committee, the committee's own when it has no grid. */
export async function lastGridOf(db: Reader, committee: AreaCode): Promise<AreaCode> {
  const [row] = await db
    .select({ code: sql<number>`coalesce(max(${areas.code}), ${committee})`.mapWith(Number) })
    .from(areas)
    .where(sql`${areas.code} between ${committee} and ${committee + 999}`)
  return row?.code ?? committee
}

/** Makes an area; false when its code is taken. */
export async function insertArea(db: Reader, area: typeof areas.$inferInsert): Promise<boolean> {
  const made = await db.insert(areas).values(area).onConflictDoNothing().returning({ code: areas.code })
  return made.length === 1
}

export async function updateArea(
  db: Reader,
  code: AreaCode,
  change: Partial<Pick<AreaRow, 'name' | 'scope' | 'headName' | 'sort'>>,
): Promise<void> {
  await db.update(areas).set(change).where(eq(areas.code, code))
}
