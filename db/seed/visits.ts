import { civil, type DayNumber, laterBy, moment, weekdayOf } from '@/db/seed/days'
import { type Random, weigh } from '@/db/seed/random'
import type { RowOf } from '@/db/seed/tables'
import { declinedNotes, metNotes, onlineNotes, phoneNotes, taskReasons } from '@/db/seed/visit-words'
import type { Family, Making } from '@/db/seed/world'
import type { Attention } from '@/domain/households/codes'
import { redTags, yellowTags } from '@/domain/tags/attention'
import type { TagCode } from '@/domain/tags/codes'
import { elderFrom } from '@/domain/tags/derive'
import { cadenceDays, cadenceFor, standardCadences } from '@/domain/visits/cadence'
import { cardNumberOf } from '@/domain/visits/card-number'
import { firstVisitTasks, materials, type VisitMode, type VisitOutcome } from '@/domain/visits/codes'

/** Contacts a year in the current, the last and the year before, and the weight of each month. */
const yearly = { B: [0.19, 0.23, 0.07], C: [6.2, 2.2, 0.7], A: [0.9, 0.5, 0.1] } as const
const monthWeight = [1.25, 0.85, 1.1, 1.05, 0.95, 0.9, 0.75, 0.8, 1.1, 1.15, 1.2, 0.95]
const heaviest = 1.25

const doorOutcomes = weigh<VisitOutcome>([
  ['met', 76],
  ['half_open', 6],
  ['not_home', 13],
  ['rescheduled', 3],
  ['declined', 2],
])
const callOutcomes = weigh<VisitOutcome>([
  ['met', 86],
  ['not_home', 13],
  ['declined', 1],
])
const modesOf = {
  A: weigh<VisitMode>([
    ['phone', 60],
    ['online', 40],
  ]),
  B: weigh<VisitMode>([
    ['door', 82],
    ['phone', 12],
    ['online', 6],
  ]),
  C: weigh<VisitMode>([
    ['door', 80],
    ['phone', 18],
    ['online', 2],
  ]),
}
const handouts = Object.keys(materials) as (keyof typeof materials)[]
const tasks = Object.keys(firstVisitTasks) as (keyof typeof firstVisitTasks)[]

export type VisitRow = RowOf<'visits'>
type Contact = { day: DayNumber; effective: boolean }

/** Every contact with every household, in the order of days. */
export function makeVisits(making: Making): { visit: VisitRow; family: Family }[] {
  const made: { visit: VisitRow; family: Family }[] = []
  for (const family of making.families) {
    let first = true
    for (const { day, effective } of contactsOf(making, family)) {
      const visit = visitRow(making, family, day, effective, first)
      if (visit.outcome === 'met' || visit.outcome === 'half_open') {
        first = false
        family.met.push(day)
      }
      made.push({ visit, family })
    }
  }
  made.sort((one, other) => Number(one.visit.at) - Number(other.visit.at))
  for (const { visit } of made) making.rows.visits.push(visit)
  return made
}

/** Days of contact: by class and year, once more where the year's coverage asks for it, and monthly for C. */
function contactsOf(making: Making, family: Family): Contact[] {
  const { random, world, plan } = making
  const start = Math.max(world.goLive, family.from) + 3
  const end = Math.min(world.today - 1, family.to ?? world.today)
  const contactClass = family.row.contactClass ?? 'B'
  const days = new Map<DayNumber, boolean>()
  for (const [years, rate] of yearly[contactClass].entries()) {
    const last = Math.min(end, world.today - 365 * years - 1)
    const from = Math.max(start, world.today - 365 * (years + 1))
    if (last <= from) continue
    const business = contactClass === 'C' ? 1 + (plan.density - 1) * 0.72 : plan.density * (plan.density > 1 ? 2.8 : 1)
    const count = random.times((rate * business * (last - from)) / 365)
    for (let visit = 0; visit < count; visit += 1) days.set(seasonalDay(random, from, last), false)
  }
  if (family.to === undefined && end > start) reachOnce(making, family, days, start, end)
  return [...days].sort(([one], [other]) => one - other).map(([day, effective]) => ({ day, effective }))
}

/**
 * The latest contact, so long ago as the cadence of class and colour allows; a few wait for this week, very few for
 * longer, and of the green ones the share stays out that the plan's coverage leaves.
 */
function reachOnce(
  { random, world, plan }: Making,
  family: Family,
  days: Map<DayNumber, boolean>,
  start: DayNumber,
  end: DayNumber,
): void {
  const cadence = cadenceOf(family)
  if (cadence === cadenceDays.others && !random.chance(plan.coverage)) return
  const sinceMonday = (weekdayOf(world.today) + 6) % 7
  const comfortable = cadence === cadenceDays.red ? Math.max(1, sinceMonday) : cadence - 8
  const share = random.next()
  const waits = cadence === cadenceDays.others ? 0.0012 : 0.02
  const ago =
    share < waits / 4
      ? cadence + random.int(1, 40)
      : share < waits
        ? random.int(cadence - 6 + sinceMonday, cadence)
        : random.int(1, comfortable)
  const latest = [...days.keys()].reduce((last, day) => Math.max(last, day), 0)
  if (ago < cadence) days.set(Math.max(start, Math.min(end, world.today - ago)), true)
  else if (latest < world.today - ago) days.set(Math.max(start, world.today - ago), true)
}

/** How often a household is to be met, by the tags and people that give it its colour. */
function cadenceOf({ row, tags, members }: Family): number {
  const living = members.filter((person) => person.row.registration !== 'WZ')
  const old = living.every(({ age }) => age >= elderFrom)
  const held = (codes: readonly TagCode[]) => codes.some((code) => tags.has(code))
  const colour: Attention =
    row.attention ??
    ((old && living.length === 1) || held(redTags) ? 'red' : old || held(yellowTags) ? 'yellow' : 'green')
  return cadenceFor(standardCadences, { contactClass: row.contactClass ?? null, colour, tags: [] }).days
}

function seasonalDay(random: Random, from: DayNumber, to: DayNumber): DayNumber {
  for (let trial = 0; trial < 6; trial += 1) {
    const day = random.int(from, to)
    const weekend = weekdayOf(day) === 0 || weekdayOf(day) === 6
    const weight = (monthWeight[Number(civil(day).slice(5, 7)) - 1] ?? 1) * (weekend ? 0.55 : 1)
    if (random.chance(weight / heaviest)) return day
  }
  return random.int(from, to)
}

function visitRow(making: Making, family: Family, day: DayNumber, effective: boolean, first: boolean): VisitRow {
  const { random, staff } = making
  const contactClass = family.row.contactClass ?? 'B'
  const mode = random.draw(modesOf[contactClass])
  const outcome = effective ? 'met' : random.draw(mode === 'door' ? doorOutcomes : callOutcomes)
  const evening = random.chance(0.14)
  const at = moment(day, evening ? random.int(18 * 60 + 30, 20 * 60 + 30) : random.int(9 * 60, 17 * 60 + 20))
  const met = outcome === 'met' || outcome === 'half_open'
  const lead = leadOf(making, family)
  const recordedAt = laterBy(at, random.chance(0.1) ? random.int(60, 200) : random.int(2, 25))
  const isFirst = first && met && mode === 'door'
  const id = making.id(recordedAt)
  return {
    id,
    areaCode: family.row.areaCode,
    householdId: family.row.id,
    at,
    mode,
    outcome,
    leadId: lead,
    partnerIds: mode === 'door' && random.chance(0.45) ? partnersOf(making, lead) : [],
    first: isFirst,
    tasks: isFirst ? tasksOf(random) : null,
    metIds: met ? metAt(random, family, day) : [],
    note: noteOf(random, mode, outcome),
    materials:
      mode === 'door' && met && random.chance(0.5)
        ? random.shuffled(handouts.slice(1)).slice(0, random.int(1, 2))
        : outcome === 'not_home' && mode === 'door'
          ? ['contact_card']
          : [],
    cardNumber: outcome === 'not_home' && mode === 'door' ? cardNumberOf(id) : null,
    deviceAt: random.chance(0.4) ? at : null,
    recordedBy: staff.gridHeads[family.door.grid] ?? staff.secretary,
    recordedAt,
  }
}

/** Visits are led by somebody with an account: mostly the own grid's head. */
function leadOf({ random, staff }: Making, family: Family): string {
  const own = staff.gridHeads[family.door.grid]
  if (own && random.chance(0.84)) return own
  return random.chance(0.2) ? staff.secretary : random.pick(staff.gridHeads)
}

function partnersOf({ random, staff }: Making, lead: string): string[] {
  const others = staff.visitors.filter(({ id }) => id !== lead)
  if (others.length < 2) return []
  const one = random.pick(others).id
  const other = random.pick(others).id
  return random.chance(0.3) && one !== other ? [one, other] : [one]
}

function metAt(random: Random, { members }: Family, day: DayNumber): string[] {
  const there = members.filter(({ age, born, residency }) => age > 13 && born < day && residency.fromOn <= civil(day))
  const met = there.filter(() => random.chance(0.55))
  const seen = met.length > 0 ? met : there.slice(0, 1)
  return seen.map(({ row }) => row.id)
}

function tasksOf(random: Random): NonNullable<VisitRow['tasks']> {
  return Object.fromEntries(tasks.map((task) => [task, random.chance(0.9) ? true : random.pick(taskReasons)]))
}

function noteOf(random: Random, mode: VisitMode, outcome: VisitOutcome): string | null {
  if (outcome === 'declined') return random.pick(declinedNotes)
  if (outcome === 'rescheduled') return '住户要求改日，已约时间。'
  if (outcome === 'not_home') return mode === 'door' && random.chance(0.2) ? '敲门无人应，留联系卡。' : null
  if (random.chance(0.25)) return null
  return random.pick(mode === 'door' ? metNotes : mode === 'phone' ? phoneNotes : onlineNotes)
}
