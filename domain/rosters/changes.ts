import type { CivilDay } from '@/domain/calendar/civil-day'
import { type AgeBand, type BirthPrecision, reckonedBirth, turnsOn } from '@/domain/residents/ages'
import type { RosterReason } from '@/domain/rosters/codes'

/** What of the condition holds for one person or household on a day, by what is known on the second day. */
export type Standing = { stays: boolean; age: boolean; tag: boolean; need: boolean; due: boolean; home: boolean }

/** Something dated that the system learnt on another day. */
export type DatedFact = { on: CivilDay | null; recordedOn: CivilDay | null }

/** One line of the difference of a roster between two days, with the facts that tell why. */
export type RosterChange = {
  added: boolean
  /** On the list of the first day, by what is known on the second. */
  held: boolean
  first: Standing
  last: Standing
  bornOn: CivilDay | null
  precision: BirthPrecision
  /** The stay, the tag or the need that put it on the first day's list was recorded only after that day. */
  learntLater: boolean
  arrival: string | null
  departure: string | null
  came: DatedFact
  left: DatedFact
  died: DatedFact
  tagged: DatedFact
  untagged: DatedFact
  asked: DatedFact
  helped: DatedFact
  /** When a row of it was last changed after the first day. */
  correctedOn: CivilDay | null
}

/**
 * 原因 of one line. First what was true already but not known (补报) or known wrongly (更正), then what happened between the
 * days, in the order stay, age, tag, need, date, household. Every line has exactly one reason (standards §6, K22).
 */
export function reasonOf(change: RosterChange, firstOn: CivilDay): RosterReason {
  return change.added ? reasonAdded(change, firstOn) : reasonRemoved(change, firstOn)
}

function reasonAdded({ held, learntLater, first, bornOn, arrival }: RosterChange, firstOn: CivilDay): RosterReason {
  if (held) return learntLater ? 'late' : 'corrected'
  if (!first.stays) return arrival === 'born' || (bornOn !== null && bornOn > firstOn) ? 'born' : 'moved_in'
  return failing(first) ?? 'corrected'
}

function reasonRemoved(change: RosterChange, firstOn: CivilDay): RosterReason {
  const { held, first, last, died, left, untagged, helped, departure, learntLater } = change
  if (held && last.stays) return failing(last) ?? 'corrected'
  const gone = (day: CivilDay | null) => day !== null && day <= firstOn
  if (!held) {
    if (!first.stays && (gone(died.on) || (gone(left.on) && departure !== 'corrected'))) return 'late'
    const overBefore = (!first.tag && gone(untagged.on)) || (!first.need && gone(helped.on))
    const knownLate = learntLater && !(first.tag && first.home)
    return first.stays && (overBefore || knownLate) ? 'late' : 'corrected'
  }
  if (departure === 'corrected') return 'corrected'
  return departure === 'died' || diedFirst(change) ? 'died' : 'moved_out'
}

function diedFirst({ died, left }: RosterChange): boolean {
  return died.on !== null && (left.on === null || died.on <= left.on)
}

function failing({ age, tag, need, due, home }: Standing): RosterReason | undefined {
  if (!age) return 'age'
  if (!tag) return 'tag'
  if (!need) return 'need'
  if (!due) return 'due'
  return home ? undefined : 'home'
}

/** 发生日 and 登记日 of a line: when it became true, and when we learnt it. */
export function datesOf(change: RosterChange, reason: RosterReason, band: AgeBand | undefined): DatedFact {
  const { added, came, left, died, tagged, untagged, asked, helped, correctedOn } = change
  const gone = diedFirst(change) ? died : left
  switch (reason) {
    case 'age':
      return { on: crossing(change, band), recordedOn: null }
    case 'born':
    case 'moved_in':
      return came
    case 'died':
    case 'moved_out':
      return gone
    case 'tag':
      return added ? tagged : untagged
    case 'need':
      return added ? asked : helped
    case 'late':
      if (added) return latestLearnt(came, tagged, asked) ?? came
      return [gone, untagged, helped].find(({ on }) => on !== null) ?? gone
    case 'corrected':
      return { on: null, recordedOn: correctedOn }
    case 'due':
    case 'home':
      return { on: null, recordedOn: null }
  }
}

function crossing({ added, bornOn, precision }: RosterChange, band: AgeBand | undefined): CivilDay | null {
  if (bornOn === null || band === undefined) return null
  const born = reckonedBirth(bornOn, precision)
  if (added) return turnsOn(born, band.from)
  return band.to === undefined ? null : turnsOn(born, band.to + 1)
}

function latestLearnt(...facts: DatedFact[]): DatedFact | undefined {
  return facts
    .filter(({ recordedOn }) => recordedOn !== null)
    .sort((a, b) => ((a.recordedOn ?? '') < (b.recordedOn ?? '') ? 1 : -1))[0]
}

/** The day since when somebody has stood on a list: the last of living here, reaching the age, holding the tag, having the need. */
export function sinceOn(
  {
    stayFrom,
    bornOn,
    precision,
    tagFrom,
    needFrom,
  }: {
    stayFrom: CivilDay
    bornOn: CivilDay | null
    precision: BirthPrecision
    tagFrom: CivilDay | null
    needFrom: CivilDay | null
  },
  band: AgeBand | undefined,
): CivilDay {
  const reached = band && bornOn ? turnsOn(reckonedBirth(bornOn, precision), band.from) : stayFrom
  return [stayFrom, reached, tagFrom ?? stayFrom, needFrom ?? stayFrom].reduce((latest, day) =>
    day > latest ? day : latest,
  )
}
