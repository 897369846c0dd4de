import 'server-only'
import { z } from 'zod'
import type { HouseholdFilter } from '@/db/queries/household-filter'
import type { AsOf, PeopleFilter, RosterPlace } from '@/db/queries/rosters/people'
import { type CivilDay, dayOf, endOfDay } from '@/domain/calendar/civil-day'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { attentions, checkings, contactClasses, factGroups } from '@/domain/households/codes'
import { tellings } from '@/domain/households/consent-codes'
import { needKinds } from '@/domain/households/need-codes'
import { isOwnNeed, showsNeed } from '@/domain/households/needs'
import { parseBand } from '@/domain/residents/age-bands'
import type { AgeBand } from '@/domain/residents/ages'
import { registrations, sexes } from '@/domain/residents/codes'
import { dueWindows } from '@/domain/rosters/codes'
import { type RosterColumn, rosterColumnsChosen } from '@/domain/rosters/columns'
import { isOwnTag, type RosterCondition, silences } from '@/domain/rosters/condition'
import { readyMadeRoster } from '@/domain/rosters/ready-made'
import { tags } from '@/domain/tags/codes'
import { showsTag } from '@/domain/tags/shown'
import { someArea, someCode, someDay, someId, somePlace } from '@/server/address'
import { placeOfList } from '@/server/households/household-list'
import type { Desk } from '@/server/view'

const years = z.coerce.number().int().min(0).max(130).optional().catch(undefined)

const columnsText = z
  .union([z.string(), z.array(z.string()).transform((columns) => columns.join(','))])
  .transform((text) => text.slice(0, 400))
  .optional()
  .catch(undefined)

/** The code of the roster whose condition stands in the address. */
export const builtCode = 'build'

/** The address of a roster: a ready-made one by its code, or the condition itself; whatever cannot be read is left out. */
export const rosterQuery = z.object({
  code: z.string().max(40).catch(''),
  about: z.enum(['resident', 'household']).catch('resident'),
  age: z
    .string()
    .max(9)
    .refine((text) => text === 'none' || parseBand(text) !== undefined)
    .optional()
    .catch(undefined),
  min: z.union([z.literal('').transform(() => undefined), years]).catch(undefined),
  max: z.union([z.literal('').transform(() => undefined), years]).catch(undefined),
  sex: someCode(sexes),
  registration: someCode(registrations),
  permit: someCode(dueWindows),
  tag: someCode(tags),
  review: someCode(dueWindows),
  need: someCode({ ...needKinds, any: '' }),
  class: someCode({ ...contactClasses, none: '' }),
  colour: someCode(attentions),
  silent: someCode(silences),
  stale: someCode(factGroups),
  checked: someCode(checkings),
  told: someCode(tellings),
  use: someCode(dwellingUses),
  state: someCode(dwellingStates),
  area: someArea,
  building: someId,
  on: someDay,
  cols: columnsText,
  known: z.literal('now').optional().catch(undefined),
  after: somePlace,
})
export type RosterQuery = z.output<typeof rosterQuery>

/** A roster as somebody asks for it: its name, its condition, where and as of when. */
export type AskedRoster = {
  code: string
  label: string
  use: string
  condition: RosterCondition
  band: AgeBand | undefined
  people: PeopleFilter
  households: HouseholdFilter
  place: RosterPlace
  as: AsOf
  columns: RosterColumn[]
}

type Asking = Pick<Desk<RosterQuery>, 'actor' | 'jurisdiction' | 'fields' | 'now' | 'query'>

/** What an address asks for; nothing when there is no such roster, or it stands on a tag or a need the reader may not see. */
export function askedRoster(desk: Asking): AskedRoster | undefined {
  const { query, fields, now, jurisdiction } = desk
  const ready = readyMadeRoster(query.code)
  if (!ready && query.code !== builtCode) return undefined
  const condition = ready ? ready.condition : conditionOf(query)
  const { tag, need } = condition
  if (tag && !showsTag(fields, tag)) return undefined
  if (need && need !== 'any' && !showsNeed(fields, need)) return undefined
  const today = dayOf(now)
  const on = query.on ?? today
  return {
    code: query.code,
    label: ready?.label ?? '自选条件名册',
    use: ready?.use ?? '',
    condition,
    ...filtersOf(condition, query.building, on !== today),
    place: { own: jurisdiction, within: placeOfList(desk) },
    as: asOf(on, now, query.known === 'now'),
    columns: rosterColumnsChosen(condition.about, query.cols?.split(',') ?? []),
  }
}

/** A day that is over is seen as it was known at its end, unless today's knowledge is asked for. */
export function asOf(day: CivilDay, now: Date, knownNow = false): AsOf {
  const end = endOfDay(day)
  return { day, known: knownNow || end > now ? undefined : end }
}

/** The searches of a condition, by people and by households; `building` narrows both, `past` looks up the class of another day. */
export function filtersOf(condition: RosterCondition, building?: string | undefined, past = false) {
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
  const band = age && age !== 'none' ? parseBand(age) : undefined
  const own = tag && isOwnTag(tag)
  const ownNeed = need === 'any' || (need && isOwnNeed(need))
  const households: HouseholdFilter = {
    ...{ building, contactClass, colour, stale, checked, told, use, state },
    datedClass: (past && contactClass !== undefined) || undefined,
    silent: silent === undefined || silent === 'never' ? silent : Number(silent),
    ...{ tag, review, need },
  }
  const home: HouseholdFilter = {
    ...households,
    ...(own ? { tag: undefined, review: undefined } : {}),
    ...(ownNeed ? { need: undefined } : {}),
  }
  const people: PeopleFilter = {
    ...{ sex, registration, permit },
    band: age === 'none' ? 'unknown' : band,
    tag: own ? tag : undefined,
    review: own ? review : undefined,
    need: ownNeed ? need : undefined,
    home: Object.values(home).some((part) => part !== undefined) ? home : undefined,
  }
  return { band, people, households }
}

function conditionOf(query: RosterQuery): RosterCondition {
  const { about, min, max, age, tag, review, sex, registration, permit } = query
  const { need, class: contactClass, colour, silent, stale, checked, told, use, state } = query
  const typed = min === undefined && max === undefined ? age : `${min ?? 0}-${max ?? ''}`
  const personal = {
    age: typed && (typed === 'none' || parseBand(typed)) ? typed : undefined,
    sex,
    registration,
    permit,
  }
  return {
    about,
    ...(about === 'resident' ? personal : {}),
    ...{ tag, review: tag && review, need, class: contactClass, colour, silent, stale, checked, told, use, state },
  }
}
