import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { kindIs } from '@/db/queries/needs'
import { rowsKnownOf, tableKnown } from '@/db/queries/rosters/known'
import {
  type AsOf,
  members,
  type PeopleFilter,
  partsOn,
  type RosterPlace,
  stayHolds,
} from '@/db/queries/rosters/people'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { BirthPrecision } from '@/domain/residents/ages'
import type { Sex } from '@/domain/residents/codes'
import type { Standing } from '@/domain/rosters/changes'

export type PeopleChangeRow = {
  id: string
  added: boolean
  held: boolean
  first: Standing
  last: Standing
  name: string
  sex: Sex
  born_on: CivilDay | null
  birth_precision: BirthPrecision
  address: string | null
  learnt_later: boolean | null
  arrival: string | null
  departure: string | null
  stay_from: CivilDay | null
  stay_to: CivilDay | null
  stay_recorded_on: CivilDay | null
  end_recorded_on: CivilDay | null
  died_on: CivilDay | null
  death_recorded_on: CivilDay | null
  tag_from: CivilDay | null
  tag_to: CivilDay | null
  tag_recorded_on: CivilDay | null
  need_from: CivilDay | null
  need_to: CivilDay | null
  need_recorded_on: CivilDay | null
  corrected_on: CivilDay | null
}
/** `came` counts everybody who is new on the second day, explained or not. */
export type PeopleChanges = { opening: number; closing: number; came: number; rows: PeopleChangeRow[] }

/** The two days of a difference, each with what was known at its end. */
export type Days = { first: AsOf; last: AsOf }

/**
 * A roster on two days, and everybody who stands on one of them only, with the facts that tell why: counted and listed from
 * the same sets in one statement, so that 期初 + 新增 − 减少 = 期末 whatever is written meanwhile. At most `most` lines.
 */
export async function peopleChanges(
  tx: Reader,
  place: RosterPlace,
  filter: PeopleFilter,
  days: Days,
  most: number,
): Promise<PeopleChanges> {
  const { first, last } = days
  const now = { own: place.own, known: last.known, more: sql`true` }
  const listed = sql`id, name, sex, born_on, birth_precision`
  const rows = await tx.execute<{ opening: number; closing: number; came: number } & PeopleChangeRow>(sql`
    with a as materialized (select ${listed} from (${members(place, filter, first)}) m),
      b as materialized (select id from (${members(place, filter, { day: first.day, known: last.known })}) m),
      c as materialized (select ${listed} from (${members(place, filter, last)}) m),
      d as materialized (select coalesce(c.id, a.id) as id, c.id is not null as added, coalesce(c.name, a.name) as name, coalesce(c.sex, a.sex) as sex,
          coalesce(c.born_on, a.born_on) as born_on, coalesce(c.birth_precision, a.birth_precision) as birth_precision
        from a full join c on c.id = a.id where a.id is null or c.id is null order by 1 limit ${most}),
      known_people as materialized (${rowsKnownOf('residents', sql`d`, sql`y.*`, now)}),
      known_stays as materialized (${rowsKnownOf('residencies', sql`d`, sql`y.*`, now)})
    select k.opening, k.closing, k.came, l.* from (select (select count(*) from a)::int as opening, (select count(*) from c)::int as closing,
      (select count(*) from c where not exists (select from a where a.id = c.id))::int as came) k
    left join (select d.id, d.added, d.name, d.sex, d.born_on::text, d.birth_precision, exists (select from b where b.id = d.id) as held,
        ${standing(place, filter, { day: first.day, known: last.known })} as first, ${standing(place, filter, last)} as last,
        ${learntLater(place, filter, days)} as learnt_later, h.address, y.arrival, y.departure, y.from_on::text as stay_from, y.to_on::text as stay_to,
        ${dayOf(sql`y.recorded_at`)} as stay_recorded_on, ${dayOf(sql`y.ended_recorded_at`)} as end_recorded_on,
        case when r.died_on <= ${last.day}::date then r.died_on::text end as died_on, ${dayOf(sql`r.died_recorded_at`)} as death_recorded_on,
        t.from_on::text as tag_from, t.to_on::text as tag_to, ${dayOf(sql`t.recorded_at`)} as tag_recorded_on,
        n.from_on::text as need_from, n.to_on::text as need_to, ${dayOf(sql`n.recorded_at`)} as need_recorded_on,
        ${correctedOn(days)} as corrected_on
      from d left join known_people r on r.id = d.id
      left join lateral (select y.* from ${stays(last)} y where y.resident_id = d.id and y.from_on <= ${last.day}::date
        and y.area_code between ${place.within.lo} and ${place.within.hi}
        order by coalesce(y.to_on, 'infinity') desc, y.from_on desc, y.id limit 1) y on true
      left join households h on h.id = y.household_id
      left join lateral (${tagOf(place, filter, last)}) t on true
      left join lateral (${needOf(place, filter, last)}) n on true) l on true
    order by l.id`)
  const [counts] = rows
  return {
    opening: counts?.opening ?? 0,
    closing: counts?.closing ?? 0,
    came: counts?.came ?? 0,
    rows: rows.filter(({ id }) => id !== null),
  }
}

/** What of the condition holds for person `r` on a day, over the stays that hold then. */
function standing(place: RosterPlace, filter: PeopleFilter, as: AsOf): SQL {
  const parts = partsOn(place, filter, as)
  const any = (name: SQL) => sql`coalesce(bool_or(${name}), false)`
  return sql`(select jsonb_build_object('stays', count(*) > 0, 'age', ${any(sql`s.age`)}, 'tag', ${any(sql`s.tag`)},
      'need', ${any(sql`s.need`)}, 'due', ${any(sql`s.due`)}, 'home', ${any(sql`s.home`)})
    from (select ${parts.age} as age, ${parts.tag} as tag, ${parts.need} as need, ${parts.due} as due, ${parts.home} as home
      from ${stays(as)} y where y.resident_id = d.id and ${stayHolds(place, as.day)}) s)`
}

/** The stay, the tag or the need that holds on the first day was recorded only after it was over. */
function learntLater(place: RosterPlace, filter: PeopleFilter, { first, last }: Days): SQL {
  if (!first.known) return sql`false`
  const after = sql`${first.known.toISOString()}::timestamptz`
  const on = sql`${first.day}::date`
  const stay = sql`not exists (select from ${stays(last)} y where y.resident_id = d.id and y.recorded_at <= ${after} and ${stayHolds(place, first.day)})`
  const told = (fact: SQL) =>
    sql`exists (select from (${fact}) f where f.from_on <= ${on} and f.recorded_at > ${after})`
  return sql`(${stay} or ${told(tagOf(place, filter, last))} or ${told(needOf(place, filter, last))})`
}

/** The tag a roster stands on, as person `d` holds or last held it. */
function tagOf({ own }: RosterPlace, { tag }: PeopleFilter, { day, known }: AsOf): SQL {
  if (!tag) return nothing
  return sql`select t.from_on, t.to_on, t.recorded_at from ${tableKnown('tags', own, known)} t
    where t.resident_id = d.id and t.code = ${tag} and t.from_on <= ${day}::date
    order by coalesce(t.to_on, 'infinity') desc, t.from_on desc limit 1`
}

/** The need a roster stands on, as person `d` has or last had it. */
function needOf({ own }: RosterPlace, { need }: PeopleFilter, { day, known }: AsOf): SQL {
  if (!need) return nothing
  return sql`select n.from_on, n.to_on, n.recorded_at from ${tableKnown('needs', own, known)} n
    where n.resident_id = d.id and ${kindIs(need)} and n.from_on <= ${day}::date
    order by coalesce(n.to_on, 'infinity') desc, n.from_on desc limit 1`
}

const nothing = sql`select null::date as from_on, null::date as to_on, null::timestamptz as recorded_at`

/** When a row of person `d` was last changed after the first day. */
function correctedOn({ first: { known }, last }: Days): SQL {
  if (!known) return sql`null`
  return dayOf(sql`(select max(v.at) from history v where v.at > ${known.toISOString()}::timestamptz
    and (v.row_id = d.id or v.row_id in (select y.id from ${stays(last)} y where y.resident_id = d.id)))`)
}

const dayOf = (moment: SQL): SQL => sql`(${moment} at time zone 'Asia/Shanghai')::date::text`

/** The stays as they are known: of today from their own table and its index, of a past day from those gathered. */
const stays = ({ known }: AsOf): SQL => (known ? sql`known_stays` : sql`residencies`)
