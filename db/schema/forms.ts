import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type FormFrequency, type FormSource, formFrequencies, formSources } from '@/domain/exchange/form-codes'

/** 减负登记: a form a department asks of a committee (seed row 90). */
export const forms = pgTable(
  'forms',
  {
    id: key(),
    areaCode: areaCode(),
    department: text().notNull(),
    name: text().notNull(),
    frequency: text().$type<FormFrequency>().notNull(),
    source: text().$type<FormSource>().notNull(),
    /** The document it rests on; a form without one may be asked back. */
    basis: text(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    endReason: text('end_reason'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (form) => [
    index('forms_area').on(form.areaCode, form.fromOn),
    check('forms_frequency_known', oneOf(form.frequency, formFrequencies)),
    check('forms_source_known', oneOf(form.source, formSources)),
  ],
)

/** The fields of a form, and what in the files answers each. */
export const formFields = pgTable(
  'form_fields',
  {
    id: key(),
    areaCode: areaCode(),
    formId: uuid('form_id').notNull(),
    place: integer().notNull(),
    heading: text().notNull(),
    /** A field of the synonym groups or `tag:code`; null when no file holds it. */
    field: text(),
  },
  (row) => [index('form_fields_form').on(row.formId, row.place), index('form_fields_area').on(row.areaCode, row.field)],
)
