import 'server-only'
import { z } from 'zod'
import { marksAround } from '@/db/queries/doors'
import { fireChecksOf } from '@/db/queries/fire-checks'
import {
  classificationsOf,
  confirmationsOf,
  contactsOf,
  type HouseholdWhole,
  householdWhole,
  membersOf,
  plansOf,
  promisesOf,
  tagsOfHousehold,
  versionsAt,
} from '@/db/queries/household-file'
import { latestReaders, timelineOf } from '@/db/queries/household-timeline'
import { mediationExists } from '@/db/queries/mediations'
import { linksOf } from '@/db/queries/merged-files'
import { needsOf } from '@/db/queries/needs'
import { type Signs, signsOf } from '@/db/queries/signs'
import { talentsOf } from '@/db/queries/talents'
import { holds } from '@/domain/access/actor'
import { addDays, dayOf, endOfDay, startOfDay } from '@/domain/calendar/civil-day'
import { faultsIn, fireStandingOn, isShop } from '@/domain/dwellings/fire-check'
import { undoDays } from '@/domain/households/acts'
import { completenessOn, type KnownHome } from '@/domain/households/completeness'
import { freshnessOn } from '@/domain/households/freshness'
import { timelineKinds } from '@/domain/households/timeline'
import { shownName, shownPhone, shownSensitive } from '@/domain/residents/shown'
import { type TagCode, tags } from '@/domain/tags/codes'
import { recordId, someDay, someInstant } from '@/server/address'
import { markedUnits } from '@/server/dwellings/door-units'
import { membersAsOf, wholeAsOf } from '@/server/households/as-of'
import { derivable, holdsOn, livesHere, shownMember } from '@/server/households/household-members'
import { reasonsOf } from '@/server/households/household-reasons'
import { shownNeeds } from '@/server/households/need-desk'
import { shownTalents } from '@/server/households/talent-desk'
import { timelineEntries } from '@/server/households/timeline-entries'
import { type Desk, view } from '@/server/view'

const perPage = 20
const kinds = Object.keys(timelineKinds) as [keyof typeof timelineKinds, ...(keyof typeof timelineKinds)[]]

export const fileQuery = z.object({
  id: recordId,
  on: someDay,
  kind: z.enum(kinds).optional().catch(undefined),
  before: someInstant,
})
type FileQuery = z.output<typeof fileQuery>

/** 家庭档案 of one household, as of today or a stated day; every opening is recorded. */
export const householdFile = view({
  name: 'household.file',
  fixed: true,
  permission: 'household.read',
  query: fileQuery,
  read: (desk) => fileOn(desk),
  audit: (found, query) =>
    found
      ? [
          {
            act: 'household.read',
            subject: 'household',
            subjectId: found.id,
            areaCode: found.areaCode,
            householdId: found.id,
            detail: query.on ? { on: query.on } : {},
          },
        ]
      : [],
})
export type HouseholdFile = NonNullable<Awaited<ReturnType<typeof householdFile>>>

/** 家庭档案一页纸: the same file, to be printed; the printing is recorded. */
export const householdPaper = view({
  name: 'household.paper',
  permission: 'household.read',
  query: fileQuery,
  read: async (desk) => {
    const file = await fileOn(desk)
    return file && { ...file, by: desk.actor.name }
  },
  audit: (found) =>
    found
      ? [
          {
            act: 'household.print',
            subject: 'household',
            subjectId: found.id,
            areaCode: found.areaCode,
            householdId: found.id,
            detail: {},
          },
        ]
      : [],
})
export type HouseholdPaper = NonNullable<Awaited<ReturnType<typeof householdPaper>>>

/** Everything is asked for at once, before it is known whether the household lies here: most files that are asked for do. */
async function fileOn(desk: Desk<FileQuery>) {
  const { db, jurisdiction, query, now } = desk
  const { id } = query
  const today = dayOf(now)
  const on = query.on && query.on < today ? query.on : undefined
  const [current, members, stored, classed, confirmed, links, hanging, around, signs] = await Promise.all([
    householdWhole(db, jurisdiction, id),
    membersOf(db, jurisdiction, id),
    tagsOfHousehold(db, jurisdiction, id),
    classificationsOf(db, jurisdiction, id),
    confirmationsOf(db, jurisdiction, id),
    linksOf(db, jurisdiction, id, startOfDay(addDays(today, -undoDays))),
    hangingOf(desk, on ?? today),
    surroundings(desk, on ?? today),
    signsOf(db, jurisdiction, id, on ?? today),
  ])
  if (!current) return undefined
  const asOf = on ? await earlier(desk, current, members, on) : { whole: current, rows: members }
  const facts = { ...asOf, stored, classed, signs, day: on ?? today }
  return {
    ...headOf(desk, facts),
    on,
    today,
    ...hanging,
    freshness: freshnessOn(on ?? today, confirmed),
    completeness: completenessOn(on ?? today, knownOf(facts)),
    ...links,
    ...around,
    fire: await fireOf(desk, asOf.whole, on ?? today),
    may: mayOf(desk),
  }
}

const mayOf = ({ actor }: Desk<FileQuery>) => ({
  edit: holds(actor, 'household.edit'),
  people: holds(actor, 'resident.edit'),
  transfer: holds(actor, 'resident.transfer'),
  reveal: holds(actor, 'resident.reveal'),
  visit: holds(actor, 'visit.record'),
  report: holds(actor, 'issue.report'),
})

/** What hangs on the household: what was promised and asked, who else is reached, what is done for it, what its people can do. */
async function hangingOf(desk: Desk<FileQuery>, day: string) {
  const { db, jurisdiction, fields, query } = desk
  const { id } = query
  const [promises, contacts, plans, asked, talents, mediated] = await Promise.all([
    promisesOf(db, jurisdiction, id),
    contactsOf(db, jurisdiction, id),
    plansOf(db, jurisdiction, id),
    needsOf(db, jurisdiction, id),
    talentsOf(db, jurisdiction, id),
    mediationExists(db, { household: id }),
  ])
  return {
    promises: promises.map(({ madeAt, ...promise }) => ({ ...promise, madeOn: dayOf(madeAt) })),
    contacts: shownContacts(desk, contacts),
    plans: plans.map(({ areaCode: _, householdId: __, ...plan }) => plan),
    needs: shownNeeds(
      asked.filter((need) => holdsOn(need, day)),
      fields,
    ),
    talents: shownTalents(talents, fields),
    mediated,
  }
}

function shownContacts({ fields }: Desk<FileQuery>, contacts: Awaited<ReturnType<typeof contactsOf>>) {
  return contacts.map(({ reached, ...contact }) => ({
    ...contact,
    reached: reached && { on: dayOf(new Date(reached.at)), mode: reached.mode, by: reached.by },
    name: shownName(fields, contact.name),
    phoneMasked: shownPhone(fields, contact.phoneMasked),
  }))
}

/** Of a shop: how it stands with fire safety on the day, and the latest checks with the visits they were made on. */
async function fireOf({ db, jurisdiction }: Desk<FileQuery>, { household, dwelling }: HouseholdWhole, day: string) {
  if (!isShop(dwelling.use)) return undefined
  const checks = (await fireChecksOf(db, jurisdiction, household.id, 50)).filter(({ onDay }) => onDay <= day)
  const open = checks.filter(({ mendBy, mendedOn }) => mendBy !== null && (mendedOn === null || mendedOn > day))
  const faults = [...new Set(open.flatMap(faultsIn))]
  const mendBy = open.map((one) => one.mendBy ?? '').sort()[0] ?? null
  const known = { lastOn: checks[0]?.onDay ?? null, faults, mendBy }
  return {
    ...{ ...known, standing: fireStandingOn(known, day) },
    checks: checks.slice(0, 5).map((one) => ({
      ...{ id: one.id, visitId: one.visitId, issueId: one.issueId, onDay: one.onDay, faults: faultsIn(one) },
      mendedOn: one.mendedOn,
    })),
  }
}

type Facts = {
  whole: HouseholdWhole
  rows: Awaited<ReturnType<typeof membersOf>>
  stored: Awaited<ReturnType<typeof tagsOfHousehold>>
  classed: Awaited<ReturnType<typeof classificationsOf>>
  signs: Signs
  day: string
}

/** Who lives here on the day, what follows from it, and the house itself. */
function headOf({ fields }: Desk<FileQuery>, { whole, rows, stored, classed, signs, day }: Facts) {
  const { household, dwelling, building, grid } = whole
  const shown = rows.filter((row) => row.fromOn <= day).map((row) => shownMember(row, household.headId, fields, day))
  const classification = classed.find(({ row }) => holdsOn(row, day))
  const { id, number, address, areaCode, kind, fromOn, toOn, contactChannel, contactHours, language } = household
  const { quietFrom, quietTo } = household
  return {
    ...{ id, number, address, areaCode, kind, fromOn, toOn, contactChannel, contactHours, language },
    quiet: quietFrom && quietTo ? `${quietFrom}—${quietTo}` : null,
    note: shownSensitive(fields, household.note),
    contactClass: classification?.row.contactClass ?? household.contactClass,
    classReason: classification && {
      reason: classification.row.reason,
      fromOn: classification.row.fromOn,
      by: classification.by,
    },
    headName: shownName(fields, rows.find((row) => row.id === household.headId && livesHere(row, day))?.name ?? null),
    members: shown.filter(({ living }) => living),
    former: shown.filter(({ living }) => !living),
    reasons: reasonsOf({ household, stored, ...derivable(rows, day), signs }, fields, day),
    interpreters: (whole.interpreters ?? []).map(({ name }) => name),
    grid: grid && { name: grid.name, head: grid.headName },
    building: { id: building.id, estate: building.estate, name: building.name, lifts: building.lifts },
    dwelling: {
      ...{ use: dwelling.use, state: dwelling.state, tenure: dwelling.tenure, areaSqm: dwelling.areaSqm },
      ...{ floor: dwelling.floor, note: dwelling.note, businessName: dwelling.businessName },
      ...{ creditCode: dwelling.creditCode, convertedOn: dwelling.convertedOn },
      ownerName: shownName(fields, dwelling.ownerName),
    },
  }
}

/** What of the household is on file on the day, to be held against what should be. */
function knownOf({ whole: { household, dwelling }, rows, stored, day }: Facts): KnownHome {
  return {
    headId: household.headId,
    tenure: dwelling.tenure,
    state: dwelling.state,
    benefits: stored
      .filter(({ tag }) => holdsOn(tag, day) && tags[tag.code as TagCode]?.source === 'benefit')
      .map(({ tag }) => ({ evidence: tag.evidence })),
    people: rows.filter((row) => livesHere(row, day)) as KnownHome['people'],
  }
}

async function earlier({ db, jurisdiction }: Desk<FileQuery>, whole: HouseholdWhole, rows: Facts['rows'], on: string) {
  const ids = [whole.household.id, whole.dwelling.id, ...rows.flatMap(({ id, residencyId }) => [id, residencyId])]
  const versions = await versionsAt(db, jurisdiction, ids, endOfDay(on))
  return { whole: wholeAsOf(whole, versions), rows: membersAsOf(rows, versions) }
}

/** What stands around the facts: what happened, who looked, where the door is. */
async function surroundings(desk: Desk<FileQuery>, day: string) {
  const { db, jurisdiction, fields, now, query } = desk
  const { id } = query
  const since = startOfDay(addDays(dayOf(now), -30))
  const before = query.before ? new Date(query.before) : query.on ? endOfDay(day) : undefined
  const [doors, { events, counts }, readers] = await Promise.all([
    marksAround(db, jurisdiction, id, dayOf(now)),
    timelineOf(db, jurisdiction, id, { kind: query.kind, before, limit: perPage + 1 }),
    latestReaders(db, jurisdiction, id, since, { shown: 6, most: 200 }),
  ])
  const page = events.slice(0, perPage)
  return {
    units: markedUnits(doors, id),
    timeline: timelineEntries(page, fields),
    timelineKind: query.kind,
    earlierThan: events.length > perPage ? new Date(page.at(-1)?.at_ms ?? 0).toISOString() : undefined,
    timelineCounts: counts,
    readers,
  }
}
