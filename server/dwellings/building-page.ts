import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { buildingPeople } from '@/db/queries/building-figures'
import { type DoorRow, doorsOf, mattersOf } from '@/db/queries/doors'
import { building, buildingsInside } from '@/db/queries/dwellings'
import { holds, jurisdictionWithin, mayReadPeople } from '@/domain/access/actor'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf, daysBetween } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { recordId, someWords } from '@/server/address'
import { type DoorColour, doorColours, doorUnits } from '@/server/dwellings/door-units'
import { type Desk, view } from '@/server/view'

const colours = Object.keys(doorColours) as [DoorColour, ...DoorColour[]]
const buildingQuery = z.object({
  id: recordId,
  by: z.enum(colours).catch('attention'),
  unit: someWords(20),
})
type BuildingQuery = z.output<typeof buildingQuery>

/** 一栋楼, drawn as its doors; volunteers see the doors of their own building without anybody's name. */
export const buildingPage = view({
  name: 'building.page',
  permission: 'door.read',
  query: buildingQuery,
  read,
})
export type BuildingPage = NonNullable<Awaited<ReturnType<typeof buildingPage>>>

async function read(desk: Desk<BuildingQuery>) {
  const { db, actor, jurisdiction, fields, now, query } = desk
  const found = await building(db, jurisdiction, query.id)
  if (!found) return undefined
  const day = dayOf(now)
  const people = mayReadPeople(actor)
  const by = people || query.by === 'use' ? query.by : 'contact'
  const [rows, counts, matters, grid, near] = await Promise.all([
    doorsOf(db, jurisdiction, found.id, day),
    people ? buildingPeople(db, jurisdiction, found.id, day) : { elders: 0, late: 0 },
    people ? mattersOf(db, jurisdiction, found.id) : [],
    areasNamed(db, [found.areaCode]),
    neighbours(desk, found),
  ])
  return {
    ...{ id: found.id, estate: found.estate, name: found.name, floors: found.floors, unitCount: found.units },
    ...{ builtYear: found.builtYear, lifts: found.lifts },
    ...{ day, by, people, unit: query.unit, grid: grid[0]?.name ?? '' },
    near,
    units: doorUnits(rows, { day, by, people, fields }),
    tally: tallyOf(rows, day),
    ...counts,
    due: people ? dueDoors(rows, desk, day) : [],
    matters: matters.map(({ due_ms, ...matter }) => ({
      ...matter,
      dueOn: due_ms === null ? null : dayOf(new Date(due_ms - 1)),
    })),
    may: { visit: holds(actor, 'visit.record'), create: holds(actor, 'household.edit') },
  }
}

/** The buildings before and after in the same estate. */
async function neighbours(
  { db, actor, jurisdiction }: Desk<BuildingQuery>,
  { areaCode, estate, id }: { areaCode: number; estate: string; id: string },
) {
  const place = jurisdictionWithin(actor, ancestorAt(areaCode, 'committee')) ?? jurisdiction
  const all = (await buildingsInside(db, place)).filter((one) => one.estate === estate)
  const sorted = all.sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }))
  const at = sorted.findIndex((one) => one.id === id)
  return [sorted[at - 1], sorted[at + 1]].flatMap((one) => (one ? [{ id: one.id, name: one.name }] : []))
}

function tallyOf(rows: DoorRow[], day: string) {
  const doors = new Map(rows.map((row) => [row.dwelling_id, row]))
  const homes = rows.filter(({ household_id }) => household_id !== null)
  const count = (keep: (row: DoorRow) => boolean) => [...doors.values()].filter(keep).length
  const due = homes.filter((row) => row.contact_class !== 'A' && dueIn(row, day) <= 1)
  const sum = (value: (row: DoorRow) => number | null) => homes.reduce((total, row) => total + (value(row) ?? 0), 0)
  return {
    rooms: doors.size,
    lived: count(({ members }) => (members ?? 0) > 0),
    empty: count(({ state, members }) => state === 'KZ' && !members),
    shops: count(({ use }) => use === '02' || use === '06'),
    unknown: count(({ state, household_id }) => state === 'WZ' && household_id === null),
    households: homes.length,
    members: sum(({ members }) => members),
    due: due.length,
    overdue: due.filter((row) => dueIn(row, day) < 0).length,
    promises: sum(({ open_promises }) => open_promises),
    issues: sum(({ open_issues }) => open_issues),
    colours: countBy(homes, ({ colour }) => colour ?? 'none'),
    classes: countBy(homes, ({ contact_class }) => contact_class ?? 'none'),
  }
}

function dueIn(row: DoorRow, day: string): number {
  return row.next_on === null ? Number.POSITIVE_INFINITY : daysBetween(day, row.next_on)
}

/** 该敲的门: due by tomorrow, the longest overdue first; nobody who asked not to be visited. */
function dueDoors(rows: DoorRow[], { fields }: Desk<BuildingQuery>, day: string) {
  return rows
    .filter((row) => row.household_id !== null && row.contact_class !== 'A' && dueIn(row, day) <= 1)
    .sort((a, b) => dueIn(a, day) - dueIn(b, day))
    .slice(0, 12)
    .map((row) => ({
      id: row.household_id ?? '',
      door: row.unit ? `${row.unit}单元 ${row.room}` : row.room,
      head: shownName(fields, row.head),
      lastOn: row.last_contact_on,
      lastMode: row.last_mode,
      away: dueIn(row, day),
    }))
}

function countBy<Row>(rows: Row[], keyOf: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1
  return counts
}
