import { civil, type DayNumber, laterBy, moment, weekdayOf } from '@/db/seed/days'
import { type Random, weigh } from '@/db/seed/random'
import type { RowOf } from '@/db/seed/tables'
import { declinedNotes, metNotes, onlineNotes, phoneNotes, taskReasons } from '@/db/seed/visit-words'
import type { Family, Making } from '@/db/seed/world'
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

/** Every contact with every household, in the order of days, with card numbers running on through the committee. */
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
  let card = 0
  for (const { visit } of made) {
    if (visit.outcome === 'not_home' && visit.mode === 'door') {
      card += 1
      visit.cardNumber = `K${String(card).padStart(6, '0')}`
    }
    making.rows.visits.push(visit)
  }
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

function reachOnce(
  making: Making,
  family: Family,
  days: Map<DayNumber, boolean>,
  start: DayNumber,
  end: DayNumber,
): void {
  const { random, world, plan } = making
  if (family.row.contactClass === 'C') {
    const recent = random.chance(0.955) ? random.int(1, 27) : random.int(31, 58)
    days.set(Math.max(start, world.today - recent), true)
    return
  }
  const newYear = Math.floor(Date.UTC(Number(world.on.slice(0, 4)), 0, 1) / 86_400_000)
  const elapsed = Math.min(1, (world.today - newYear) / 300)
  if (!random.chance(plan.coverage * elapsed * (family.row.contactClass === 'A' ? 0.72 : 0.95))) return
  const from = Math.max(start, newYear)
  if (end > from)
    days.set(
      random.chance(0.93) ? seasonalDay(random, Math.max(from, end - 176), end) : seasonalDay(random, from, end),
      true,
    )
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
  return {
    id: making.id(recordedAt),
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
    deviceAt: random.chance(0.4) ? at : null,
    recordedBy: staff.gridHeads[family.door.grid] ?? staff.secretary,
    recordedAt,
  }
}

function leadOf({ random, staff }: Making, family: Family): string {
  const own = staff.gridHeads[family.door.grid]
  if (own && random.chance(0.68)) return own
  const leaders = staff.visitors.filter(({ leads }) => leads)
  return leaders.length > 0 ? random.pick(leaders).id : staff.secretary
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
