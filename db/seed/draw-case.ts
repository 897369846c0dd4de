import { civil, type DayNumber, moment } from '@/db/seed/days'
import { type Hands, Life } from '@/db/seed/issue-life'
import type { Case } from '@/db/seed/issue-rows'
import { type Matter, matters } from '@/db/seed/issue-words'
import { weigh } from '@/db/seed/random'
import type { Family, Making } from '@/db/seed/world'
import type { IssueSource, UnitCode } from '@/domain/issues/codes'

const drawn = weigh(matters.map((matter) => [matter, matter.weight] as const))
const sources = weigh<IssueSource>([
  ['visit', 34],
  ['group_chat', 17],
  ['reception', 15],
  ['hotline', 13],
  ['hotline_12345', 9],
  ['inspection', 7],
  ['resident_page', 3],
  ['suggestion', 2],
])
const reportedAlone = weigh<IssueSource>([
  ['inspection', 50],
  ['group_chat', 30],
  ['suggestion', 20],
])
const companions: readonly UnitCode[] = ['housing', 'urban', 'property_co', 'drainage', 'gardens']

/** One matter at a place, with the people who will see to it, just registered. */
export function drawCase(
  making: Making,
  day: DayNumber,
  given?: { matter?: Matter; family?: Family; minute?: number },
): Case {
  const { random } = making
  const matter = given?.matter ?? random.draw(drawn)
  const family = given?.family ?? familyAt(making, day)
  const grid = family?.door.grid ?? random.int(0, making.grids.length - 1)
  const building = family?.door.building ?? random.pick(making.doors).building
  const home = !matter.shared && family ? family.row.address : `${building.estate} ${building.name}`
  const whistles = matter.route === 'transfer' && matter.unit && random.chance(0.16)
  const hard = matter.unit !== undefined && random.chance(0.07)
  const route = whistles ? 'whistle' : matter.route
  const hands = handsFor(making, matter, grid)
  const end = hard ? { dueOn: civil(day + random.int(9, 20)) } : {}
  hands.dispatch = { route, unitCode: matter.unit ?? null, handlerId: hands.handler, hard, ...end }
  const registeredAt = moment(day, given?.minute ?? random.int(8 * 60, 21 * 60))
  return {
    id: making.id(registeredAt),
    matter,
    life: new Life(random, matter, hands, registeredAt),
    hands,
    grid,
    family,
    place: home,
    title: matter.shared ? `${building.name}${random.pick(matter.titles)}` : random.pick(matter.titles),
    source: family ? random.draw(sources) : random.draw(reportedAlone),
    route,
    unit: matter.unit,
    hard,
    whistled: whistles && matter.unit ? callable(making, matter.unit) : [],
    joined: matter.shared && random.chance(0.22) ? neighboursOf(making, family, random.int(1, 6), day) : [],
  }
}

function callable({ random }: Making, unit: UnitCode): UnitCode[] {
  const other = random.pick(companions)
  return random.chance(0.35) && other !== unit ? [unit, other] : [unit]
}

/** A household in being on the day, or nobody's. */
function familyAt({ random, families }: Making, day: DayNumber): Family | undefined {
  if (random.chance(0.1)) return undefined
  for (let trial = 0; trial < 8; trial += 1) {
    const family = random.pick(families)
    if (family.from < day && (family.to === undefined || family.to > day)) return family
  }
  return undefined
}

/** Other households of the building that lived there on the day. */
export function neighboursOf(making: Making, family: Family | undefined, count: number, day: DayNumber): Family[] {
  const here = making.families.filter(
    (other) =>
      other !== family &&
      other.door.building === family?.door.building &&
      other.from < day &&
      (other.to ?? day + 1) > day,
  )
  return making.random.shuffled(here).slice(0, count)
}

export function handsFor({ random, staff }: Making, matter: Matter, grid: number): Hands {
  const head = staff.gridHeads[grid] ?? staff.secretary
  const other = random.pick(staff.gridHeads)
  const handler =
    matter.unit === undefined ? head : matter.unit === 'property_co' ? staff.property : staff.units[matter.unit]
  const caller = other === handler ? staff.secretary : other
  return { taker: head, dispatcher: staff.secretary, handler, replier: head, caller, dispatch: {} }
}
