import { and, eq, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { inside } from '@/db/queries/inside'
import { formFields, forms } from '@/db/schema/forms'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { AskedField } from '@/domain/exchange/asked-forms'
import type { FormFrequency, FormSource } from '@/domain/exchange/form-codes'

export type FormRow = {
  id: string
  area_code: number
  committee: string | null
  department: string
  name: string
  frequency: FormFrequency
  source: FormSource
  basis: string | null
  from_on: CivilDay
  to_on: CivilDay | null
  fields: number
  held: number
  /** Fields another form in force asks of the same committee. */
  doubled: number
}

/** Forms in force on `day` (or those that have stopped), the ones that ask most on top. */
export async function formsOf(
  db: Reader,
  { lo, hi }: Jurisdiction,
  day: CivilDay,
  which: { ended: boolean; most: number },
): Promise<FormRow[]> {
  const inForce = sql`f.to_on is null or f.to_on > ${day}`
  const rows = await db.execute<FormRow>(sql`
    select f.id, f.area_code, a.name as committee, f.department, f.name, f.frequency, f.source, f.basis, f.from_on::text, f.to_on::text,
      c.fields, c.held, c.doubled
    from forms f left join areas a on a.code = f.area_code
    cross join lateral (select count(*)::int as fields, count(x.field)::int as held,
      (count(*) filter (where ${askedElsewhere(day)}))::int as doubled from form_fields x where x.form_id = f.id) c
    where f.area_code between ${lo} and ${hi} and f.from_on <= ${day} and ${which.ended ? sql`not (${inForce})` : sql`(${inForce})`}
    order by c.fields desc, f.name, f.id limit ${which.most}`)
  return [...rows]
}

/** Another form in force in the same committee asks for what field `x` of form `f` asks: the same thing in the files, or the same words. */
export function askedElsewhere(day: CivilDay) {
  return sql`exists (select from form_fields y join forms g on g.id = y.form_id
    where y.area_code = x.area_code and y.form_id <> x.form_id and coalesce(y.field, y.heading) = coalesce(x.field, x.heading)
      and y.field is distinct from 'serial' and y.field is distinct from 'note'
      and g.from_on <= ${day}::date and (g.to_on is null or g.to_on > ${day}::date))`
}

/** One form. */
export async function formOf(db: Reader, jurisdiction: Jurisdiction, id: string) {
  const [row] = await db
    .select()
    .from(forms)
    .where(and(eq(forms.id, id), inside(forms.areaCode, jurisdiction)))
  return row
}

export type FormFieldRow = {
  id: string
  heading: string
  field: string | null
  others: { id: string; name: string }[] | null
}

/** The fields of a form in their order, each with the other forms in force that ask for the same. */
export async function formFieldsOf(db: Reader, { lo, hi }: Jurisdiction, formId: string, day: CivilDay) {
  const rows = await db.execute<FormFieldRow>(sql`
    select x.id, x.heading, x.field, (select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name)
      from form_fields y join forms g on g.id = y.form_id
      where y.area_code = x.area_code and y.form_id <> x.form_id and coalesce(y.field, y.heading) = coalesce(x.field, x.heading)
        and x.field is distinct from 'serial' and x.field is distinct from 'note'
        and g.from_on <= ${day} and (g.to_on is null or g.to_on > ${day})) as others
    from form_fields x where x.form_id = ${formId} and x.area_code between ${lo} and ${hi} order by x.place`)
  return [...rows]
}

/** Locks a form. */
export async function formForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(forms)
    .where(and(eq(forms.id, id), inside(forms.areaCode, jurisdiction)))
    .for('update')
  return row
}

/** Whether a department's form of that name is on the register and still asked for. */
export async function isKnownForm(
  tx: Transaction,
  { areaCode, department, name }: { areaCode: number; department: string; name: string },
): Promise<boolean> {
  const rows =
    await tx.execute(sql`select 1 from forms f where f.area_code = ${areaCode} and f.department = ${department}
    and f.name = ${name} and f.to_on is null limit 1`)
  return rows.length > 0
}

export async function insertForm(tx: Transaction, row: typeof forms.$inferInsert, asked: AskedField[]): Promise<void> {
  await tx.insert(forms).values(row)
  const fields = asked.map((field, place) => ({ id: newId(), areaCode: row.areaCode, formId: row.id, place, ...field }))
  await tx.insert(formFields).values(fields)
}

export async function endForm(tx: Transaction, id: string, toOn: CivilDay, endReason: string): Promise<void> {
  await tx
    .update(forms)
    .set({ toOn, endReason, version: sql`${forms.version} + 1` })
    .where(eq(forms.id, id))
}
