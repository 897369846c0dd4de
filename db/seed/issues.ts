import { type DayNumber, moment } from '@/db/seed/days'
import { dongxingCases } from '@/db/seed/dongxing-issues'
import { drawCase } from '@/db/seed/draw-case'
import { type Case, writeCases } from '@/db/seed/issue-rows'
import { openCases } from '@/db/seed/open-issues'
import type { Making } from '@/db/seed/world'
import { instantOf } from '@/domain/calendar/civil-day'
import type { IssueState } from '@/domain/issues/lifecycle'

const settledStates: ReadonlySet<IssueState> = new Set([
  'replied',
  'rated',
  'closed',
  'declined',
  'merged',
  'withdrawn',
])
const perHouseholdInThreeYears = 0.47

/** All issues of a committee: those long settled, those of the latest days, and the open ones the plan asks for. */
export function makeIssues(making: Making): void {
  const special = making.plan.demo ? dongxingCases(making) : []
  const open = openCases(making, making.plan.demo ? special.filter(({ life }) => life.state !== 'closed').length : 0)
  const settled = settledCases(making)
  writeCases(making, [
    ...(making.plan.demo ? countedTo(making, settled, [...open, ...special]) : settled),
    ...special,
    ...open,
  ])
}

/** The number under which the pictures know the handrail of 马文祥. */
const picturedSerial = 387

/** Leaves out some of the year's older matters, so that the pictured one gets its number where the year is old enough. */
function countedTo({ world }: Making, settled: Case[], others: readonly Case[]): Case[] {
  const handrail = others.at(-1)?.life.steps[0]?.at ?? world.now
  const newYear = instantOf(`${world.on.slice(0, 4)}-01-01`, '00:00')
  const inYear = ({ life }: Case) =>
    (life.steps[0]?.at ?? world.now) >= newYear && (life.steps[0]?.at ?? world.now) < handrail
  const excess = [...settled, ...others].filter(inYear).length - (picturedSerial - 1)
  const old = settled.filter((one) => inYear(one) && one.life.at < moment(world.period.from, 0))
  if (excess <= 0 || old.length < excess) return settled
  const kept = old.length - excess
  const left = new Set(
    old.filter((_, place) => Math.floor(((place + 1) * kept) / old.length) === Math.floor((place * kept) / old.length)),
  )
  return settled.filter((one) => !left.has(one))
}

function settledCases(making: Making): Case[] {
  const { plan, world } = making
  const count = Math.round(plan.households * perHouseholdInThreeYears * plan.density * (plan.demo ? 0.74 : 1))
  const cases: Case[] = []
  for (let trial = 0; trial < count; trial += 1) {
    const day = issueDay(making)
    const one = drawCase(making, day)
    one.life.run()
    if (plan.demo && !fitsDongxing(making, one)) continue
    one.life.stopAt(world.now)
    if (settledStates.has(one.life.state)) cases.push(one)
  }
  return cases
}

/** Around the figures' period nothing is carried over: what is registered before it ends before it. */
function fitsDongxing({ world }: Making, { life }: Case): boolean {
  const from = moment(world.period.from, 0)
  const to = moment(world.period.to + 1, 0)
  const registered = life.steps[0]?.at ?? from
  return registered >= to || (registered < from && life.at < from)
}

/** More in later years and in the months when pipes and tempers give. */
function issueDay({ random, world }: Making): DayNumber {
  const years = random.next() < 0.42 ? 0 : random.next() < 0.57 ? 1 : 2
  return world.today - 1 - years * 365 - random.int(0, 364)
}
