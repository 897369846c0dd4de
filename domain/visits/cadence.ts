import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import type { Attention, ContactClass } from '@/domain/households/codes'
import { type TagCode, tags } from '@/domain/tags/codes'
import type { CadenceAbout } from '@/domain/visits/codes'

/** 通行周期 in days (features §4.9), where nobody has set a rule: 红 weekly, C 类 and 黄 monthly, others twice a year. */
export const cadenceDays = { red: 7, close: 30, others: 183 } as const

/** Days between contacts by what a household is: of several that apply the shortest holds. `all` applies to every household. */
export type Cadences = {
  colour: Partial<Record<Attention, number>>
  class: Partial<Record<ContactClass, number>>
  tag: Partial<Record<TagCode, number>>
  all: number
}

/** What holds in a committee that has set no rule, and whose street has set none. */
export const standardCadences: Cadences = {
  colour: { red: cadenceDays.red, yellow: cadenceDays.close },
  class: { C: cadenceDays.close },
  tag: {},
  all: cadenceDays.others,
}

/** What a rule speaks of: one colour, class or tag, or every household. */
export type CadenceSubject = { about: CadenceAbout; value: string }
export type CadenceRule = CadenceSubject & { days: number }

/** Tags a rule may speak of: whoever can be found by the tags on file or by age; party membership is no reason to call. */
export const cadenceTags: readonly TagCode[] = (Object.keys(tags) as TagCode[]).filter(
  (code) => code !== 'party_member' && code !== 'volunteer',
)

/** The rules of a committee over those of its street over what holds everywhere; each replaces the one on the same subject. */
export function cadencesOf(street: readonly CadenceRule[], committee: readonly CadenceRule[]): Cadences {
  const made: Cadences = {
    ...standardCadences,
    colour: { ...standardCadences.colour },
    class: { ...standardCadences.class },
    tag: {},
  }
  for (const { about, value, days } of [...street, ...committee]) {
    if (about === 'all') made.all = days
    else Object.assign(made[about], { [value]: days })
  }
  return made
}

/** What of a household decides how often it is called on. */
export type CadenceSigns = { contactClass: ContactClass | null; colour: Attention; tags: readonly TagCode[] }

/** The days between contacts of one household, and which subject asks for them. */
export function cadenceFor(cadences: Cadences, { contactClass, colour, tags: held }: CadenceSigns): CadenceRule {
  const asked: CadenceRule[] = []
  const add = (about: CadenceAbout, value: string, days: number | undefined) => {
    if (days !== undefined) asked.push({ about, value, days })
  }
  add('colour', colour, cadences.colour[colour])
  if (contactClass) add('class', contactClass, cadences.class[contactClass])
  for (const code of held) add('tag', code, cadences.tag[code])
  add('all', 'all', cadences.all)
  return asked.reduce((shortest, one) => (one.days < shortest.days ? one : shortest))
}

/** The day the next contact is due; a household never reached is due from the day its file began. */
export function nextContactOn(days: number, lastContactOn: CivilDay | null, fileFrom: CivilDay): CivilDay {
  return lastContactOn === null ? fileFrom : addDays(lastContactOn, days)
}
