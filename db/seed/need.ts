import { isCast } from '@/db/seed/cast'
import { type DayNumber, numberOf } from '@/db/seed/days'
import { at } from '@/db/seed/random'
import { addTag, dayBefore } from '@/db/seed/tags'
import type { Family, Making, Person } from '@/db/seed/world'

const keyPersonShare = 0.0208
const hardshipShare = 0.03
/** 东兴社区 as told: people and households under special care, and the families first found within the period. */
const dongxing = { keyPersons: 254, hardship: 134, grants: 12, minimumLiving: [1, 2, 2, 3], edge: [2] } as const

/** Marks 重点人群 and 特殊困难家庭: those whose other tags and years speak for it first. */
export function markThoseInNeed(making: Making): void {
  const { plan, random } = making
  const found = plan.demo ? reliefInPeriod(making) : []
  if (!plan.demo) addScatteredRelief(making)
  const standing = making.families.filter((family) => family.to === undefined && longHere(making, family))
  const households = plan.demo ? dongxing.hardship - found.length : Math.round(plan.households * hardshipShare)
  const needy = random
    .shuffled(standing.filter((family) => !found.includes(family)))
    .sort((one, other) => hardship(other) - hardship(one))
  for (const family of needy.slice(0, households))
    addTag(making, family, 'hardship_family', { from: dayBefore(making, family) })

  const people = standing.flatMap((family) => family.members.map((person) => ({ person, family })))
  const persons = plan.demo ? dongxing.keyPersons : Math.round(plan.households * 2.7 * keyPersonShare)
  const chosen = random
    .shuffled(
      people.filter(({ person }) => numberOf(person.residency.fromOn) < making.world.period.from - 30 && lives(person)),
    )
    .sort((one, other) => care(other.person, other.family) - care(one.person, one.family))
  for (const { person, family } of chosen.slice(0, persons)) {
    const from = Math.max(dayBefore(making, family), numberOf(person.residency.fromOn))
    addTag(making, family, 'key_person', { person, from })
  }
}

function longHere({ world }: Making, family: Family): boolean {
  return family.from < world.period.from - 30
}

function lives({ row }: Person): boolean {
  return ['RH', 'R0', 'LS'].includes(row.registration ?? '')
}

function hardship({ tags }: Family): number {
  if (tags.has('minimum_living') || tags.has('destitute')) return 4
  if (tags.has('low_income_edge') || tags.has('heavy_expenses') || tags.has('lost_only_child')) return 3
  if (tags.has('serious_illness') || tags.has('single_parent')) return 2
  return tags.has('disability') || tags.has('unemployed') ? 1 : 0
}

function care({ age }: Person, { kind, tags }: Family): number {
  if (age > 70 && (tags.has('disabled_elder') || tags.has('lonely_elder') || tags.has('dementia'))) return 4
  if (age > 74 && kind === 'elder_alone') return 3
  if (tags.has('serious_illness') || tags.has('child_in_need')) return 2
  return age > 60 && tags.has('disability') ? 1 : 0
}

/** Temporary relief here and there: a grant lasts half a year. */
function addScatteredRelief(making: Making): void {
  const { random, world } = making
  for (const family of making.families) {
    if (family.to !== undefined || family.from > world.goLive - 1 || !random.chance(0.006)) continue
    const from = random.int(world.goLive + 5, world.today - 5)
    addTag(making, family, 'temporary_relief', { from, to: from + 182, person: family.members[0] })
  }
}

/** The five families a visit of the period found: new 低保, new 低保边缘, and twelve grants among them. */
function reliefInPeriod(making: Making): Family[] {
  const taken: Family[] = []
  const days: DayNumber[] = []
  const plain = making.families.filter(
    (family) =>
      family.stable &&
      family.to === undefined &&
      !family.rented &&
      family.tags.size === 0 &&
      !isCast(making, family) &&
      longHere(making, family),
  )
  const choose = (size: number) => {
    const family = plain.find((one) => one.members.length === size && !taken.includes(one) && one.members.every(lives))
    if (!family) throw new Error(`no plain family of ${size}`)
    taken.push(family)
    days.push(making.random.int(making.world.period.from + 12, making.world.period.to - 6))
    return { family, from: at(days, days.length - 1) }
  }
  for (const [code, sizes] of [
    ['minimum_living', dongxing.minimumLiving],
    ['low_income_edge', dongxing.edge],
  ] as const) {
    for (const size of sizes) {
      const { family, from } = choose(size)
      addTag(making, family, code, { from })
      addTag(making, family, 'hardship_family', { from })
    }
  }
  for (let grant = 0; grant < dongxing.grants; grant += 1) {
    const family = at(taken, grant % taken.length)
    const from = Math.min(making.world.period.to, at(days, grant % taken.length) + Math.floor(grant / taken.length) * 2)
    const person = at(family.members, Math.floor(grant / taken.length) % family.members.length)
    addTag(making, family, 'temporary_relief', { from, to: from + 182, person })
  }
  return taken
}
