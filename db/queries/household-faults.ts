import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { inBulk } from '@/db/queries/figures/counts'
import { alike } from '@/db/queries/same-people'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { livedStates } from '@/domain/dwellings/codes'
import { doubted, type Fault } from '@/domain/households/faults'
import { latestBirth } from '@/domain/residents/ages'
import { kinshipsOfSex } from '@/domain/residents/kinship'

export type FaultRow = {
  fault: Fault
  id: string
  number: string
  address: string
  building_id: string
  resident_id: string | null
  name: string | null
  born_on: CivilDay | null
  of_its_kind: number
}

/** What cannot be right in the files of an area on `day`, at most `most` of each kind along the streets, each with how many there are. */
export function householdFaults(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  day: CivilDay,
  most: number,
): Promise<FaultRow[]> {
  const found = Object.entries(searchesOf(day)).map(
    ([fault, search]) => sql`select ${fault}::text as fault, f.id, f.resident_id from (${search}) f`,
  )
  const { lo, hi } = jurisdiction
  return inBulk<FaultRow>(
    tx,
    sql`
    with home as materialized (
      select h.id, h.area_code, h.number, h.address, h.sort_key, h.head_id, d.state, d.building_id
      from households h join dwellings d on d.id = h.dwelling_id
      where h.area_code between ${lo} and ${hi} and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})),
    living as materialized (
      select y.household_id, y.resident_id, y.relation, r.sex, r.born_on, r.birth_precision, r.name, r.phone_index, r.id_override, y.area_code / 1000 as committee
      from residencies y join residents r on r.id = y.resident_id
      where y.area_code between ${lo} and ${hi} and y.from_on <= ${day} and (y.to_on is null or y.to_on > ${day})
        and (r.died_on is null or r.died_on > ${day}) and r.registration not in ('0H', 'KG')),
    shut as materialized (
      select d.id, d.area_code, '' as number, d.address, d.sort_key, null::uuid as head_id, d.state, d.building_id
      from dwellings d
      where d.area_code between ${lo} and ${hi} and d.state in (${codes(...livedStates)}) and d.use in ('01', '06')
        and not exists (select from households h where h.dwelling_id = d.id and (h.to_on is null or h.to_on > ${day}))),
    placed as (
      select f.fault, f.resident_id, h.*, count(*) over (partition by f.fault) as of_its_kind,
        row_number() over (partition by f.fault order by h.area_code, h.sort_key, h.id, f.resident_id) as place
      from (${sql.join(found, sql` union all `)}) f join (select * from home union all select * from shut) h on h.id = f.id)
    select p.fault, p.id, p.number, p.address, p.building_id, p.resident_id, r.name, r.born_on::text, p.of_its_kind::int
    from placed p left join residents r on r.id = p.resident_id
    where p.place <= ${most} order by p.fault, p.place`,
  )
}

function searchesOf(day: CivilDay): Record<Fault, SQL> {
  const born = (age: number) => sql`${latestBirth(age, day)}::date`
  const head = sql`join living k on k.household_id = h.id and k.resident_id = h.head_id and k.born_on is not null`
  const apart = sql`make_interval(years => ${doubted.apart}::int)`
  const twiceApart = sql`make_interval(years => ${2 * doubted.apart}::int)`
  return {
    no_head: sql`select h.id, null::uuid as resident_id from home h where exists (select from living m where m.household_id = h.id)
      and not exists (select from living m where m.household_id = h.id and m.resident_id = h.head_id)`,
    two_heads: sql`select h.id, m.resident_id from home h join living m on m.household_id = h.id
      where m.relation in ('01', '02') and h.head_id is not null and m.resident_id <> h.head_id`,
    minor_alone: sql`select m.household_id as id, null::uuid as resident_id from living m group by 1
      having bool_and(m.born_on is not null and m.born_on > ${born(doubted.alone)})`,
    over_110: sql`select m.household_id as id, m.resident_id from living m where m.born_on <= ${born(doubted.oldest)}`,
    vacant_lived: sql`select h.id, null::uuid as resident_id from home h where h.state = 'KZ' and exists (select from living m where m.household_id = h.id)`,
    lived_empty: sql`select h.id, null::uuid as resident_id from home h where h.state in (${codes(...livedStates)})
      and not exists (select from living m where m.household_id = h.id)`,
    child_older: sql`select h.id, m.resident_id from home h ${head} join living m on m.household_id = h.id
      where m.relation in (${codes('20', '21', '22', '23', '24', '25', '26', '30', '31', '32', '33', '34', '35', '36')})
        and m.born_on < k.born_on + ${apart}`,
    parent_younger: sql`select h.id, m.resident_id from home h ${head} join living m on m.household_id = h.id
      where m.relation in (${codes('50', '51', '52')}) and m.born_on > k.born_on - ${apart}`,
    grand_apart: sql`select h.id, m.resident_id from home h ${head} join living m on m.household_id = h.id
      where (m.relation in (${codes('40', '41', '42', '43', '44')}) and m.born_on < k.born_on + ${twiceApart})
        or (m.relation in (${codes('60', '61', '62', '63', '64')}) and m.born_on > k.born_on - ${twiceApart})`,
    second_spouse: sql`select m.household_id as id, null::uuid as resident_id from home h join living m on m.household_id = h.id
      where m.relation in (${codes('10', '11', '12')}) and m.resident_id is distinct from h.head_id group by 1 having count(*) > 1`,
    young_spouse: sql`select h.id, m.resident_id from home h ${head} join living m on m.household_id = h.id
      where m.relation in (${codes('10', '11', '12')}) and m.resident_id <> h.head_id
        and greatest(m.born_on, k.born_on) > ${born(doubted.grown)}`,
    ghost_unit: sql`select d.id, null::uuid as resident_id from shut d`,
    same_person: sql`select m.household_id as id, m.resident_id from living m join living o on o.name = m.name and o.committee = m.committee
        and o.resident_id > m.resident_id and ${alike('m', 'o')}`,
    against_sex: sql`select m.household_id as id, m.resident_id from home h join living m on m.household_id = h.id
      where m.resident_id is distinct from h.head_id and ((m.sex = '1' and m.relation in (${codes(...kinshipsOfSex('2'))}))
        or (m.sex = '2' and m.relation in (${codes(...kinshipsOfSex('1'))})))`,
    id_forced: sql`select m.household_id as id, m.resident_id from living m where m.id_override is not null`,
  }
}

const codes = (...known: readonly string[]) =>
  sql.join(
    known.map((code) => sql`${code}`),
    sql`, `,
  )
