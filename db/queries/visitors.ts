import { and, asc, eq, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { digits } from '@/db/queries/figures/fragments'
import { inside } from '@/db/queries/inside'
import { visitors } from '@/db/schema/accounts'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, ancestorAt, levelOf, rangeOf, spanOf } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'

export type Visitor = typeof visitors.$inferSelect

/** Somebody who can interpret for a household. */
export type Interpreter = { id: string; name: string; phone: string | null }

/** 翻译: who of the committee an area lies in speaks a language, as rows of JSON; nothing where no language is stated. */
export function interpretersFor(language: SQL, area: SQL): SQL<Interpreter[] | null> {
  const span = digits(spanOf('committee'))
  return sql`case when ${language} is not null then (
    select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'phone', v.phone_masked) order by v.sort, v.name) from visitors v
    where v.area_code between ${area} / ${span} * ${span} and ${area} / ${span} * ${span} + ${span} - 1 and v.until is null
      and v.languages && regexp_split_to_array(${language}, '[、，,[:space:]]+')) end`
}

/** 走访队伍 on a day, with what they interpret and their masked telephone: of the whole committee somebody works in, or of a street. */
export function teamOf(db: Reader, area: AreaCode, own: Jurisdiction, on: CivilDay) {
  const small = levelOf(area) === 'grid' || levelOf(area) === 'committee'
  const { lo, hi } = small ? rangeOf(ancestorAt(area, 'committee')) : own
  return db
    .select({
      ...{ id: visitors.id, name: visitors.name, kind: visitors.kind, languages: visitors.languages },
      competencies: visitors.competencies,
      ...{ phoneMasked: visitors.phoneMasked, since: visitors.since, areaCode: visitors.areaCode },
    })
    .from(visitors)
    .where(
      and(
        sql`${visitors.areaCode} between ${lo} and ${hi}`,
        lte(visitors.since, on),
        or(isNull(visitors.until), sql`${visitors.until} > ${on}`),
      ),
    )
    .orderBy(asc(visitors.areaCode), asc(visitors.sort), asc(visitors.name))
    .limit(500)
}

/** Somebody of the team, locked to be changed; only where the whole committee is one's own. */
export async function visitorForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(visitors)
    .where(and(eq(visitors.id, id), inside(visitors.areaCode, jurisdiction)))
    .for('update')
  return row
}

/** Somebody of the team with the sealed telephone; for the page that reveals it. */
export async function visitorWhole(db: Reader, area: AreaCode, id: string): Promise<Visitor | undefined> {
  const { lo, hi } = rangeOf(levelOf(area) === 'grid' ? ancestorAt(area, 'committee') : area)
  const [row] = await db
    .select()
    .from(visitors)
    .where(and(eq(visitors.id, id), sql`${visitors.areaCode} between ${lo} and ${hi}`))
  return row
}

export async function insertVisitor(tx: Transaction, row: typeof visitors.$inferInsert): Promise<void> {
  await tx.insert(visitors).values(row)
}

export async function saveVisitor(tx: Transaction, id: string, changes: Partial<Visitor>): Promise<void> {
  await tx.update(visitors).set(changes).where(eq(visitors.id, id))
}
