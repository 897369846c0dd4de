import type { AreaCode } from '@/domain/areas/area-code'
import type { BornGrid, EndedGrid } from '@/domain/areas/regrid-codes'
import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import { accept, type Result, refuse } from '@/domain/result'

/** A re-division may be dated back so many days: until then lists have to be printed anew anyway. */
export const regridBackDays = 31
/** So many grids may begin with one re-division. */
export const bornMost = 4

/** How many doors go from one grid to another. */
export type DoorMove = { from: AreaCode; to: AreaCode; doors: number; households: number }
/** A grid in force, with the doors it has before anything moves. */
export type GridNow = { code: AreaCode; name: string; doors: number }
export type NamedGrid = { code: AreaCode; name: string; headName: string }
/** Somebody who goes round a grid. */
export type GridWorker = { accountId: string; name: string; at: AreaCode }

export type RegridRefusal =
  | { kind: 'nothing_moves' }
  | { kind: 'grid_unnamed'; n: number }
  | { kind: 'grid_empty'; name: string }
  | { kind: 'no_grid_left' }
  | { kind: 'no_such_grid' }
  | { kind: 'worker_unplaced'; names: string[] }
  | { kind: 'day_out_of_range'; from: CivilDay; to: CivilDay }
  | { kind: 'earlier_than_last'; on: CivilDay }
  | { kind: 'already_undone' }
  | { kind: 'undo_too_late'; until: CivilDay }
  | { kind: 'divided_since' }

/** The first and the last day a re-division may begin: it is carried out as it is asked for, never ahead. */
export function regridDays(today: CivilDay): { from: CivilDay; to: CivilDay } {
  return { from: addDays(today, -regridBackDays), to: today }
}

/** Grids that begin and end with some moves: one that keeps no door and gets none ends, and goes on in the one that got most. */
export function gridsAfter(
  grids: readonly GridNow[],
  named: readonly NamedGrid[],
  moves: readonly DoorMove[],
): Result<{ born: BornGrid[]; ended: EndedGrid[] }, RegridRefusal> {
  if (moves.length === 0) return refuse({ kind: 'nothing_moves' })
  const born: BornGrid[] = []
  for (const grid of named) {
    const origin = most(moves.filter(({ to }) => to === grid.code))?.from
    if (origin === undefined) return refuse({ kind: 'grid_empty', name: grid.name })
    born.push({ ...grid, origin })
  }
  const ended = grids.flatMap(({ code, name, doors }) => {
    const leaving = moves.filter(({ from }) => from === code)
    const heir = most(leaving)?.to
    const left = doors - leaving.reduce((sum, move) => sum + move.doors, 0)
    return heir === undefined || left > 0 || moves.some(({ to }) => to === code) ? [] : [{ code, name, heir }]
  })
  return accept({ born, ended })
}

/** Where workers go: whoever was given a grid there, nobody into one that ends, and whose grid ends must be given one. */
export function workersAfter(
  workers: readonly GridWorker[],
  answers: ReadonlyMap<string, AreaCode>,
  ended: readonly EndedGrid[],
): Result<(GridWorker & { to: AreaCode })[], RegridRefusal> {
  const gone = new Set(ended.map(({ code }) => code))
  const moved = workers.map((worker) => ({ ...worker, to: answers.get(worker.accountId) ?? worker.at }))
  const unplaced = moved.filter(({ to }) => gone.has(to))
  if (unplaced.length > 0) return refuse({ kind: 'worker_unplaced', names: unplaced.map(({ name }) => name) })
  return accept(moved.filter(({ at, to }) => at !== to))
}

function most(moves: readonly DoorMove[]): DoorMove | undefined {
  return [...moves].sort((one, other) => other.doors - one.doors || one.to - other.to || one.from - other.from)[0]
}
