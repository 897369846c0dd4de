import { type BuildingPlan, buildingsOf, scopeText } from '@/db/seed/estates'
import { at, type Random, weigh } from '@/db/seed/random'
import type { RowOf } from '@/db/seed/tables'
import { shopHeads, shopTrades } from '@/db/seed/words'
import type { Making } from '@/db/seed/world'
import { dwellingSortKey } from '@/domain/dwellings/sort-key'
import { isUscc } from '@/domain/dwellings/uscc'

const chineseNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** Grids, buildings and doors of a committee; who lives behind them comes later. */
export function layOut(making: Making): void {
  const { plan, random, rows, world } = making
  const buildings = buildingsOf(plan, random)
  for (let grid = 0; grid < plan.grids; grid += 1) {
    const scope = scopeText(buildings.filter((building) => building.grid === grid))
    const name = `第${chineseNumbers[grid] ?? grid + 1}网格`
    making.grids.push({ code: plan.code + grid + 1, name, scope, headId: '', headName: null })
  }
  for (const [sort, building] of buildings.entries()) {
    const row: RowOf<'buildings'> = {
      id: making.id(world.goLive * 86_400_000),
      areaCode: at(making.grids, building.grid).code,
      estate: building.estate,
      name: building.name,
      units: building.units,
      floors: building.floors,
      builtYear: building.builtYear,
      lifts: building.lifts,
      sort: sort + 1,
    }
    rows.buildings.push(row)
    if (building.shops) addShops(making, building, row)
    else addHomes(making, building, row)
  }
}

const oldTenures = weigh([
  ['2', 70],
  ['1', 20],
  ['3', 8],
  ['6', 2],
])
const newTenures = weigh([
  ['1', 94],
  ['4', 5],
  ['9', 1],
])

function addHomes(making: Making, plan: BuildingPlan, building: RowOf<'buildings'>): void {
  const { random } = making
  const base = plan.builtYear < 2000 ? random.int(46, 64) : random.int(82, 118)
  for (let unit = 1; unit <= plan.units; unit += 1) {
    for (let floor = 1; floor <= plan.floors; floor += 1) {
      for (let place = 1; place <= plan.rooms; place += 1) {
        const room = `${floor}${String(place).padStart(2, '0')}`
        const ground = floor === 1 && random.chance(0.012)
        addDoor(making, building, plan.grid, {
          unit: String(unit),
          floor,
          room,
          use: ground ? '06' : '01',
          state: 'ZZ',
          tenure: random.draw(plan.builtYear < 2000 ? oldTenures : newTenures),
          areaSqm: base + (place - 1) * 9,
          ...(ground ? businessOf(random) : {}),
        })
      }
    }
  }
}

function addShops(making: Making, plan: BuildingPlan, building: RowOf<'buildings'>): void {
  for (let place = 1; place <= plan.rooms; place += 1) {
    const closed = making.random.chance(0.09)
    addDoor(making, building, plan.grid, {
      unit: null,
      floor: 1,
      room: String(place),
      use: making.random.chance(0.94) ? '02' : '03',
      state: closed ? 'KZ' : 'SY',
      tenure: '1',
      areaSqm: making.random.int(18, 140),
      ...(closed ? {} : businessOf(making.random)),
    })
  }
}

type DoorFacts = Pick<
  RowOf<'dwellings'>,
  'unit' | 'floor' | 'room' | 'use' | 'state' | 'tenure' | 'areaSqm' | 'businessName' | 'creditCode'
>

function addDoor(making: Making, building: RowOf<'buildings'>, grid: number, facts: DoorFacts): void {
  const unit = facts.unit ? `${facts.unit}单元 ` : ''
  const row: RowOf<'dwellings'> = {
    id: making.id(making.world.goLive * 86_400_000),
    areaCode: building.areaCode,
    buildingId: building.id,
    address: facts.unit
      ? `${building.estate} ${building.name} ${unit}${facts.room}`
      : `${building.estate} ${building.name} ${facts.room}号`,
    sortKey: dwellingSortKey({
      estate: building.estate,
      building: building.name,
      unit: facts.unit ?? null,
      room: facts.room,
    }),
    ...facts,
  }
  making.rows.dwellings.push(row)
  making.doors.push({ row, building, grid })
}

function businessOf(random: Random): { businessName: string; creditCode: string } {
  const serial = String(random.int(0, 99_999_999)).padStart(8, '0')
  return { businessName: random.pick(shopHeads) + random.pick(shopTrades), creditCode: creditCodeOf(serial) }
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 统一社会信用代码 of a 个体工商户 of the invented district: the organisation's check (GB 11714), then the whole's (GB 32100). */
function creditCodeOf(serial: string): string {
  const sum = organisationWeights.reduce((total, weight, place) => total + Number(serial[place]) * weight, 0)
  const organisation = serial + (['X', '0'][11 - (sum % 11) - 10] ?? String(11 - (sum % 11)))
  const code = [...signs].map((sign) => `92290101${organisation}${sign}`).find(isUscc)
  if (!code) throw new Error(`no credit code for ${serial}`)
  return code
}
