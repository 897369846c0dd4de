import 'server-only'
import { z } from 'zod'
import {
  confirmationsOf,
  contactsOf,
  householdWhole,
  membersOf,
  plansOf,
  tagsOfHousehold,
} from '@/db/queries/household-file'
import { openMatters } from '@/db/queries/household-writes'
import { signsOf } from '@/db/queries/signs'
import { dayOf } from '@/domain/calendar/civil-day'
import { freshnessOn } from '@/domain/households/freshness'
import { type TagCode, tags } from '@/domain/tags/codes'
import { recordId } from '@/server/address'
import { dwellingTexts } from '@/server/dwellings/edit-dwelling'
import { textsOf } from '@/server/households/edit-household'
import { derivable, holdsOn, shownMember } from '@/server/households/household-members'
import { reasonsOf } from '@/server/households/household-reasons'
import { type Desk, view } from '@/server/view'

const query = z.object({ id: recordId })
type DeskQuery = z.output<typeof query>

/** 改档 desk: what every form about one household starts from. */
export const householdDesk = view({
  name: 'household.desk',
  permission: 'household.edit',
  query,
  read,
  audit: (found) =>
    found
      ? [
          {
            act: 'household.read',
            subject: 'household',
            subjectId: found.id,
            areaCode: found.areaCode,
            householdId: found.id,
            purpose: '改档案',
            detail: {},
          },
        ]
      : [],
})
export type HouseholdDesk = NonNullable<Awaited<ReturnType<typeof householdDesk>>>

async function read({ db, jurisdiction, fields, now, query }: Desk<DeskQuery>) {
  const whole = await householdWhole(db, jurisdiction, query.id)
  if (!whole || whole.household.toOn !== null) return undefined
  const { household, dwelling } = whole
  const today = dayOf(now)
  const [rows, stored, contacts, plans, confirmed, matters, signs] = await Promise.all([
    membersOf(db, jurisdiction, household.id),
    tagsOfHousehold(db, jurisdiction, household.id),
    contactsOf(db, jurisdiction, household.id),
    plansOf(db, jurisdiction, household.id),
    confirmationsOf(db, jurisdiction, household.id),
    openMatters(db, household.id),
    signsOf(db, jurisdiction, household.id, today),
  ])
  const { proposal, colour } = reasonsOf({ household, stored, ...derivable(rows, today), signs }, fields, today)
  return {
    id: household.id,
    areaCode: household.areaCode,
    address: household.address,
    number: household.number,
    today,
    values: textsOf(household),
    dwelling: dwellingTexts(dwelling),
    members: rows.map((row) => shownMember(row, household.headId, fields, today)).filter(({ living }) => living),
    tags: stored
      .filter(({ tag }) => holdsOn(tag, today) && tag.code in tags)
      .map(({ tag, person }) => ({ id: tag.id, code: tag.code as TagCode, person, covers: tag.covers })),
    contacts,
    plans: plans.map(({ areaCode: _, householdId: __, ...plan }) => plan),
    freshness: freshnessOn(today, confirmed),
    proposal,
    colour,
    matters,
  }
}
