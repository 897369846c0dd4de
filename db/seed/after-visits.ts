import { civil, dayNumberAt, laterBy, moment, numberOf } from '@/db/seed/days'
import { at, weigh } from '@/db/seed/random'
import { observationTexts, promiseAnswers, promiseTexts } from '@/db/seed/visit-words'
import type { VisitRow } from '@/db/seed/visits'
import type { Family, Making } from '@/db/seed/world'
import { type FactGroup, factGroups } from '@/domain/households/codes'
import type { ObservationKind } from '@/domain/visits/codes'

const kinds = weigh<ObservationKind>([
  ['request', 30],
  ['change', 16],
  ['mood', 15],
  ['environment', 12],
  ['hazard', 9],
  ['suggestion', 9],
  ['praise', 6],
  ['talent', 3],
])

/** What was heard at visits, and what was promised; a dozen promises are open, few of them late. */
export function addHeardAndPromised(making: Making, visits: readonly { visit: VisitRow; family: Family }[]): void {
  const { random, rows, world } = making
  for (const { visit, family } of visits) {
    if (visit.outcome !== 'met' && visit.outcome !== 'half_open') continue
    for (let heard = random.chance(0.72) ? (random.chance(0.12) ? 2 : 1) : 0; heard > 0; heard -= 1) {
      const kind = random.draw(kinds)
      rows.observations.push({
        id: making.id(visit.recordedAt ?? visit.at),
        areaCode: visit.areaCode,
        visitId: visit.id,
        householdId: family.row.id,
        kind,
        text: random.pick(observationTexts[kind]),
        at: visit.at,
        by: visit.recordedBy,
        recordedAt: visit.recordedAt ?? visit.at,
      })
    }
    if (random.chance(0.05)) addPromise(making, visit, random.int(4, 16), random.chance(0.965))
  }
  walkAround(making, Math.round((world.today - world.goLive) / 12))
}

/** Promises are answered before their day; of those that came due, a very few were forgotten until now. */
function addPromise(making: Making, visit: VisitRow, days: number, kept: boolean): void {
  const { random, rows, world } = making
  const made = dayNumberAt(visit.at)
  const dueOn = made + days
  const forgotten = !kept && dueOn < world.today && dueOn > world.today - 12
  const answeredOn = made + Math.max(1, days - random.int(0, 4)) + (kept ? 0 : random.int(1, 6))
  const answered = !forgotten && answeredOn < world.today
  const answeredAt = answered ? moment(answeredOn, random.int(540, 1_050)) : null
  rows.promises.push({
    id: making.id(visit.recordedAt ?? visit.at),
    areaCode: visit.areaCode,
    householdId: visit.householdId,
    visitId: visit.id,
    text: random.pick(promiseTexts),
    dueOn: civil(dueOn),
    madeBy: visit.recordedBy,
    madeAt: visit.at,
    answer: answered ? random.pick(promiseAnswers) : null,
    answeredAt,
    answeredBy: answered ? visit.recordedBy : null,
  })
}

/** Things seen in the street, at no household's door. */
function walkAround(making: Making, count: number): void {
  const { random, rows, world, doors, grids, staff } = making
  for (let seen = 0; seen < count; seen += 1) {
    const { building, grid } = random.pick(doors)
    const when = moment(random.int(world.goLive, world.today - 1), random.int(540, 1_260))
    const kind = random.chance(0.5) ? 'hazard' : 'environment'
    rows.observations.push({
      id: making.id(when),
      areaCode: grids[grid]?.code ?? making.plan.code,
      visitId: null,
      householdId: null,
      place: `${building.estate} ${building.name}`,
      kind,
      text: random.pick(observationTexts[kind]),
      at: when,
      by: staff.gridHeads[grid] ?? staff.secretary,
      recordedAt: laterBy(when, random.int(1, 30)),
    })
  }
}

const groups = Object.keys(factGroups) as FactGroup[]

/** Each group of facts stands confirmed on the day of some contact, or still on the day the file was made. */
export function addConfirmations(making: Making): void {
  const { random, rows, world, staff } = making
  for (const family of making.families) {
    if (family.to !== undefined) continue
    const made = Math.max(world.goLive, numberOf(family.row.fromOn))
    for (const group of groups) {
      if ((group === 'benefits' || group === 'health') && family.tags.size === 0 && random.chance(0.5)) continue
      const back = Math.floor(random.next() ** 2 * 4)
      const place = family.met.length - 1 - back
      const on = place >= 0 && random.chance(0.85) ? at(family.met, place) : made
      rows.confirmations.push({
        id: making.id(world.now),
        areaCode: family.row.areaCode,
        householdId: family.row.id,
        factGroup: group,
        confirmedOn: civil(Math.min(on, world.today - 1)),
        by: staff.gridHeads[family.door.grid] ?? staff.secretary,
      })
    }
  }
}
