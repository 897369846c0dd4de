import { civil, dayNumberAt, laterBy, moment } from '@/db/seed/days'
import type { Matter } from '@/db/seed/issue-words'
import { declineNotes, mergeNotes, pauseNotes, redispatchNotes, withdrawNotes } from '@/db/seed/issue-words'
import { type Random, weigh } from '@/db/seed/random'
import { dayKind, publishedCalendar } from '@/domain/calendar/workdays'
import type { PauseReason, Rating, ReplyMode } from '@/domain/issues/codes'
import { type IssueAct, type IssueState, type Transition, transitions } from '@/domain/issues/lifecycle'

export type StepAct = IssueAct | 'register' | 'supervise' | 'join' | 'arrive'
export type Step = {
  act: StepAct
  from: IssueState | null
  to: IssueState
  at: Date
  by: string
  note?: string | undefined
  detail?: Record<string, unknown>
}

/** Who has a hand in a matter. */
export type Hands = {
  taker: string
  dispatcher: string
  handler: string
  replier: string
  caller: string
  /** What a dispatch is recorded with. */
  dispatch: Record<string, unknown>
}

const replyWays: readonly ReplyMode[] = ['phone', 'phone', 'door', 'message', 'posted']
const ratings = weigh<Rating>([
  ['satisfied', 86],
  ['fair', 9],
  ['dissatisfied', 3],
  ['unrated', 2],
])
const pauses = weigh<PauseReason>([
  ['material', 40],
  ['resident', 22],
  ['department', 16],
  ['weather', 10],
  ['funding', 7],
  ['project', 5],
])

/** Walks a matter through the loop; every step must be allowed by the table of transitions. */
export class Life {
  readonly steps: Step[] = []
  readonly #random: Random
  readonly #hands: Hands
  readonly #matter: Matter

  constructor(random: Random, matter: Matter, hands: Hands, registeredAt: Date) {
    this.#random = random
    this.#matter = matter
    this.#hands = hands
    this.steps.push({ act: 'register', from: null, to: 'reported', at: registeredAt, by: hands.taker })
  }

  get state(): IssueState {
    return this.#last().to
  }

  get at(): Date {
    return this.#last().at
  }

  /** Forgets what would come to pass only later. */
  stopAt(now: Date): void {
    while (this.steps.length > 1 && this.at >= now) this.steps.pop()
  }

  /** Takes a step so many minutes later, moved into office hours where `office` says so. */
  take(
    act: IssueAct,
    minutes: number,
    by: string,
    note?: string,
    detail?: Record<string, unknown>,
    office = true,
  ): this {
    const step: Transition = transitions[act]
    if (!step.from.includes(this.state)) throw new Error(`${act} from ${this.state}`)
    const later = laterBy(this.at, minutes)
    const at = office ? inOffice(this.#random, later) : later
    this.steps.push({ act, from: this.state, to: step.to, at, by, note, ...(detail ? { detail } : {}) })
    return this
  }

  /** Something noted beside the loop, which leaves the state as it stands. */
  beside(act: 'supervise' | 'join' | 'arrive', minutes: number, by: string, detail: Record<string, unknown>): this {
    const { state } = this
    this.steps.push({ act, from: state, to: state, at: laterBy(this.at, minutes), by, detail })
    return this
  }

  start(): this {
    const urgent = this.#matter.grade === 'urgent'
    this.take('accept', this.#random.int(4, urgent ? 15 : 45), this.#hands.taker, undefined, undefined, false)
    const { dispatch } = this.#hands
    return this.take(
      'dispatch',
      this.#random.int(5, urgent ? 25 : 240),
      this.#hands.dispatcher,
      undefined,
      dispatch,
      !urgent,
    )
  }

  /** From dispatch to the end, in the usual ways. */
  run(): this {
    const random = this.#random
    if (random.chance(0.022)) return this.#sideDoor()
    this.start()
    if (random.chance(0.03))
      this.take(
        'redispatch',
        random.int(60, 600),
        this.#hands.dispatcher,
        random.pick(redispatchNotes),
        this.#hands.dispatch,
      )
    if (this.#matter.grade === 'normal' && random.chance(0.09)) this.pause().resume()
    this.finish().reply()
    const rating = random.draw(ratings)
    this.followUp(rating)
    if (rating === 'dissatisfied' && random.chance(0.7)) {
      this.take('send_back', random.int(5, 60), this.#hands.caller, '住户说还没解决，退回重办。')
      this.finish().reply().followUp('satisfied')
    }
    this.take('close', random.int(20, 2_000), this.#hands.dispatcher)
    if (random.chance(0.008)) {
      this.take('reopen', random.int(3_000, 20_000), this.#hands.dispatcher, '同一处又出现，重开。')
      this.finish().reply().followUp('satisfied').take('close', random.int(20, 900), this.#hands.dispatcher)
    }
    return this
  }

  pause(reason: PauseReason = this.#random.draw(pauses)): this {
    return this.take('pause', this.#random.int(200, 1_800), this.#hands.handler, pauseNotes[reason], { reason })
  }

  resume(): this {
    return this.take('resume', this.#random.int(1_440, 7_200), this.#hands.handler)
  }

  finish(): this {
    const random = this.#random
    const late = random.chance(0.06)
    const minutes =
      this.#matter.grade === 'urgent' ? random.int(40, late ? 2_400 : 900) : random.int(240, late ? 9_500 : 4_600)
    return this.take(
      'finish',
      minutes,
      this.#hands.handler,
      this.#matter.outcome,
      undefined,
      this.#matter.grade === 'normal',
    )
  }

  reply(): this {
    const mode = this.#random.pick(replyWays)
    return this.take('reply', this.#random.int(10, 200), this.#hands.replier, this.#matter.reply, { mode })
  }

  followUp(rating: Rating): this {
    return this.take('follow_up', this.#random.int(600, 4_500), this.#hands.caller, undefined, {
      rating,
      mode: this.#random.chance(0.7) ? 'phone' : 'door',
    })
  }

  #sideDoor(): this {
    const random = this.#random
    const draw = random.next()
    this.take('accept', random.int(5, 60), this.#hands.taker)
    if (draw < 0.5) return this.take('decline', random.int(30, 900), this.#hands.dispatcher, random.pick(declineNotes))
    if (draw < 0.8) return this.take('withdraw', random.int(60, 2_000), this.#hands.taker, random.pick(withdrawNotes))
    return this.take('merge', random.int(60, 900), this.#hands.dispatcher, random.pick(mergeNotes))
  }

  #last(): Step {
    const last = this.steps.at(-1)
    if (!last) throw new Error('a life begins with its registration')
    return last
  }
}

const open = 8 * 60 + 30
const close = 18 * 60

/** The same moment when the office is open, else the next morning it is. */
function inOffice(random: Random, at: Date): Date {
  const day = dayNumberAt(at)
  const minutes = (at.getTime() - moment(day, 0).getTime()) / 60_000
  if (minutes >= open && minutes <= close && working(day)) return at
  let next = minutes < open ? day : day + 1
  while (!working(next)) next += 1
  return moment(next, random.int(open, open + 150))
}

const kinds = new Map<number, boolean>()

export function working(day: number): boolean {
  const known = kinds.get(day)
  if (known !== undefined) return known
  const { kind } = dayKind(civil(day), publishedCalendar)
  kinds.set(day, kind === 'workday' || kind === 'makeup')
  return kinds.get(day) === true
}
