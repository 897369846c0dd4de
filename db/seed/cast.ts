import { civil, type DayNumber, numberOf } from '@/db/seed/days'
import { type CastFamily, dongxingCast, maFamilyDoor } from '@/db/seed/dongxing-plan'
import { addDeparted, makeFamily, namedAs } from '@/db/seed/family'
import { addTag } from '@/db/seed/tags'
import type { Door, Family, Making } from '@/db/seed/world'
import { addDays, addMonths, yearOf } from '@/domain/calendar/civil-day'

const picturedIn = 2026

/** A household of the pictures, moved along with the day of the data. */
export function castFamily(making: Making, door: Door, plan: CastFamily, number: string): Family {
  const { world } = making
  const isMa = plan.door === maFamilyDoor
  const from = plan.fromYear ? numberOf(`${plan.fromYear}-05-16`) : numberOf(addMonths(world.on, -12 * 9 - 5))
  const births = plan.members.map((member, place) => {
    if (place === plan.birthdayOf)
      return numberOf(addDays(addMonths(world.on, -12 * (member.age + 1)), plan.birthdayIn ?? 1))
    return isMa ? shifted(making, place === 0 ? '1942-05-09' : '1945-08-30') : undefined
  })
  const family = makeFamily(making, {
    door,
    kind: plan.kind,
    members: plan.members,
    names: plan.names.map(namedAs),
    births,
    rented: plan.rented ?? false,
    from,
    arrival: 'registered',
    number: isMa ? '02-0317' : number,
  })
  door.row.state = plan.rented ? 'CZ' : 'ZZ'
  door.row.ownerName = plan.rented ? null : (plan.names[0]?.join('') ?? null)
  if (plan.contactClass) family.row.contactClass = plan.contactClass
  if (plan.channel) family.row.contactChannel = plan.channel
  if (plan.hours) family.row.contactHours = plan.hours
  if (isMa) furnishMa(making, family)
  return family
}

/** The household of the household picture. */
export function isMa({ plan }: Making, { row }: Family): boolean {
  return plan.demo && row.address === maFamilyDoor && row.toOn === null
}

/** A household some picture names. */
export function isCast({ plan }: Making, { row }: Family): boolean {
  return plan.demo && dongxingCast.some(({ door }) => door === row.address)
}

/** The son who went to work in the prefecture and left two elders. */
function furnishMa(making: Making, family: Family): void {
  const { door } = family
  Object.assign(door.row, { use: '01', state: 'ZZ', tenure: '2', areaSqm: 56, ownerName: '马文祥' })
  door.row.note = '5 层无电梯，管道燃气'
  const [husband, wife] = family.members
  if (!husband || !wife) return
  Object.assign(husband.row, {
    registration: 'RH',
    hukou: '1',
    ethnic: '03',
    health: '31',
    marital: '20',
    work: '退休',
  })
  Object.assign(wife.row, { registration: 'RH', hukou: '1', ethnic: '03', health: '69', marital: '20', work: '退休' })
  husband.row.note = '左耳听力弱，说话要慢、大声'
  wife.row.note = '卧床，翻身要人帮'
  const assessed = { from: shifted(making, '2026-03-14'), evidence: '评估结论第 0231 号', detail: '4 级' }
  addTag(making, family, 'disabled_elder', { person: wife, ...assessed })
  const left = shifted(making, '2025-08-12')
  const son = addDeparted(making, family, {
    relation: '20',
    sex: '1',
    age: 52,
    on: left,
    reason: 'moved_out',
    named: namedAs(['马', '建军']),
  })
  if (son)
    Object.assign(son.row, { registration: '0H', hukou: '1', ethnic: '03', hukouAddress: null, permitUntil: null })
}

/** A day of the pictures, as many years later as the data is, and never after it. */
export function shifted(making: Making, day: string): DayNumber {
  const moved = addMonths(day, 12 * (yearOf(making.world.on) - picturedIn))
  return Math.min(numberOf(moved), numberOf(civil(making.world.today)) - 40)
}
