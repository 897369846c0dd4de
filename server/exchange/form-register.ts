import 'server-only'
import { z } from 'zod'
import { type FormRow, formFieldsOf, formOf, formsOf } from '@/db/queries/forms'
import { papersMade } from '@/db/queries/papers-made'
import { holds } from '@/domain/access/actor'
import { levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { periodOf } from '@/domain/calendar/periods'
import { answerLabel } from '@/domain/exchange/asked-forms'
import { formFrequencies, formSources } from '@/domain/exchange/form-codes'
import { flag, recordId } from '@/server/address'
import { view } from '@/server/view'

/** A committee is asked for about a hundred forms; a street reads those of all of them. */
const mostListed = 1000

/**
 * 减负登记: every form asked for, what of it the files hold already, what several forms ask for alike, and what lists were made
 * this month without anybody writing them (ranked 17).
 */
export const formRegister = view({
  name: 'form.list',
  permission: 'form.read',
  query: z.object({ ended: flag }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const day = dayOf(now)
    const ended = query.ended === '1'
    const rows = await formsOf(db, jurisdiction, day, { ended, most: mostListed })
    const sum = (of: (row: FormRow) => number) => rows.reduce((total, row) => total + of(row), 0)
    return {
      day,
      ended,
      several: levelOf(actor.areaCode) !== 'committee',
      areaCode: actor.areaCode,
      papers: ended ? undefined : await papersMade(db, jurisdiction, periodOf('month', day)),
      sums: {
        forms: rows.length,
        fields: sum((row) => row.fields),
        held: sum((row) => row.held),
        doubled: sum((row) => row.doubled),
      },
      forms: rows.map(({ from_on, to_on, area_code: _, ...row }) => ({
        ...row,
        ...{ fromOn: from_on, toOn: to_on, frequency: formFrequencies[row.frequency], source: formSources[row.source] },
      })),
      may: { edit: holds(actor, 'form.edit') && levelOf(actor.areaCode) === 'committee' },
    }
  },
})
export type FormRegister = Awaited<ReturnType<typeof formRegister>>

/** 登记报表 desk: nothing to read, only to whom it opens. */
export const formDesk = view({
  name: 'form.desk',
  permission: 'form.edit',
  query: z.object({}),
  read: async ({ actor }) => ({ areaCode: actor.areaCode }),
})

/** One form, field by field: already in the files or not, and which other forms ask for the same. */
export const formFile = view({
  name: 'form.file',
  permission: 'form.read',
  query: z.object({ id: recordId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const form = await formOf(db, jurisdiction, query.id)
    if (!form) return undefined
    const fields = await formFieldsOf(db, jurisdiction, form.id, dayOf(now))
    const { id, name, department, basis, fromOn, toOn, endReason } = form
    return {
      ...{ id, name, department, basis, fromOn, toOn, endReason, day: dayOf(now) },
      ...{ frequency: formFrequencies[form.frequency], source: formSources[form.source] },
      held: fields.filter(({ field }) => field !== null).length,
      doubled: fields.filter(({ others }) => others !== null).length,
      fields: fields.map(({ field, others, ...row }) => ({
        ...row,
        answer: field && answerLabel(field),
        others: others ?? [],
      })),
      may: { edit: holds(actor, 'form.edit') && toOn === null },
    }
  },
})
export type FormFile = NonNullable<Awaited<ReturnType<typeof formFile>>>
