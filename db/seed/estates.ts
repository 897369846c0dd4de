import { dongxingBuildings } from '@/db/seed/dongxing-plan'
import type { CommitteeToBuild } from '@/db/seed/plan'
import { type Random, weigh } from '@/db/seed/random'
import { placeHeads, placeTails } from '@/db/seed/street-plan'

/** A building before it has rows: units × floors × rooms, and the grid (from 0) it lies in. */
export type BuildingPlan = {
  estate: string
  name: string
  units: number
  floors: number
  rooms: number
  builtYear: number
  lifts: number
  grid: number
  shops: boolean
}

const occupied = 0.925
const shapes = weigh([
  [{ units: 3, floors: 6, rooms: 2, lifts: 0, from: 1982, to: 2001 }, 40],
  [{ units: 4, floors: 6, rooms: 3, lifts: 0, from: 1984, to: 2004 }, 25],
  [{ units: 2, floors: 11, rooms: 4, lifts: 2, from: 2003, to: 2015 }, 25],
  [{ units: 2, floors: 18, rooms: 4, lifts: 4, from: 2009, to: 2021 }, 10],
])

/** The buildings of a committee, in the order of the street, cut into its grids. */
export function buildingsOf(plan: CommitteeToBuild, random: Random): BuildingPlan[] {
  return plan.demo ? dongxingBuildings() : inventedBuildings(plan, random)
}

function inventedBuildings(plan: CommitteeToBuild, random: Random): BuildingPlan[] {
  const wanted = Math.ceil(plan.households / occupied)
  const heads = random.shuffled(placeHeads)
  const buildings: BuildingPlan[] = []
  let doors = 0
  for (let estate = 0; doors < wanted; estate += 1) {
    const name = `${heads[estate % heads.length]}${random.pick(placeTails)}`
    const shape = random.draw(shapes)
    const builtYear = random.int(shape.from, shape.to)
    const count = random.int(5, 12)
    for (let number = 1; number <= count && doors < wanted; number += 1) {
      const { units, floors, rooms, lifts } = shape
      buildings.push({
        estate: name,
        name: `${number}号楼`,
        units,
        floors,
        rooms,
        builtYear,
        lifts,
        grid: 0,
        shops: false,
      })
      doors += units * floors * rooms
    }
  }
  cutIntoGrids(buildings, plan.grids, doors)
  const last = buildings.at(-1)
  const rooms = Math.round(plan.households / 40)
  const row = { units: 1, floors: 1, rooms, builtYear: last?.builtYear ?? 2000, lifts: 0, grid: plan.grids - 1 }
  return [...buildings, { estate: last?.estate ?? '', name: '沿街商铺', ...row, shops: true }]
}

function cutIntoGrids(buildings: BuildingPlan[], grids: number, doors: number): void {
  let before = 0
  for (const building of buildings) {
    const size = building.units * building.floors * building.rooms
    building.grid = Math.min(grids - 1, Math.floor(((before + size / 2) / doors) * grids))
    before += size
  }
}

/** 范围: 一纺小区 3—6 号楼, 东府花园 13—20 号楼、沿街商铺. */
export function scopeText(buildings: readonly BuildingPlan[]): string {
  const estates = [...new Set(buildings.filter(({ shops }) => !shops).map(({ estate }) => estate))]
  const parts = estates.map((estate) => {
    const numbers = buildings
      .filter((building) => building.estate === estate && !building.shops)
      .map(({ name }) => Number.parseInt(name, 10))
    const [first = 0, last = 0] = [numbers[0], numbers.at(-1)]
    if (first === last) return `${estate} ${first} 号楼`
    return `${estate} ${last - first === 1 ? `${first}、${last}` : `${first}—${last}`} 号楼`
  })
  if (buildings.some(({ shops }) => shops)) parts.push('沿街商铺')
  return parts.join('、')
}
