import { isMa } from '@/db/seed/cast'
import { civil, dayNumberAt, laterBy, moment } from '@/db/seed/days'
import { drawCase, neighboursOf } from '@/db/seed/draw-case'
import { working } from '@/db/seed/issue-life'
import type { Case } from '@/db/seed/issue-rows'
import { type Matter, matters } from '@/db/seed/issue-words'
import { earliest } from '@/db/seed/open-issues'
import { at } from '@/db/seed/random'
import type { Making } from '@/db/seed/world'

const inPeriod = 39
const charging = { groups: 17, sockets: 204, asked: 20 }

/** The 39 matters of the figures' period, all settled and asked after within it, and those the pictures name. */
export function dongxingCases(making: Making): Case[] {
  const [chargingCase, derived] = chargingCases(making)
  const cases = [chargingCase, derived]
  while (cases.length < inPeriod) {
    const one = drawCase(making, making.random.int(making.world.period.from, making.world.period.to - 11))
    one.life
      .start()
      .finish()
      .reply()
      .followUp(making.random.chance(0.93) ? 'satisfied' : 'fair')
    one.life.take('close', 60, one.hands.dispatcher)
    if (one.life.at < moment(making.world.period.to + 1, 0)) cases.push(one)
  }
  const handrail = handrailCase(making)
  return handrail ? [...cases, handrail] : cases
}

function matterOf(sub: Matter['sub'], titled?: string): Matter {
  const found = matters.find(
    (matter) => matter.sub === sub && (!titled || matter.titles.some((title) => title.includes(titled))),
  )
  if (!found) throw new Error(`no matter ${sub}`)
  return found
}

/** 充电桩: called by whistle, seventeen groups of sockets, twenty households asked, one of them wants more. */
function chargingCases(making: Making): [Case, Case] {
  const { world, random } = making
  const matter: Matter = {
    ...matterOf('parking_charging'),
    outcome: `增设充电插口 ${charging.groups} 组 ${charging.sockets} 个，车棚同步建成，验收合格。`,
    reply: `充电插口共 ${charging.groups} 组 ${charging.sockets} 个已通电，车棚也能用了，价格和报修电话贴在棚里。`,
  }
  const first = world.period.from
  const asking = making.families.filter(
    ({ door, to, from, row }) =>
      door.building.estate === '东府花园' && to === undefined && from < first - 200 && row.contactClass === 'B',
  )
  const households = random.shuffled(asking).slice(0, charging.asked)
  const base = drawCase(making, first + 2, { matter, family: at(households, 0), minute: 605 })
  const one: Case = {
    ...base,
    place: '东府花园',
    title: '小区新能源车多，希望增设充电插口',
    source: 'visit',
    route: 'whistle',
    whistled: ['urban', 'housing', 'property_co'],
    hard: true,
    joined: households.slice(1),
    results: [
      { what: '充电桩', count: charging.groups, unit: '组' },
      { what: '充电插口', count: charging.sockets, unit: '个' },
    ],
  }
  one.life
    .start()
    .pause('project')
    .take('resume', 60 * 24 * 9, one.hands.handler)
  one.life
    .take('finish', 60 * 24 * 12, one.hands.handler, matter.outcome)
    .take('reply', 45, one.hands.replier, matter.reply, { mode: 'posted' })
  one.life.take('follow_up', 60 * 20, one.hands.caller, undefined, { rating: 'satisfied', mode: 'phone' })
  const asked = one.life.at
  one.life.take('close', 60 * 24 * 3, one.hands.dispatcher)
  const derived = derivedCase(making, one, households)
  one.moreAnswers = households.slice(1).map((family, place) => {
    const last = place === charging.asked - 2
    const when = laterBy(asked, 6 + place * 11)
    if (!last) return { family, at: when, rating: 'satisfied' as const, note: null }
    return { family, at: when, rating: 'fair' as const, note: '能用，还想再多装几组。', derivedIssueId: derived.id }
  })
  return [one, derived]
}

function derivedCase(making: Making, from: Case, households: readonly Case['family'][]): Case {
  const family = households.at(-1)
  const asked = from.life.at
  const matter: Matter = {
    ...matterOf('parking_charging'),
    unit: 'property_co',
    outcome: '已会同物业核算剩余容量，列入下一年度增设计划。',
    reply: '第二批插口已列入明年计划，开工前会再告诉您。',
  }
  const minute = (asked.getTime() - moment(dayNumberAt(asked), 0).getTime()) / 60_000 + 6 + charging.asked * 11
  const one = drawCase(making, dayNumberAt(asked), { matter, minute, ...(family ? { family } : {}) })
  Object.assign(one.hands.dispatch, { route: 'transfer', unitCode: 'property_co', hard: false, dueOn: null })
  Object.assign(one, {
    hard: false,
    title: '希望再多装几组充电插口',
    route: 'transfer',
    whistled: [],
    derivedFromId: from.id,
    place: '东府花园',
    joined: [],
  })
  one.life
    .start()
    .take('finish', 60 * 24 * 2, one.hands.handler, matter.outcome)
    .take('reply', 40, one.hands.replier, matter.reply, { mode: 'phone' })
  one.life
    .take('follow_up', 60 * 22, one.hands.caller, undefined, { rating: 'satisfied', mode: 'phone' })
    .take('close', 50, one.hands.dispatcher)
  return one
}

/** The loose handrail on the stairs of 马文祥, waiting for its parts until a few days ago. */
function handrailCase(making: Making): Case | undefined {
  const { world } = making
  const family = making.families.find((one) => isMa(making, one))
  let weekBefore = world.today - 7
  while (!working(weekBefore)) weekBefore -= 1
  const day = earliest(making, weekBefore)
  if (day === undefined) return undefined
  const matter = { ...matterOf('facilities_handrail'), titles: ['2 单元楼道扶手松动，请加装'] }
  const one = drawCase(making, day, { matter, minute: 1_060, ...(family ? { family } : {}) })
  Object.assign(one, {
    place: '一纺小区 3号楼 2单元',
    title: '2 单元楼道扶手松动，请加装',
    detail: `${civil(day)} 走访时提出：四楼到五楼扶手晃，下楼取药不敢扶。`,
    source: 'visit',
    route: 'transfer',
    hard: false,
    whistled: [],
    joined: neighboursOf(making, family, 10, day),
  })
  const { life, hands } = one
  life.take('accept', 12, hands.taker, undefined, undefined, false)
  const sent = { route: 'transfer', unitCode: 'property_co', handlerId: hands.handler, hard: false }
  life.take('dispatch', 900, hands.dispatcher, '请物业三日内到场。', sent)
  life.take('pause', 700, hands.handler, '扶手订制，到货后安装。', { reason: 'material' })
  life.take('resume', 60 * 24 * 1.4, hands.handler)
  life.stopAt(world.now)
  return one
}
