import { civil, moment } from '@/db/seed/days'
import { Random, seedOf } from '@/db/seed/random'
import type { Making } from '@/db/seed/world'

/** One list of 重阳 gifts for everybody of eighty and over, most of them delivered. */
export function addDelivery(making: Making): void {
  const { world, plan, rows, staff, families } = making
  const random = new Random(seedOf(world.seed, world.on, plan.code + 2))
  const made = world.today - 32
  const at = moment(made, 600)
  const deliveryId = making.id(at)
  rows.deliveries.push({
    ...{
      id: deliveryId,
      committeeCode: plan.code,
      festival: '重阳',
      item: '重阳糕一盒、保温杯一个',
      onDay: civil(made),
    },
    ...{ roster: '80 周岁以上', madeBy: staff.secretary, recordedAt: at },
  })
  const elders = families
    .filter(({ to }) => to === undefined)
    .flatMap((family) => family.members.filter(({ age }) => age >= 80).map((person) => ({ family, person })))
  for (const [index, { family, person }] of elders.entries()) {
    const done = random.chance(0.86)
    rows.deliveryLines.push({
      ...{ id: making.id(at), deliveryId, areaCode: family.row.areaCode, place: index + 1 },
      ...{ householdId: family.row.id, residentId: person.row.id },
      deliveredOn: done ? civil(made + random.int(0, 6)) : null,
      takenBy: done ? '本人' : null,
      deliveredBy: done ? (staff.gridHeads[family.door.grid] ?? staff.secretary) : null,
    })
  }
}
