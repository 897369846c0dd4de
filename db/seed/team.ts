import { civil, moment } from '@/db/seed/days'
import type { Making } from '@/db/seed/world'
import { addDays, weekday } from '@/domain/calendar/civil-day'

const helping = [
  ['agency', '区民政局', '适老化改造、居家养老', '何科长'],
  ['organisation', '望河农商银行', '反诈讲座、上门办卡', '孙经理'],
  ['organisation', '市二院', '义诊、家庭医生', '李医师'],
  ['member', '岳红霞', '教老人用手机', null],
  ['member', '简文博', '修小家电', null],
] as const

/** Partners with their two lists, Thursdays of eight weeks, a 小板凳 of today and the daily 谈心室; of the demonstration alone. */
export function addTeamwork(making: Making): void {
  const { world, plan, rows, staff, grids } = making
  const id = () => making.id(moment(world.goLive, 640))
  const base = { areaCode: plan.code, recordedBy: staff.secretary, recordedAt: moment(world.today - 40, 600) }
  const made = helping.map(([kind, name, offers, contact]) => ({
    ...{ ...base, id: id(), kind, name, offers, contact, fromOn: civil(world.today - 400) },
  }))
  rows.partners.push(...made)
  const [agency, bank] = made
  rows.partnerItems.push(
    {
      ...{ ...base, id: id(), list: 'project', title: '给 12 户装卫生间扶手', partnerId: agency?.id ?? null },
      ...{ demand: '走访时 12 户老人提出', state: 'doing', onDay: civil(world.today - 30) },
    },
    {
      ...{ ...base, id: id(), list: 'suggestion', title: '请银行来讲反诈', partnerId: bank?.id ?? null },
      ...{ demand: '小板凳上老人说接到冒充电话', state: 'open', onDay: civil(world.today - 9) },
    },
  )
  rows.streetTerms.push({
    ...{ ...base, id: id(), areaCode: Math.floor(plan.code / 1_000_000) * 1_000_000, list: 'visitor_kind' },
    ...{ code: 'elders', name: '五老' },
  })
  const team = staff.visitors.map((one) => one.id)
  rows.trainings.push(
    {
      ...{ ...base, id: id(), course: '沟通表达能力培养', onDay: civil(world.today - 45) },
      ...{ competencies: ['empathy', 'consult'], visitorIds: team.slice(0, 6) },
    },
    {
      ...{ ...base, id: id(), course: '政策宣讲：医保、养老', onDay: civil(world.today - 18) },
      ...{ competencies: ['policy'], visitorIds: team.slice(2, 5) },
    },
  )
  const today = civil(world.today)
  const thursday = addDays(today, (11 - weekday(today)) % 7)
  for (let week = 0; week < 8; week += 1)
    rows.sittings.push({
      ...{ ...base, id: id(), kind: 'visit_day', onDay: addDays(thursday, week * 7), place: '居委会门口集合' },
      ...{ fromTime: '14:00', toTime: '17:00', staffIds: week === 0 ? team.slice(1, 6) : [] },
    })
  const grid = grids[1]
  rows.sittings.push(
    {
      ...{ ...base, id: id(), kind: 'reception', onDay: today, place: '居委会二楼谈心室' },
      ...{ fromTime: '14:00', toTime: '16:00', staffIds: team.slice(0, 1) },
    },
    {
      ...{
        ...base,
        id: id(),
        areaCode: grid?.code ?? plan.code,
        kind: 'stool',
        onDay: today,
        place: '一纺小区中心花园',
      },
      ...{ fromTime: '08:30', toTime: '11:30', staffIds: team.slice(2, 4) },
    },
  )
}
