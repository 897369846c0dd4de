import { and, desc, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { recordsOf } from '@/db/queries/same-people'
import { tagDenials, tags } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'

/** Tags about one person, ended ones too, those of records that went into this one among them. */
export function tagsOfResident(db: Reader, jurisdiction: Jurisdiction, residentId: string) {
  return db
    .select({
      id: tags.id,
      householdId: tags.householdId,
      code: tags.code,
      detail: tags.detail,
      evidence: tags.evidence,
      fromOn: tags.fromOn,
      toOn: tags.toOn,
      reviewOn: tags.reviewOn,
    })
    .from(tags)
    .where(and(sql`${tags.residentId} in (${recordsOf(residentId)})`, inside(tags.areaCode, jurisdiction)))
    .orderBy(desc(tags.fromOn))
}

/** What a person was said not to be, each the last time it was said; what a tag says since then stands in its place. */
export function denialsOfResident(db: Reader, jurisdiction: Jurisdiction, residentId: string) {
  return db
    .selectDistinctOn([tagDenials.code], {
      id: tagDenials.id,
      code: tagDenials.code,
      saidOn: tagDenials.saidOn,
      evidence: tagDenials.evidence,
    })
    .from(tagDenials)
    .where(
      and(
        sql`${tagDenials.residentId} in (${recordsOf(residentId)})`,
        inside(tagDenials.areaCode, jurisdiction),
        sql`not exists (select from ${tags} t where t.resident_id in (${recordsOf(residentId)}) and t.code = ${tagDenials.code}
          and (t.to_on is null or t.to_on > ${tagDenials.saidOn}))`,
      ),
    )
    .orderBy(tagDenials.code, desc(tagDenials.saidOn))
}

type Matter = { id: string; number: string; title: string; state: string; on: string }
type Met = { id: string; on: string; mode: string; outcome: string }

/** Matters of the household while the person lived there, and visits at which they were met. */
export async function mattersOfResident(db: Reader, jurisdiction: Jurisdiction, residentId: string) {
  const { lo, hi } = jurisdiction
  const [issues, visits] = await Promise.all([
    db.execute<Matter>(sql`
      select i.id, i.number, i.title, i.state, (i.registered_at at time zone 'Asia/Shanghai')::date::text as on
      from residencies r join issues i on i.household_id = r.household_id
        and (i.registered_at at time zone 'Asia/Shanghai')::date >= r.from_on
        and (r.to_on is null or (i.registered_at at time zone 'Asia/Shanghai')::date < r.to_on)
      where r.resident_id in (${recordsOf(residentId)}) and i.area_code between ${lo} and ${hi}
      order by i.registered_at desc limit 20`),
    db.execute<Met>(sql`
      select v.id, (v.at at time zone 'Asia/Shanghai')::date::text as on, v.mode, v.outcome
      from residencies r join visits v on v.household_id = r.household_id and v.met_ids @> array[r.resident_id]
      where r.resident_id in (${recordsOf(residentId)}) and v.area_code between ${lo} and ${hi}
      order by v.at desc limit 20`),
  ])
  return { issues: [...issues], visits: [...visits] }
}
