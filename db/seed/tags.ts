import { civil, type DayNumber, moment, numberOf } from '@/db/seed/days'
import type { Family, Making, Person } from '@/db/seed/world'
import { addMonths } from '@/domain/calendar/civil-day'
import { type DisabilityGrade, type DisabilityType, disabilityGrades, disabilityTypes } from '@/domain/residents/codes'
import { type TagCode, tags } from '@/domain/tags/codes'
import { preferentialKinds } from '@/domain/tags/preferential-codes'

export type TagPlan = {
  person?: Person | undefined
  from?: DayNumber | undefined
  to?: DayNumber | undefined
  detail?: string | undefined
  evidence?: string | undefined
}

/** Puts a tag on a household or one of its people, with the day somebody has to look again. */
export function addTag(making: Making, family: Family, code: TagCode, plan: TagPlan = {}): void {
  const { random, world } = making
  const since = Math.max(family.from, world.goLive, plan.person ? numberOf(plan.person.residency.fromOn) : 0)
  const from = plan.from ?? random.int(Math.min(since, world.today - 2), world.today - 2)
  const tag: { source: string; reviewMonths?: number } = tags[code]
  const recordedAt = moment(Math.min(world.today - 1, from + random.int(0, 2)), random.int(520, 1030))
  family.tags.add(code)
  making.rows.tags.push({
    id: making.id(recordedAt),
    areaCode: family.row.areaCode,
    householdId: family.row.id,
    residentId: plan.person?.row.id ?? null,
    code,
    detail: plan.detail ?? null,
    evidence: plan.evidence ?? (tag.source === 'benefit' ? evidenceOf(making, from) : null),
    fromOn: civil(from),
    toOn: plan.to === undefined ? null : civil(plan.to),
    reviewOn: tag.reviewMonths ? nextReview(making, from, tag.reviewMonths) : null,
    addedBy: tag.source === 'benefit' ? making.staff.secretary : (making.staff.gridHeads[family.door.grid] ?? null),
    recordedAt,
  })
}

function evidenceOf({ random }: Making, from: DayNumber): string {
  return `核定通知〔${civil(from).slice(0, 4)}〕第${String(random.int(11, 980)).padStart(4, '0')}号`
}

/** The next review not yet past, save that one in sixteen was missed. */
function nextReview({ random, world }: Making, from: DayNumber, months: number): string {
  let review = addMonths(civil(from), months)
  const missed = random.chance(1 / 16)
  while (review < world.on && !(missed && addMonths(review, months) >= world.on)) review = addMonths(review, months)
  return review
}

type Rule = {
  code: TagCode
  share: number
  who: (person: Person, family: Family) => boolean
  detail?: (making: Making) => string
}

const disabilityKinds = [
  '11',
  '12',
  '21',
  '23',
  '24',
  '31',
  '41',
  '42',
  '43',
  '43',
  '44',
  '44',
  '52',
  '53',
  '61',
  '62',
  '72',
] as const
const preferentials = ['01', '05', '07', '12', '13', '15', '15', '18', '20'] as const
/** 肢体二级, from the two last places of a card. */
const disabilityWords = ([type, grade]: string) =>
  disabilityTypes[type as DisabilityType] + disabilityGrades[grade as DisabilityGrade]
const elder = (person: Person) => person.age >= 60

const personRules: readonly Rule[] = [
  {
    code: 'disability',
    share: 0.021,
    who: () => true,
    detail: ({ random }) => disabilityWords(random.pick(disabilityKinds)),
  },
  { code: 'disabled_elder', share: 0.05, who: ({ age }) => age >= 78 },
  { code: 'half_disabled_elder', share: 0.06, who: ({ age }) => age >= 74 },
  { code: 'dementia', share: 0.02, who: ({ age }) => age >= 75 },
  { code: 'serious_illness', share: 0.006, who: ({ age }) => age >= 35 },
  { code: 'lonely_elder', share: 0.05, who: (person, { kind }) => elder(person) && kind === 'elder_alone' },
  { code: 'veteran', share: 0.035, who: ({ age, sex }) => sex === '1' && age >= 42 },
  {
    code: 'preferential',
    share: 0.006,
    who: elder,
    detail: ({ random }) => preferentialKinds[random.pick(preferentials)],
  },
  { code: 'preferential_card', share: 0.02, who: ({ age, sex }) => sex === '1' && age >= 42 },
  { code: 'unemployed', share: 0.016, who: ({ age }) => age >= 20 && age < 58 },
  { code: 'child_in_need', share: 0.003, who: ({ age }) => age < 17 },
  { code: 'unsupported_child', share: 0.0008, who: ({ age }) => age < 17 },
  { code: 'left_behind_child', share: 0.02, who: ({ age }, { kind }) => age < 17 && kind === 'grandparents' },
  { code: 'volunteer', share: 0.011, who: ({ age }) => age >= 18 && age < 75 },
]

const familyRules: readonly { code: TagCode; share: number; who: (family: Family) => boolean }[] = [
  { code: 'minimum_living', share: 0.012, who: ({ rented }) => !rented },
  { code: 'low_income_edge', share: 0.005, who: ({ tags: held }) => !held.has('minimum_living') },
  {
    code: 'destitute',
    share: 0.02,
    who: ({ kind, tags: held }) => kind === 'elder_alone' && !held.has('minimum_living'),
  },
  { code: 'heavy_expenses', share: 0.002, who: ({ tags: held }) => !held.has('minimum_living') },
  { code: 'lost_only_child', share: 0.012, who: ({ kind }) => kind === 'elder_couple' },
  { code: 'empty_nest', share: 0.25, who: ({ kind }) => kind === 'elder_couple' },
  { code: 'single_parent', share: 0.6, who: ({ kind }) => kind === 'single_parent' },
  { code: 'military_family', share: 0.002, who: ({ rented }) => !rented },
  { code: 'rented', share: 0.97, who: ({ rented }) => rented },
]

/** In 东兴社区 nobody is granted these within the figures' period but the five families found at the door. */
const countedAtDongxing: ReadonlySet<TagCode> = new Set([
  'minimum_living',
  'low_income_edge',
  'heavy_expenses',
  'destitute',
])

/** Tags of every household in being, by the usual shares. */
export function addUsualTags(making: Making): void {
  const { random, plan, world } = making
  for (const family of making.families) {
    if (family.to !== undefined) continue
    for (const { code, share, who } of familyRules) {
      if (!random.chance(share) || !who(family)) continue
      if (!plan.demo || !countedAtDongxing.has(code)) addTag(making, family, code)
      else if (family.from < world.period.from - 30) addTag(making, family, code, { from: dayBefore(making, family) })
    }
    for (const person of family.members) {
      for (const { code, share, who, detail } of personRules) {
        if (random.chance(share) && who(person, family))
          addTag(making, family, code, { person, detail: detail?.(making) })
      }
    }
  }
}

/** A day before the figures' period on which a tag of a household may have begun. */
export function dayBefore({ random, world }: Making, family: Family): DayNumber {
  const last = world.period.from - 2
  return random.int(Math.min(last, Math.max(family.from, world.goLive)), last)
}
