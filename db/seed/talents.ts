import { civil, moment } from '@/db/seed/days'
import type { Making } from '@/db/seed/world'

const known = [
  [['修电器', '换锁'], '先打电话，晚饭后', '小家电义修日'],
  [['理发'], '周三上午，可以上门', '楼道理发摊'],
  [['写毛笔字', '写春联'], '白天都可以', '迎春写福'],
  [['跳广场舞', '张罗活动'], '傍晚在中心花园', '重阳邻里节'],
  [['缝补', '改裤脚'], '周末下午', null],
  [['拉二胡'], '提前两天说', '纳凉晚会'],
  [['辅导作业'], '放学后四点到六点', null],
  [['通下水道', '修水管'], '打电话，急的随时', null],
] as const

/** 能人 of the demonstration: neighbours of some age in the first three grids, each with the consent they gave at the door. */
export function addTalents(making: Making): void {
  const { world, rows, staff } = making
  const id = () => making.id(moment(world.goLive, 640))
  const settled = making.families.filter(({ to, row }) => to === undefined && row.contactClass !== 'A')
  const people = settled.flatMap((family) =>
    family.members.slice(0, 1).flatMap((person) => (person.age >= 45 && person.age <= 75 ? [{ family, person }] : [])),
  )
  const step = Math.max(1, Math.floor(people.length / known.length))
  for (const [at, [skills, reach, activity]] of known.entries()) {
    const found = people[at * step]
    if (!found) continue
    const { family, person } = found
    const on = Math.max(family.from, world.today - 20 - at * 9)
    const about = { areaCode: family.row.areaCode, householdId: family.row.id, residentId: person.row.id }
    const recorded = {
      recordedBy: staff.gridHeads[family.door.grid] ?? staff.secretary,
      recordedAt: moment(on, 620),
    }
    const consentId = id()
    const given = { kind: 'talent' as const, way: 'spoken' as const, givenBy: person.row.name, fromOn: civil(on) }
    rows.consents.push({ id: consentId, ...about, ...given, ...recorded })
    const led = activity ? [{ name: activity, on: civil(Math.max(family.from, world.today - 40 - at * 11)) }] : []
    rows.talents.push({ id: id(), ...about, consentId, skills: [...skills], reach, led, ...recorded })
  }
}
