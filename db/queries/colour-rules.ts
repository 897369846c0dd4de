import { desc, eq, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { sameHome, tagColours } from '@/db/queries/cadence'
import { coloured, ruleAs } from '@/db/queries/colours'
import { word } from '@/db/queries/figures/fragments'
import { accounts } from '@/db/schema/accounts'
import { colourRules } from '@/db/schema/tags'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { Attention } from '@/domain/households/codes'
import type { ColourRule } from '@/domain/tags/colour-rule'

/** Every version of the rule of a street, the one that begins last on top; of one day the one made last. */
export function rulesOf(db: Reader, street: AreaCode) {
  return db
    .select({
      id: colourRules.id,
      fromOn: colourRules.fromOn,
      red: colourRules.red,
      yellow: colourRules.yellow,
      reason: colourRules.reason,
      madeAt: colourRules.madeAt,
      madeBy: accounts.name,
    })
    .from(colourRules)
    .leftJoin(accounts, eq(accounts.id, colourRules.madeBy))
    .where(eq(colourRules.areaCode, street))
    .orderBy(desc(colourRules.fromOn), desc(colourRules.madeAt))
    .limit(100)
}

export async function insertRule(tx: Transaction, row: Omit<typeof colourRules.$inferInsert, 'id'>): Promise<string> {
  const id = newId()
  await tx.insert(colourRules).values({ id, ...row })
  return id
}

/** One street changes its rule at a time. */
export async function lockRules(tx: Transaction, street: AreaCode): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`colour-rule:${street}`}, 0))`)
}

export type ColourShift = { before: Attention; after: Attention; n: number }

/** How many households of an area would go from which colour to which on `day`, were one rule put in the place of another. */
export async function colourShifts(
  db: Reader,
  jurisdiction: Jurisdiction,
  day: CivilDay,
  before: ColourRule,
  after: ColourRule,
): Promise<ColourShift[]> {
  const by = (alias: string, rule: ColourRule) =>
    coloured(day, ruleAs(rule), (colour) => sql`coalesce(${word(`${alias}.${colour}`)}, false)`)
  const rows = await db.execute<ColourShift>(sql`
    select c.before, c.after, count(*)::int as n from (select ${by('b', before)} as before, ${by('a', after)} as after
      from households h left join household_stats s on s.household_id = h.id
      left join (${tagColours(jurisdiction, day, ruleAs(before))}) b on ${sameHome('b', 'h')}
      left join (${tagColours(jurisdiction, day, ruleAs(after))}) a on ${sameHome('a', 'h')}
      where h.area_code between ${jurisdiction.lo} and ${jurisdiction.hi} and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})) c
    group by 1, 2`)
  return [...rows]
}
