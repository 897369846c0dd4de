import { civil, moment } from '@/db/seed/days'
import type { Making } from '@/db/seed/world'
import { cardsOnSheet, statedOn } from '@/domain/visits/cards'

const offered = [
  ['社区食堂助餐', '一纺小区 东门食堂', '每天 11:00—13:00', null, '60 周岁以上'],
  ['量血压、测血糖', '居委会一楼', '周一、周四 8:30—11:00', null, null],
  ['开证明、代办证件', '居委会一楼', '工作日 9:00—17:00', null, null],
  ['四点半课堂', '居委会二楼', '上学日 15:30—18:00', '0290-6123012', '小学生'],
  ['谈心室', '居委会二楼', '工作日 14:00—16:00', null, null],
  ['磨剪子、修小家电', '一纺小区 中心花园', '每月第一个周六上午', null, null],
  ['老年人洗浴', '机关家属院 1号楼一层', '周二、周五', '0290-6123015', '70 周岁以上'],
] as const

/** Who answers for each grid and its number; in the demonstration also what is offered, and what was printed of it. */
export function addPapers(making: Making): void {
  const { world, plan, rows, grids, staff } = making
  const serial = String(plan.place).padStart(2, '0')
  const since = civil(world.goLive)
  const base = { areaCode: plan.code, recordedBy: staff.secretary, recordedAt: moment(world.goLive, 600) }
  const id = () => making.id(moment(world.goLive, 600))
  const desk = { name: '居委会', phone: `0290-6123${serial}0`, wechat: null }
  rows.posts.push({ ...base, id: id(), placeCode: plan.code, kind: 'office', ...desk, fromOn: since })
  for (const [place, { code, headName, headId }] of grids.entries()) {
    if (headName)
      rows.posts.push({
        ...{ ...base, id: id(), placeCode: code, kind: 'head', name: headName, accountId: headId, fromOn: since },
        ...{ phone: `13900${serial}00${String(place + 1).padStart(2, '0')}`, wechat: null },
      })
    rows.posts.push({
      ...{ ...base, id: id(), placeCode: code, kind: 'police', name: plan.demo ? '梁永军' : '片警', fromOn: since },
      ...{ phone: `0290-6110${serial}${place % 10}`, wechat: null },
    })
  }
  if (plan.demo) printSome(making, desk, id)
}

/** Services, a batch of cards that is right, and one that still names the number of before. */
function printSome(
  { world, plan, rows, grids, staff }: Making,
  office: { name: string; phone: string; wechat: null },
  id: () => string,
): void {
  const offers = offered.map(([name, place, hours, phone, audience]) => ({ name, place, hours, phone, audience }))
  const base = { areaCode: plan.code, recordedBy: staff.secretary, recordedAt: moment(world.goLive, 620) }
  for (const [sort, service] of offers.entries()) rows.offers.push({ ...base, ...service, id: id(), sort })
  const grid = grids[1]
  if (!grid) return
  const head = rows.posts.held.find(({ placeCode, kind }) => placeCode === grid.code && kind === 'head')
  const police = rows.posts.held.find(({ placeCode, kind }) => placeCode === grid.code && kind === 'police')
  const holder = (post: typeof head) => post && { name: post.name, phone: post.phone ?? null, wechat: null }
  const now = {
    ...{ committee: plan.name, offers },
    grid: { name: grid.name, head: holder(head) ?? null, police: holder(police) ?? null },
  }
  const printed = { areaCode: plan.code, printedBy: grid.headId, gridCode: grid.code }
  const before = { ...now, office: { ...office, phone: '0290-6120088' } }
  rows.cardPrints.push(
    {
      ...{
        ...printed,
        id: id(),
        kind: 'service',
        stated: statedOn('service', before),
        copies: 5 * cardsOnSheet.service,
      },
      ...{ handedTo: '一纺小区 3号楼、4号楼 各单元门口', printedAt: moment(world.today - 210, 600) },
    },
    {
      ...{ ...printed, id: id(), kind: 'contact', stated: statedOn('contact', { ...now, office }) },
      ...{ copies: 3 * cardsOnSheet.contact, firstNumber: 1, lastNumber: 3 * cardsOnSheet.contact },
      ...{ handedTo: '网格长的走访包', printedAt: moment(world.today - 12, 600) },
    },
  )
}
