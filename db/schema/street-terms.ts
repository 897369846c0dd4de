import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type TermList, termLists } from '@/domain/visits/team-codes'

/** 街道自定的清单: a word a street renamed, retired or added; whatever has no row is as the list began. */
export const streetTerms = pgTable(
  'street_terms',
  {
    id: key(),
    /** Of the street. */
    areaCode: areaCode(),
    list: text().$type<TermList>().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    /** Of a kind of visitor: visiting is their work, so an experienced colleague takes them along while they are new. */
    staff: boolean().notNull().default(false),
    sort: integer().notNull().default(0),
    retiredOn: day('retired_on'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (term) => [
    uniqueIndex('street_terms_one').on(term.areaCode, term.list, term.code),
    check('street_terms_list_known', oneOf(term.list, termLists)),
  ],
)

/** 培训: a course of a day, the competencies it was about, and who of the team took part (seed row 110). */
export const trainings = pgTable(
  'trainings',
  {
    id: key(),
    areaCode: areaCode(),
    course: text().notNull(),
    onDay: day('on_day').notNull(),
    competencies: text().array().notNull(),
    visitorIds: uuid('visitor_ids').array().notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (training) => [index('trainings_area').on(training.areaCode, training.onDay.desc(), training.id.desc())],
)
