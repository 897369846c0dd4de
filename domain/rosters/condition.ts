import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import {
  type Attention,
  attentions,
  type Checking,
  type ContactClass,
  checkings,
  contactClasses,
  type FactGroup,
  factGroups,
} from '@/domain/households/codes'
import { type Telling, tellings } from '@/domain/households/consent-codes'
import { type NeedKind, needKinds } from '@/domain/households/need-codes'
import { bandLabel, parseBand } from '@/domain/residents/age-bands'
import { type Registration, registrations, type Sex, sexes } from '@/domain/residents/codes'
import { type DueWindow, dueWindows, type RosterSubject } from '@/domain/rosters/codes'
import { type Tag, type TagCode, tags } from '@/domain/tags/codes'

/** How long ago the last effective contact lies. */
export const silences = {
  '30': '超 30 天未联系',
  '90': '超 90 天未联系',
  '180': '超 180 天未联系',
  '365': '超 1 年未联系',
  never: '从未走访',
} as const
export type Silence = keyof typeof silences

/**
 * 名册条件: what somebody must be on the day to stand on a roster; all parts hold together. Without 人户状态 people are
 * 实有人口, with it exactly those of that state. `age` is a band ('90-', '4-12') in completed years, or 'none' for an unknown birth.
 */
export type RosterCondition = {
  about: RosterSubject
  age?: string | undefined
  sex?: Sex | undefined
  registration?: Registration | undefined
  permit?: DueWindow | undefined
  tag?: TagCode | undefined
  review?: DueWindow | undefined
  /** An open need of a kind; 'any' for whichever. */
  need?: NeedKind | 'any' | undefined
  class?: ContactClass | 'none' | undefined
  colour?: Attention | undefined
  silent?: Silence | undefined
  stale?: FactGroup | undefined
  checked?: Checking | undefined
  told?: Telling | undefined
  use?: keyof typeof dwellingUses | undefined
  state?: keyof typeof dwellingStates | undefined
}

/** A tag of a person's own; any other (of the household, or by who lives together) is asked of the household. */
export function isOwnTag(code: TagCode): boolean {
  const tag: Tag = tags[code]
  return tag.about === 'resident' && code !== 'living_alone'
}

/** The condition in words, part by part, named as the address names them. */
export function conditionWords(condition: RosterCondition): { name: keyof RosterCondition; label: string }[] {
  const {
    age,
    sex,
    registration,
    permit,
    tag,
    review,
    need,
    class: contactClass,
    colour,
    silent,
    stale,
    checked,
    told,
    use,
    state,
  } = condition
  const band = age ? parseBand(age) : undefined
  const words: Partial<Record<keyof RosterCondition, string | undefined>> = {
    age: age === 'none' ? '出生日期未核实' : band && bandLabel(band),
    sex: sex && sexes[sex],
    registration: registration && registrations[registration].replace(/\(.*\)/, ''),
    permit: permit && `居住证${dueWindows[permit]}`,
    tag: tag && tags[tag].label,
    review: review && `复核${dueWindows[review]}`,
    need: need && (need === 'any' ? '有需求未办结' : `需要${needKinds[need].label}`),
    class: contactClass && (contactClass === 'none' ? '待分类' : `${contactClass} ${contactClasses[contactClass]}`),
    colour: colour && `关注${attentions[colour]}`,
    silent: silent && silences[silent],
    checked: checked && checkings[checked],
    told: told && tellings[told],
    stale: stale && `${factGroups[stale]}过了保鲜期`,
    use: use && dwellingUses[use],
    state: state && dwellingStates[state],
  }
  return Object.entries(words).flatMap(([name, label]) =>
    label ? [{ name: name as keyof RosterCondition, label }] : [],
  )
}
