import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Jurisdiction } from '@/domain/access/actor'
import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import type { TagCode } from '@/domain/tags/codes'

export type ReviewRow = {
  id: string
  household_id: string
  resident_id: string | null
  address: string
  name: string | null
  code: string | null
  detail: string | null
  evidence: string | null
  due_on: CivilDay
}
type Window = { day: CivilDay; within: number; after: { on: CivilDay; id: string } | undefined; most: number }

/** Tags that hold on `day` and have to be looked at again within so many days, the longest due first; at most `most + 1`, and how many in all. */
export function reviewsDue(db: Reader, { lo, hi }: Jurisdiction, window: Window & { code: TagCode | undefined }) {
  const { day, within, code } = window
  return paged(
    db,
    window,
    sql`select t.id, t.household_id, t.resident_id, h.address, p.name, t.code, t.detail, t.evidence, t.review_on as due_on
      from tags t join households h on h.id = t.household_id and h.to_on is null left join residents p on p.id = coalesce(t.resident_id, h.head_id)
      where t.area_code between ${lo} and ${hi} and t.from_on <= ${day} and (t.to_on is null or t.to_on > ${day})
        and t.review_on <= ${addDays(day, within)}::date ${code ? sql`and t.code = ${code}` : sql``}`,
  )
}

/** Residence permits of those who live here that have ended or end within so many days. */
export function permitsDue(db: Reader, { lo, hi }: Jurisdiction, window: Window) {
  const { day, within } = window
  return paged(
    db,
    window,
    sql`select p.id, y.household_id, p.id as resident_id, h.address, p.name, null::text as code, null::text as detail,
        null::text as evidence, p.permit_until as due_on
      from residents p join residencies y on y.resident_id = p.id and y.to_on is null join households h on h.id = y.household_id and h.to_on is null
      where p.area_code between ${lo} and ${hi} and p.died_on is null and p.permit_until <= ${addDays(day, within)}::date`,
  )
}

async function paged(db: Reader, { after, most }: Window, found: SQL): Promise<{ count: number; rows: ReviewRow[] }> {
  const [counted] = await db.execute<{ n: number }>(sql`select count(*)::int as n from (${found}) f`)
  if (most === 0) return { count: counted?.n ?? 0, rows: [] }
  const rows =
    await db.execute<ReviewRow>(sql`select f.id, f.household_id, f.resident_id, f.address, f.name, f.code, f.detail, f.evidence,
      f.due_on::text from (${found}) f
    ${after ? sql`where (f.due_on, f.id) > (${after.on}::date, ${after.id}::uuid)` : sql``} order by f.due_on, f.id limit ${most + 1}`)
  return { count: counted?.n ?? 0, rows: [...rows] }
}
