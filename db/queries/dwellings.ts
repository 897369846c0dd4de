import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { buildings, dwellings } from '@/db/schema/dwellings'
import type { Jurisdiction } from '@/domain/access/actor'

export type BuildingRow = typeof buildings.$inferSelect
export type DwellingRow = typeof dwellings.$inferSelect

/** Every building of a jurisdiction by estate and place; a committee has a few hundred at most. */
export function buildingsInside(db: Reader, jurisdiction: Jurisdiction, most = 1000): Promise<BuildingRow[]> {
  return db
    .select()
    .from(buildings)
    .where(inside(buildings.areaCode, jurisdiction))
    .orderBy(asc(buildings.estate), asc(buildings.sort), asc(buildings.name))
    .limit(most)
}

export async function building(db: Reader, jurisdiction: Jurisdiction, id: string): Promise<BuildingRow | undefined> {
  const [row] = await db
    .select()
    .from(buildings)
    .where(and(eq(buildings.id, id), inside(buildings.areaCode, jurisdiction)))
  return row
}

/** A room of a building by its unit and number; locked, so that two clerks never open it twice. */
export async function roomForUpdate(
  db: Reader,
  jurisdiction: Jurisdiction,
  buildingId: string,
  unit: string | null,
  room: string,
): Promise<DwellingRow | undefined> {
  const [row] = await db
    .select()
    .from(dwellings)
    .where(
      and(
        eq(dwellings.buildingId, buildingId),
        sql`${dwellings.unit} is not distinct from ${unit}`,
        eq(dwellings.room, room),
        inside(dwellings.areaCode, jurisdiction),
      ),
    )
    .for('update')
  return row
}
