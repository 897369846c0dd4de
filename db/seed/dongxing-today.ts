import { isMa } from '@/db/seed/cast'
import { civil, moment } from '@/db/seed/days'
import type { RowOf } from '@/db/seed/tables'
import type { Family, Making } from '@/db/seed/world'
import type { VisitMode } from '@/domain/visits/codes'

/** What makes the day of the data a day at 东兴社区: promises due, appointments, and the story of one household. */
export function liven(making: Making): void {
  const at = (door: string) => making.families.find(({ row, to }) => row.address === door && to === undefined)
  const [ma, liu, he] = [
    making.families.find((one) => isMa(making, one)),
    at('馨锦苑 7号楼 1单元 302'),
    at('东府花园 12号楼 2单元 1103'),
  ]
  if (ma) tellOfMa(making, ma)
  if (liu) promise(making, liu, '把居住证续办材料清单送上门', -8, 0, 3)
  if (he) promise(making, he, '回电：补开物业费发票的结果', -3, 0, 5)
  const appointments: [string, number, VisitMode][] = [
    ['一纺小区 5号楼 1单元 202', 570, 'door'],
    ['馨锦苑 11号楼 2单元 902', 990, 'phone'],
    ['东府花园 6号楼 1单元 1501', 1_170, 'door'],
  ]
  for (const [door, minutes, mode] of appointments) {
    const family = at(door)
    if (family) appoint(making, family, minutes, mode)
  }
}

/** The last three contacts with two elders, what they asked for, and what was promised them. */
function tellOfMa(making: Making, family: Family): void {
  const { rows, staff, world } = making
  for (const old of rows.visits.held) {
    if (old.householdId === family.row.id && old.at >= moment(world.today - 70, 0))
      old.at = moment(world.today - 78, 600)
  }
  const met = family.members.map(({ row }) => row.id)
  const partner = staff.gridHeads[3] ?? staff.secretary
  const call = visit(making, family, -69, 1_180, 'phone', 'met')
  call.note = '儿子马建军接通：每月下旬回来一次，同意紧急时先送医再通知。'
  const note = '四楼到五楼扶手晃，下楼取药不敢扶；王秀兰翻身要人帮，夜里睡不好。送服务清单一份。'
  const door = visit(making, family, -31, 910, 'door', 'met')
  Object.assign(door, { partnerIds: [partner], metIds: met, note, materials: ['service_list'] })
  rows.visits.push(call, door)
  family.met.push(world.today - 31)
  rows.observations.push({
    id: making.id(door.at),
    areaCode: family.row.areaCode,
    visitId: door.id,
    householdId: family.row.id,
    kind: 'request',
    text: '2 单元楼道扶手松动，希望加装。',
    issueId: rows.issues.held.find(({ title }) => title.startsWith('2 单元楼道扶手'))?.id ?? null,
    at: door.at,
    by: staff.gridHeads[1] ?? staff.secretary,
    recordedAt: door.recordedAt ?? door.at,
  })
  promise(making, family, '告知楼道扶手哪天装好', -31, -2, 1, door.id)
  promise(making, family, '送床边护栏申请表，并帮着填好', -18, 4, 3)
}

function promise(
  making: Making,
  family: Family,
  text: string,
  madeBefore: number,
  dueIn: number,
  grid: number,
  visitId: string | null = null,
): void {
  const { world, rows, staff } = making
  const madeAt = moment(world.today + madeBefore, 915)
  const madeBy = staff.gridHeads[grid] ?? staff.secretary
  rows.promises.push({
    id: making.id(madeAt),
    areaCode: family.row.areaCode,
    householdId: family.row.id,
    visitId,
    text,
    dueOn: civil(world.today + dueIn),
    madeBy,
    madeAt,
  })
}

function appoint(making: Making, family: Family, minutes: number, nextMode: VisitMode): void {
  const { world, rows } = making
  const made = visit(making, family, -4, 1_010, 'phone', 'rescheduled')
  Object.assign(made, { nextAt: moment(world.today, minutes), nextMode, note: '电话约好时间。' })
  rows.visits.push(made)
}

function visit(
  making: Making,
  family: Family,
  before: number,
  minutes: number,
  mode: VisitMode,
  outcome: 'met' | 'rescheduled',
): RowOf<'visits'> {
  const { world, staff } = making
  const at = moment(world.today + before, minutes)
  const lead = staff.gridHeads[family.door.grid] ?? staff.secretary
  const recordedAt = moment(world.today + before, minutes + 9)
  return {
    id: making.id(recordedAt),
    areaCode: family.row.areaCode,
    householdId: family.row.id,
    at,
    mode,
    outcome,
    leadId: lead,
    metIds: outcome === 'met' ? family.members.slice(0, 1).map(({ row }) => row.id) : [],
    recordedBy: lead,
    recordedAt,
  }
}
