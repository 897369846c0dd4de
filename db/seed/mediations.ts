import { civil, moment } from '@/db/seed/days'
import type { Making } from '@/db/seed/world'

/** Two cases of the demonstration between neighbours of the second grid: one open, one agreed and to be asked about today. */
export function addMediations(making: Making): void {
  const { world, plan, rows, staff } = making
  const id = () => making.id(moment(world.goLive, 640))
  const homes = making.families.filter(({ to, door }) => to === undefined && door.grid === 1)
  const [above, below, beside, shop] = [40, 41, 90, 91].map((at) => homes[at])
  const [head, helper] = [staff.gridHeads[1] ?? staff.secretary, staff.visitors.at(-1)?.id]
  if (!above || !below || !beside || !shop) return
  const about = { areaCode: plan.code, mediatorIds: [head, ...(helper ? [helper] : [])], readerIds: [head] }
  const [open, agreed] = [id(), id()]
  rows.mediations.push(
    {
      ...{ ...about, id: open, kind: 'noise', cause: '楼上夜里拖椅子、孩子跑动，楼下睡不好，上个月吵过两次。' },
      ...{ openedOn: civil(world.today - 6), openedBy: head, recordedAt: moment(world.today - 6, 620) },
    },
    {
      ...{ ...about, id: agreed, kind: 'parking', cause: '两家在楼门口争一个车位，挡了消防通道。', state: 'agreed' },
      ...{ agreement: '单双日轮着停，都不停在消防通道上；来客停到小区门口。', openedOn: civil(world.today - 40) },
      ...{ settledOn: civil(world.today - 30), followUpOn: civil(world.today), openedBy: head },
      recordedAt: moment(world.today - 40, 620),
    },
  )
  for (const [mediationId, families] of [
    [open, [above, below]],
    [agreed, [beside, shop]],
  ] as const)
    for (const { row, members } of families)
      rows.mediationParties.push({
        ...{ id: id(), areaCode: plan.code, mediationId, householdId: row.id },
        ...{ residentId: members[0]?.row.id ?? null, name: members[0]?.row.name ?? '户主' },
      })
}
