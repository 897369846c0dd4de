import { residentKeys } from '@/db/search-keys'
import { civil, type DayNumber } from '@/db/seed/days'
import { drawName, type FullName } from '@/db/seed/names'
import { type Random, weigh } from '@/db/seed/random'
import type { RowOf } from '@/db/seed/tables'
import type { Making, Person } from '@/db/seed/world'
import type { EthnicGroup, HukouKind, Registration } from '@/domain/residents/codes'
import { identityCheck } from '@/domain/residents/identity-number'
import { maskIdNumber, maskPhone } from '@/domain/residents/masks'

export type PersonPlan = {
  sex: '1' | '2'
  born: DayNumber
  age: number
  surname: string
  ethnic: EthnicGroup
  rented: boolean
  married: boolean
  recordedAt: Date
  named?: FullName | undefined
  registration?: Registration | undefined
}

const withoutNumber = 0.03
const birthUnknown = 0.006

/** A resident with number, phone and the facts that go with age and time; the residency is added by the family. */
export function makePerson(making: Making, plan: PersonPlan): Omit<Person, 'residency'> {
  const { random, rows } = making
  const id = making.id(plan.recordedAt)
  const name = plan.named ?? drawName(random, plan.surname, plan.sex, Number(civil(plan.born).slice(0, 4)), plan.ethnic)
  const registration = plan.registration ?? registrationOf(random, plan.rented)
  const hukou = hukouOf(random, registration)
  const unknown = !plan.named && random.chance(birthUnknown)
  const idNumber =
    unknown || random.chance(plan.age < 1 ? 0.4 : withoutNumber) ? undefined : numberOf(making, plan, hukou)
  const phone = random.chance(phoneShare(plan.age)) ? mobile(random) : undefined
  const row: RowOf<'residents'> = {
    id,
    areaCode: making.plan.code,
    ...name,
    sex: unknown && random.chance(0.3) ? '0' : plan.sex,
    bornOn: unknown ? null : civil(plan.born),
    birthPrecision: !idNumber && !unknown && random.chance(0.2) ? 'year' : 'day',
    ethnic: plan.ethnic,
    ...protectedFields(making, id, idNumber, phone),
    education: educationOf(random, plan.age),
    marital: maritalOf(random, plan),
    political: politicalOf(random, plan.age),
    work: workOf(random, plan.age),
    health: healthOf(random, plan.age),
    registration,
    hukou,
    hukouAddress: hukou === '3' ? random.pick(origins) : null,
    permitUntil: hukou === '3' && plan.age > 15 ? civil(making.world.today + random.int(-50, 330)) : null,
    recordedAt: plan.recordedAt,
  }
  const person = { row, born: plan.born, age: plan.age, sex: plan.sex, idNumber, phone }
  rows.residents.push(row)
  making.people.push(person)
  return person
}

/** Adds the keys by which a resident is found, once the area is settled. */
export function addResidentKeys(making: Making, person: Omit<Person, 'residency'>): void {
  const { id, areaCode, name, pinyin, initials } = person.row
  const keys = residentKeys(
    { id, areaCode, name, sounds: { pinyin, initials }, idNumber: person.idNumber, phone: person.phone },
    making.world.protect.digits,
    () => making.id(making.world.now),
  )
  making.rows.searchKeys.push(...keys)
}

function protectedFields(making: Making, id: string, idNumber: string | undefined, phone: string | undefined) {
  const { protect } = making.world
  return {
    idType: idNumber ? '111' : 'NONE',
    idCipher: idNumber ? protect.encrypt(idNumber, id, 'id_number') : null,
    idIndex: idNumber ? protect.index(idNumber, 'id_number') : null,
    idMasked: idNumber ? maskIdNumber(idNumber, true) : null,
    phoneCipher: phone ? protect.encrypt(phone, id, 'phone') : null,
    phoneIndex: phone ? protect.index(phone, 'phone') : null,
    phoneMasked: phone ? maskPhone(phone) : null,
  }
}

/** A number of the unassigned province 29, with the birth date, the sex and the check digit in their places. */
function numberOf(making: Making, plan: PersonPlan, hukou: HukouKind): string {
  const { random, takenNumbers } = making
  const region =
    hukou === '1' ? `29010${random.int(1, 8)}` : `29${String(random.int(2, 65)).padStart(2, '0')}${random.int(10, 39)}`
  for (;;) {
    const serial = random.int(0, 499) * 2 + (plan.sex === '1' ? 1 : 0)
    const digits = region + civil(plan.born).replaceAll('-', '') + String(serial).padStart(3, '0')
    if (takenNumbers.has(digits)) continue
    takenNumbers.add(digits)
    return digits + identityCheck(digits)
  }
}

const mobileHeads = [
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '152',
  '158',
  '159',
  '177',
  '181',
  '186',
  '187',
  '188',
  '189',
  '195',
  '199',
] as const

export function mobile(random: Random): string {
  return random.pick(mobileHeads) + String(random.int(0, 99_999_999)).padStart(8, '0')
}

function phoneShare(age: number): number {
  if (age < 14) return 0
  if (age < 18) return 0.35
  return age < 65 ? 0.94 : age < 80 ? 0.8 : 0.55
}

const origins = ['安北县', '石河县', '和政县', '循川县', '大通河县', '平安川县', '清水县', '临泽县'] as const
const ownedRegistrations = weigh<Registration>([
  ['RH', 826],
  ['R0', 148],
  ['LS', 20],
  ['WZ', 6],
])
const rentedRegistrations = weigh<Registration>([
  ['R0', 885],
  ['RH', 50],
  ['LS', 60],
  ['WZ', 5],
])
const hukouElsewhere = weigh<HukouKind>([
  ['2', 46],
  ['3', 52],
  ['9', 2],
])

function registrationOf(random: Random, rented: boolean): Registration {
  return random.draw(rented ? rentedRegistrations : ownedRegistrations)
}

function hukouOf(random: Random, registration: Registration): HukouKind {
  return ['RH', '0H', 'KG', 'YC', 'SW'].includes(registration) ? '1' : random.draw(hukouElsewhere)
}

const grownEducation = weigh([
  ['20', 24],
  ['30', 20],
  ['60', 16],
  ['70', 22],
  ['40', 8],
  ['10', 3],
  ['80', 7],
])
const elderEducation = weigh([
  ['80', 34],
  ['70', 30],
  ['60', 16],
  ['90', 10],
  ['30', 6],
  ['20', 4],
])

function educationOf(random: Random, age: number): string | null {
  if (random.chance(0.04)) return null
  if (age < 7) return '90'
  if (age < 13) return '80'
  if (age < 16) return '70'
  if (age < 19) return '60'
  return random.draw(age < 60 ? grownEducation : elderEducation)
}

function maritalOf(random: Random, { age, married }: PersonPlan): string {
  if (age < 20) return '10'
  if (married) return '20'
  if (age < 30) return '10'
  if (age > 62) return random.chance(0.8) ? '30' : '40'
  return random.chance(0.5) ? '10' : random.chance(0.8) ? '40' : '30'
}

function politicalOf(random: Random, age: number): string | null {
  if (age < 14) return null
  if (age < 28 && random.chance(0.4)) return '03'
  if (age > 20 && random.chance(age > 60 ? 0.13 : 0.085)) return '01'
  return '13'
}

const works = weigh([
  ['公司职员', 26],
  ['工厂工人', 16],
  ['个体经营', 13],
  ['自由职业', 8],
  ['商场营业员', 7],
  ['教师', 5],
  ['司机', 5],
  ['机关工作人员', 4],
  ['医护人员', 4],
  ['建筑工人', 4],
  ['快递配送', 3],
  ['物业保安', 3],
  ['企业管理', 2],
])
const schools = [
  [7, '幼儿园'],
  [13, '小学在读'],
  [16, '初中在读'],
  [19, '高中在读'],
  [24, '大学在读'],
] as const

function workOf(random: Random, age: number): string | null {
  if (age < 3 || random.chance(0.05)) return null
  const school = schools.find(([until]) => age < until)?.[1]
  if (school && (age < 19 || random.chance(0.5))) return school
  if (age > 59) return random.chance(0.86) ? '退休' : '无业'
  return random.draw(works)
}

const elderHealth = weigh([
  ['10', 38],
  ['20', 14],
  ['30', 20],
  ['32', 6],
  ['37', 10],
  ['33', 4],
  ['30', 8],
])

function healthOf(random: Random, age: number): string | null {
  if (random.chance(0.06)) return null
  if (age > 59) return random.draw(elderHealth)
  return random.chance(0.95) ? '10' : random.pick(['20', '31', '37', '30'])
}
