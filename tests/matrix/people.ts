import { sql } from 'drizzle-orm'
import { newId } from '@/db/ids'

type Ids = Record<string, string>

/** Somebody who agreed to be asked for what they can do. */
export function agreed({ agreement, talent, household, resident }: Ids, area: number, by: string) {
  return [
    sql`insert into consents (id, area_code, household_id, resident_id, kind, way, given_by, from_on, recorded_by) values (${agreement}, ${area}, ${household}, ${resident}, 'talent', 'spoken', '本人', '2026-01-01', ${by})`,
    sql`insert into talents (id, area_code, household_id, resident_id, consent_id, skills, recorded_by) values (${talent}, ${area}, ${household}, ${resident}, ${agreement}, '{理发}', ${by})`,
  ]
}

/** A case that is open and one that is to be asked about, of the committee; the grid worker of the matrix is on neither. */
export function quarrels({ mediation, agreed, household, resident }: Ids, area: number, by: string, name: string) {
  const committee = Math.floor(area / 1000) * 1000
  const about = `${name}家太吵`
  return [
    sql`insert into mediations (id, area_code, kind, cause, opened_on, reader_ids, opened_by) values (${mediation}, ${committee}, 'noise', ${about}, '2026-11-01', array[${by}]::uuid[], ${by})`,
    sql`insert into mediations (id, area_code, kind, cause, state, agreement, opened_on, settled_on, follow_up_on, reader_ids, opened_by)
      values (${agreed}, ${committee}, 'noise', ${about}, 'agreed', '轻一点', '2026-10-01', '2026-10-20', '2026-11-10', array[${by}]::uuid[], ${by})`,
    sql`insert into mediation_parties (id, area_code, mediation_id, resident_id, household_id, name) values (${newId()}, ${committee}, ${mediation}, ${resident}, ${household}, ${name})`,
  ]
}

/** A course somebody of the team took part in. */
export function trained({ training, visitor }: Ids, area: number, by: string) {
  return [
    sql`insert into trainings (id, area_code, course, on_day, competencies, visitor_ids, recorded_by)
      values (${training}, ${Math.floor(area / 1000) * 1000}, '沟通表达', '2026-11-01', '{policy}', array[${visitor}]::uuid[], ${by})`,
  ]
}
