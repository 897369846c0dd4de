import { isMa } from '@/db/seed/cast'
import { civil, moment } from '@/db/seed/days'
import { drawName, drawSurname } from '@/db/seed/names'
import { mobile } from '@/db/seed/person'
import { type Random, weigh } from '@/db/seed/random'
import { hoursForClassA, outsidePlaces, outsideRelations } from '@/db/seed/words'
import type { Family, Making } from '@/db/seed/world'
import type { ContactClass } from '@/domain/households/codes'
import { maskPhone } from '@/domain/residents/masks'

const channelsForClassA = weigh([
  ['phone', 5],
  ['wechat', 6],
  ['email', 1],
] as const)

/** Class, channel, colour, language, outside contacts and care plans of every household in being. */
export function arrangeContact(making: Making): void {
  for (const family of making.families) {
    if (family.to !== undefined) continue
    classify(making, family)
    colour(making, family)
    const head = family.members[0]
    if (head?.row.ethnic === '04' && head.age > 55) family.row.language = '藏语'
    else if (head && head.age > 74 && making.random.chance(0.3)) family.row.language = '方言'
    addOutsideContacts(making, family)
    if (isMa(making, family) || (family.row.contactClass === 'C' && making.random.chance(0.3)))
      addCarePlans(making, family)
  }
}

function classify(making: Making, family: Family): void {
  const { random, world } = making
  const { row } = family
  if (!row.contactClass) {
    if (family.from > world.today - 18 || random.chance(0.006)) return
    row.contactClass = classOf(random, family)
  }
  if (row.contactClass === 'A') {
    row.contactChannel ??= random.draw(channelsForClassA)
    row.contactHours ??= random.pick(hoursForClassA)
  } else row.contactChannel ??= 'door'
  const since = Math.max(family.from, world.goLive)
  const from = Math.min(world.today - 3, since + random.int(3, 60))
  const changed = row.contactClass !== 'B' && from < world.today - 200 && random.chance(0.3)
  const turn = changed ? random.int(from + 90, world.today - 20) : from
  if (changed) addClassification(making, family, 'B', from, turn, '建档时无特殊情况，可正常入户')
  addClassification(making, family, row.contactClass, turn, undefined, reasonOf(family))
}

function classOf(random: Random, family: Family): ContactClass {
  if (needsCare(family)) return 'C'
  const young = family.rented || family.kind === 'young_couple' || family.kind === 'single'
  return random.chance(young ? 0.08 : 0.018) ? 'A' : 'B'
}

function needsCare({ kind, members, tags }: Family): boolean {
  if (kind === 'elder_alone') return (members[0]?.age ?? 0) >= 68
  if (kind === 'elder_couple' && members.every(({ age }) => age >= 82)) return true
  return tags.has('hardship_family') || tags.has('disabled_elder') || tags.has('lonely_elder')
}

function reasonOf({ row, kind, tags }: Family): string {
  if (row.contactClass === 'A') return '本人提出不希望上门，改用其他方式联系'
  if (row.contactClass === 'B') return '无特殊情况，可正常入户'
  if (kind === 'elder_alone') return '独居老人，命中 C 类规则'
  if (tags.has('hardship_family')) return '特殊困难家庭，命中 C 类规则'
  return kind === 'elder_couple' ? '纯老、高龄，命中 C 类规则' : '家中有失能老人，命中 C 类规则'
}

function addClassification(
  making: Making,
  family: Family,
  contactClass: ContactClass,
  from: number,
  to: number | undefined,
  reason: string,
): void {
  const recordedAt = moment(from, 960)
  making.rows.classifications.push({
    id: making.id(recordedAt),
    areaCode: family.row.areaCode,
    householdId: family.row.id,
    contactClass,
    reason,
    fromOn: civil(from),
    toOn: to === undefined ? null : civil(to),
    confirmedBy: making.staff.secretary,
    recordedAt,
  })
}

/** A colour set by hand for a while, beside what the rules say. */
function colour({ random, world }: Making, { row, tags }: Family): void {
  if (!random.chance(tags.size > 2 ? 0.06 : 0.004)) return
  row.attention = random.chance(0.5) ? 'yellow' : 'red'
  row.attentionReason = random.pick([
    '刚出院，恢复期多看一眼',
    '家中近期有变故',
    '近期情绪低落，需常联系',
    '老人摔倒后康复中',
  ])
  row.attentionUntil = civil(world.today + random.int(5, 80))
}

function addOutsideContacts(making: Making, family: Family): void {
  const { random, world, rows } = making
  const head = family.members[0]
  if (!head) return
  if (isMa(making, family)) addMaContacts(making, family)
  const share = isMa(making, family) ? 0 : head.age > 64 ? 0.62 : 0.05
  for (let count = random.chance(share) ? random.int(1, 2) : 0; count > 0; count -= 1) {
    const sex = random.chance(0.5) ? '1' : '2'
    const { name } = drawName(random, drawSurname(random, '01'), sex, 1978, '01')
    const relation = random.pick(outsideRelations)
    const reached = random.chance(0.6) ? civil(world.today - random.int(2, 300)) : null
    rows.outsideContacts.push(
      contact(making, family, name, relation, mobile(random), random.pick(outsidePlaces), reached),
    )
  }
}

function addMaContacts(making: Making, family: Family): void {
  const { today } = making.world
  const daughter = contact(making, family, '马建玲', '女', '13600010925', '本市', civil(today - 18))
  const son = contact(making, family, '马建军', '子', '13900026610', '州县', civil(today - 69))
  making.rows.outsideContacts.push(daughter, son)
}

function contact(
  making: Making,
  family: Family,
  name: string,
  relation: string,
  phone: string,
  place: string,
  lastReachedOn: string | null,
) {
  const id = making.id(family.row.recordedAt as Date)
  return {
    id,
    areaCode: family.row.areaCode,
    householdId: family.row.id,
    name,
    relation,
    phoneCipher: making.world.protect.encrypt(phone, id, 'phone'),
    phoneMasked: maskPhone(phone),
    place,
    lastReachedOn,
  }
}

const measures = [
  ['上门探望，看用药和室内安全', 30],
  ['康复师上门', 30],
  ['午餐送到家', 1],
  ['与子女通一次话', 30],
  ['代购米面粮油', 15],
  ['陪同就医取药', 30],
  ['帮助申请医疗救助', 90],
  ['每周一通电话', 7],
] as const

function addCarePlans(making: Making, family: Family): void {
  const { random, world, rows, grids } = making
  const pictured = isMa(making, family)
  const chosen = pictured ? measures.slice(0, 4) : random.shuffled(measures).slice(0, random.int(1, 3))
  const head = grids[family.door.grid]?.headName ?? '网格长'
  for (const [measure, everyDays] of chosen) {
    const late = pictured ? everyDays === 30 && measure.startsWith('与') : random.chance(0.06)
    const lastOn = world.today - (late ? everyDays + random.int(2, 39) : random.int(0, Math.max(0, everyDays - 1)))
    rows.carePlans.push({
      id: making.id(family.row.recordedAt as Date),
      areaCode: family.row.areaCode,
      householdId: family.row.id,
      measure,
      everyDays,
      owner: measure === '康复师上门' ? '区康复中心' : measure === '午餐送到家' ? '社区助餐点' : head,
      lastOn: civil(lastOn),
      nextOn: civil(lastOn + everyDays),
      outcome: random.chance(0.7) ? random.pick(['按期', '有改善', '情况平稳', '本人满意']) : null,
    })
  }
}
