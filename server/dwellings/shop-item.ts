import 'server-only'
import type { ShopRow } from '@/db/queries/dwelling-uses'
import type { FieldPolicy } from '@/domain/access/fields'
import { addMonths, type CivilDay } from '@/domain/calendar/civil-day'
import { dwellingUses } from '@/domain/dwellings/codes'
import { type FireState, fireCheckMonths, fireStandingOn } from '@/domain/dwellings/fire-check'
import { type FireItem, fireItems } from '@/domain/dwellings/fire-codes'
import { shownName } from '@/domain/residents/shown'

/** From when contacts are counted and fire checks hold. */
export const shopPeriod = (day: CivilDay) => ({ day, since: addMonths(day, -fireCheckMonths) })

/** A shop as the reader may see it. */
export function shopItem(row: ShopRow, fields: FieldPolicy, today: CivilDay) {
  const faults = (Object.keys(fireItems) as FireItem[]).filter((item) => row.faults.includes(item))
  const fire = { lastOn: row.fire_on, faults, mendBy: row.mend_by }
  return {
    ...{ id: row.id, householdId: row.household_id, buildingId: row.building_id, address: row.address },
    ...{ business: row.business, creditCode: row.credit_code, visits: row.visits, lastOn: row.last_on },
    use: dwellingUses[row.use as keyof typeof dwellingUses],
    head: shownName(fields, row.head),
    fire: { ...fire, standing: fireStandingOn(fire, today) },
  }
}
export type ShopItem = ReturnType<typeof shopItem>

const words: Record<FireState, string> = {
  never: '没查过',
  unmended: '逾期未改',
  fault: '有隐患',
  stale: '一年没查',
  fine: '正常',
}

/** 有隐患：灭火器，2026-12-01 以前改好, for paper and workbooks. */
export function fireText({ standing, faults, mendBy }: ShopItem['fire']): string {
  if (mendBy === null) return words[standing]
  return `${words[standing]}：${faults.map((item) => fireItems[item]).join('、')}，限 ${mendBy}`
}

/** The columns of the register as paper and a workbook head them. */
export const shopColumns = [
  { label: '店名', width: '28mm' },
  { label: '地址', width: '42mm' },
  { label: '用途', width: '20mm' },
  { label: '负责人', width: '18mm' },
  { label: '统一社会信用代码', width: '45mm' },
  { label: '近一年走访', width: '16mm' },
  { label: '最近走访', width: '24mm' },
  { label: '最近消防检查', width: '24mm' },
  { label: '消防情况' },
]

/** One shop in the order of the columns; what is not known is said so. */
export function shopCells({ business, address, use, head, creditCode, visits, lastOn, fire }: ShopItem) {
  const known = (text: string | null) => text ?? '未核实'
  return [
    ...[known(business), address, use, known(head), known(creditCode)],
    ...[visits, lastOn ?? '没有', fire.lastOn ?? '没查过', fireText(fire)],
  ]
}
