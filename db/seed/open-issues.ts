import { civil, type DayNumber } from '@/db/seed/days'
import { drawCase } from '@/db/seed/draw-case'
import { working } from '@/db/seed/issue-life'
import type { Case } from '@/db/seed/issue-rows'
import { type Matter, matters } from '@/db/seed/issue-words'
import { at } from '@/db/seed/random'
import type { Making } from '@/db/seed/world'
import { addWorkdays, publishedCalendar } from '@/domain/calendar/workdays'

/** How far an open matter has come. */
type Stage = 'reported' | 'accepted' | 'handling' | 'paused' | 'handled'

const stages: readonly Stage[] = [
  'handling',
  'handled',
  'handling',
  'paused',
  'accepted',
  'handling',
  'handling',
  'paused',
  'reported',
  'handled',
]

/** The open matters of the plan beyond those `already` made: the overdue ones, some due today, the others later. */
export function openCases(making: Making, already: number): Case[] {
  const { plan, random, world } = making
  const cases: (Case | undefined)[] = []
  for (let count = already; count < plan.open; count += 1) {
    const place = count - already
    if (place < plan.overdue) cases.push(overdueCase(making, place))
    else if (place < plan.overdue + Math.ceil(plan.open / 8)) cases.push(dueTodayCase(making))
    else {
      const stage = at(stages, (plan.place + place) % stages.length)
      const back = stage === 'paused' ? random.int(3, 9) : random.int(1, 3)
      cases.push(normalCase(making, earliest(making, latestWorkday(world.today - back)), stage))
    }
  }
  return cases.filter((one) => one !== undefined)
}

/** In 东兴社区 nothing that is open was registered within the figures' period; on its morrow nothing may be open. */
export function earliest({ plan, world }: Making, day: DayNumber): DayNumber | undefined {
  const first = plan.demo ? Math.max(day, world.period.to + 1) : day
  return first < world.today ? first : undefined
}

function overdueCase(making: Making, place: number): Case | undefined {
  const { world } = making
  if (place % 2 === 0) return urgentCase(making, earliest(making, world.today - 2), 1_020)
  const day = registeredFor(world.today - 1) ?? registeredFor(world.today - 2) ?? registeredFor(world.today - 3)
  if (day !== undefined && earliest(making, day) === day) return normalCase(making, day, 'handling')
  return urgentCase(making, earliest(making, world.today - 2), 840)
}

function dueTodayCase(making: Making): Case | undefined {
  const { world, random } = making
  const day = registeredFor(world.today)
  if (day === undefined || earliest(making, day) !== day) {
    return urgentCase(making, earliest(making, world.today - 1), 1_080)
  }
  return normalCase(making, day, random.chance(0.4) ? 'handled' : 'handling')
}

/** An urgent matter registered within two hours and a half of a time of day, so that it is due a day later. */
function urgentCase(making: Making, day: DayNumber | undefined, minute: number): Case | undefined {
  if (day === undefined) return undefined
  const matter = pickMatter(making, ({ grade, unit }) => grade === 'urgent' && unit !== undefined)
  return advanced(making, drawCase(making, day, { matter, minute: minute + making.random.int(0, 150) }), 'handling')
}

function normalCase(making: Making, day: DayNumber | undefined, stage: Stage): Case | undefined {
  if (day === undefined) return undefined
  const matter = pickMatter(making, ({ grade, kind }) => grade === 'normal' && kind !== 'praise')
  return advanced(making, drawCase(making, day, { matter }), stage)
}

function pickMatter({ random }: Making, fits: (matter: Matter) => boolean): Matter {
  return random.pick(matters.filter(fits))
}

/** The latest day whose fifth working day is `due`. */
export function registeredFor(due: DayNumber): DayNumber | undefined {
  for (let day = due - 1; day > due - 22; day -= 1) {
    if (addWorkdays(civil(day), 5, publishedCalendar).on === civil(due)) return day
  }
  return undefined
}

function latestWorkday(day: DayNumber): DayNumber {
  let last = day
  while (!working(last)) last -= 1
  return last
}

/** Lets a matter, with the usual limit, come as far as a stage, or less where the data ends before. */
export function advanced(making: Making, one: Case, stage: Stage): Case {
  const { life } = one
  one.hard = false
  Object.assign(one.hands.dispatch, { hard: false, dueOn: null })
  if (stage === 'reported') return one
  if (stage === 'accepted') life.take('accept', 12, one.hands.taker, undefined, undefined, false)
  else life.start()
  if (stage === 'paused') life.pause('material')
  if (stage === 'handled') life.take('finish', 200, one.hands.handler, one.matter.outcome, undefined, false)
  life.stopAt(making.world.now)
  return one
}
