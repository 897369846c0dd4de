import { type CivilDay, compareDays } from '@/domain/calendar/civil-day'
import { longDay } from '@/domain/calendar/day-text'
import { ageOn, type BirthPrecision, turnsOn } from '@/domain/residents/ages'
import type { TagCode } from '@/domain/tags/codes'

/** Ages from which the rule tags hold, in completed years. */
export const elderFrom = 60
export const advancedFrom = 80
export const centenarianFrom = 100

/** Somebody who lives in the household on the stated day. */
export type Member = {
  id: string
  name: string
  bornOn: CivilDay | null
  precision: BirthPrecision
  political: string | null
  livesHereSince: CivilDay
}

/** A tag that follows from facts on a stated day, with the sentence that says why. */
export type DerivedTag = { code: TagCode; residentId: string | null; because: string }

/**
 * 规则标签 on `day`: 独居, 纯老, 高龄, 百岁, 党员 (standards §1.6). `changedOn` is the day the members last changed.
 * A member whose birth is unknown keeps 独居 and 纯老 from being derived: unknown is not old.
 */
export function deriveTags(members: readonly Member[], day: CivilDay, changedOn: CivilDay | null): DerivedTag[] {
  return [...together(members, day, changedOn), ...members.flatMap((member) => ownTags(member, day))]
}

function together(members: readonly Member[], day: CivilDay, changedOn: CivilDay | null): DerivedTag[] {
  const ages = members.map((member) => ageOf(member, day))
  if (members.length === 0 || ages.some((age) => age === undefined || age < elderFrom)) return []
  const since = `自 ${longDay(changedOn ?? latest(members))}起`
  const [only] = members
  if (members.length === 1 && only) {
    return [{ code: 'living_alone', residentId: only.id, because: `1 人居住，${ages[0]} 周岁；${since}` }]
  }
  const because = `现住 ${members.length} 人，${ages.join('、')} 周岁；${since}`
  return [{ code: 'elders_only', residentId: null, because }]
}

function ownTags(member: Member, day: CivilDay): DerivedTag[] {
  const found: DerivedTag[] = []
  const age = ageOf(member, day)
  const reached = (code: TagCode, years: number) => {
    if (age === undefined || age < years || member.bornOn === null) return
    const on = longDay(turnsOn(member.bornOn, years))
    found.push({ code, residentId: member.id, because: `${member.name} ${on}满 ${years} 周岁` })
  }
  reached('advanced_age', advancedFrom)
  reached('centenarian', centenarianFrom)
  if (member.political === '01' || member.political === '02') {
    found.push({ code: 'party_member', residentId: member.id, because: `${member.name}，政治面貌为中共党员` })
  }
  return found
}

function ageOf({ bornOn, precision }: Member, day: CivilDay): number | undefined {
  return bornOn === null ? undefined : ageOn(bornOn, day, precision)
}

function latest(members: readonly Member[]): CivilDay {
  return members.map((member) => member.livesHereSince).reduce((a, b) => (compareDays(a, b) < 0 ? b : a))
}
