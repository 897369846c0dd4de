import { and, asc, desc, eq, lte, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { streetTerms, trainings } from '@/db/schema/street-terms'
import { type AreaCode, ancestorAt } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { TermList } from '@/domain/visits/team-codes'
import { type Term, termsOf } from '@/domain/visits/terms'

/** A list as the street around an area has it. */
export async function termsIn(db: Reader, area: AreaCode, list: TermList): Promise<Term[]> {
  const { code, name, staff, retiredOn } = streetTerms
  const rows = await db
    .select({ list: streetTerms.list, code, name, staff, retiredOn })
    .from(streetTerms)
    .where(and(eq(streetTerms.areaCode, ancestorAt(area, 'street')), eq(streetTerms.list, list)))
    .orderBy(asc(streetTerms.sort), asc(streetTerms.recordedAt), asc(streetTerms.id))
    .limit(200)
  return termsOf(list, rows)
}

/** Writes what a street says of one word; a word it never spoke of gets a row. */
export async function saveTerm(tx: Transaction, row: typeof streetTerms.$inferInsert): Promise<void> {
  const { name, staff, retiredOn } = row
  await tx
    .insert(streetTerms)
    .values(row)
    .onConflictDoUpdate({
      target: [streetTerms.areaCode, streetTerms.list, streetTerms.code],
      set: { name, staff, retiredOn, version: sql`${streetTerms.version} + 1` },
    })
}

export type Training = typeof trainings.$inferSelect

/** Trainings of a committee, the latest first; a page by day and id. */
export function trainingsOf(
  db: Reader,
  committee: AreaCode,
  page: { rows: number; after?: { on: CivilDay; id: string } | undefined },
) {
  return db
    .select()
    .from(trainings)
    .where(
      and(
        eq(trainings.areaCode, committee),
        page.after && sql`(${trainings.onDay}, ${trainings.id}) < (${page.after.on}::date, ${page.after.id}::uuid)`,
      ),
    )
    .orderBy(desc(trainings.onDay), desc(trainings.id))
    .limit(page.rows)
}

export function trainingsCounted(db: Reader, committee: AreaCode): Promise<number> {
  return db.$count(trainings, eq(trainings.areaCode, committee))
}

/** Which competencies each of the team was trained in up to a day, by visitor. */
export async function trainedIn(db: Reader, committee: AreaCode, to: CivilDay): Promise<Map<string, string[]>> {
  const rows = await db.execute<{ id: string; codes: string[] }>(sql`
    select v.id, array_agg(distinct c.code) as codes
    from ${trainings} t cross join lateral unnest(t.visitor_ids) v(id) cross join lateral unnest(t.competencies) c(code)
    where t.area_code = ${committee} and ${lte(sql`t.on_day`, to)} group by v.id`)
  return new Map(rows.map(({ id, codes }) => [id, codes]))
}

export async function insertTraining(tx: Transaction, row: typeof trainings.$inferInsert): Promise<void> {
  await tx.insert(trainings).values(row)
}

export async function trainingForUpdate(tx: Transaction, committee: AreaCode, id: string) {
  const [row] = await tx
    .select()
    .from(trainings)
    .where(and(eq(trainings.id, id), eq(trainings.areaCode, committee)))
    .for('update')
  return row
}

export async function saveTraining(tx: Transaction, id: string, change: Partial<Training>): Promise<void> {
  await tx
    .update(trainings)
    .set({ ...change, version: sql`${trainings.version} + 1` })
    .where(eq(trainings.id, id))
}
