import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'

/**
 * One street of twelve committees, 12,000 households, 30,000 residents, 24,000 visits, 6,000 requests: enough for
 * the planner to choose as it will in earnest. Written by the owner, statistics gathered.
 */
export async function givenStreet(owner: Database): Promise<void> {
  const statements = [
    sql`insert into buildings (id, area_code, estate, name, units, floors)
      select md5('b' || c || g || b)::uuid, 290101001000000 + c * 1000 + g, '东苑', b || '号楼', 4, 12
      from generate_series(1, 12) c, generate_series(1, 5) g, generate_series(1, 4) b`,
    sql`insert into dwellings (id, area_code, building_id, room, address, sort_key, use, state)
      select md5('d' || b.id || r)::uuid, b.area_code, b.id, r::text, b.name || r, b.name || lpad(r::text, 4, '0'), 'residential', 'occupied'
      from buildings b, generate_series(1, 50) r`,
    sql`insert into households (id, area_code, dwelling_id, number, sort_key, address, from_on, contact_class)
      select md5('h' || id)::uuid, area_code, id, left(id::text, 8), sort_key, address, '2020-01-01', 'B' from dwellings`,
    sql`insert into residents (id, area_code, name, pinyin, initials, born_on)
      select md5('r' || h.id || n)::uuid, h.area_code, '张三' || n, 'zhangsan', 'zs', '1950-01-01'::date + (random() * 20000)::int
      from households h, generate_series(1, 2) n union all
      select md5('r' || h.id || 3)::uuid, h.area_code, '李四', 'lisi', 'ls', '1950-01-01' from households h where random() < 0.5`,
    sql`insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
      select gen_random_uuid(), h.area_code, h.id, '2026-01-01'::timestamptz + random() * interval '320 days', 'door', 'met', h.id, h.id
      from households h, generate_series(1, 2) n`,
    sql`insert into issues (id, area_code, number, household_id, place, source, kind, category, subcategory, title, grade, state, registered_at, first_taker_id, due_at)
      select gen_random_uuid(), area_code, id::text, id, address, 'visit', 'help', 'environment', 'other', '楼道', 'normal', 'accepted', '2026-10-01', id, '2026-12-01'
      from households where random() < 0.5`,
    sql`insert into search_keys (id, area_code, key, kind, subject, subject_id)
      select gen_random_uuid(), area_code, initials || left(id::text, 6), 'initials', 'resident', id from residents`,
    sql`insert into audit_entries (xid, at, area_code, act, subject, subject_id, household_id, detail)
      select '1', '2026-01-01'::timestamptz + random() * interval '320 days', area_code, 'household.read', 'household', id::text, id, '{}' from households`,
    sql`analyze`,
  ]
  for (const statement of statements) await owner.execute(statement)
}
