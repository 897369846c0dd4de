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
