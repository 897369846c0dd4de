/** 东兴社区, 望河街道 and the day, as the statements write them. */
export const committee = 'between 290101001001000 and 290101001001999'
export const streetCode = 290_101_001_000_000
export const street = 'between 290101001000000 and 290101001999999'

/** Filters of the list that is measured, as its address and as SQL. */
export const listAddress = '/households?class=C&tag=hardship_family'

/** The bare statement behind one page of the list: the same fifty rows with the same columns. */
export function listStatement(day: string, range = committee): string {
  return `
    select h.id, h.area_code, h.number, h.address, p.name, s.members, s.eldest_born_on, s.youngest_born_on, h.contact_class,
      h.contact_channel, h.language, h.from_on, s.last_contact_at, s.open_promises, s.open_issues, d.use, d.state,
      a.name as grid, a.head_name, v.at, v.mode, v.outcome,
      (select max(c.confirmed_on) from confirmations c where c.household_id = h.id) as confirmed_on,
      (select array_agg(distinct t.code) from tags t where t.household_id = h.id and t.from_on <= '${day}' and (t.to_on is null or t.to_on > '${day}')) as tags
    from households h join household_stats s on s.household_id = h.id join dwellings d on d.id = h.dwelling_id
    left join residents p on p.id = h.head_id left join areas a on a.code = h.area_code
    left join lateral (select v.at, v.mode, v.outcome from visits v where v.household_id = h.id order by v.at desc limit 1) v on true
    where h.area_code ${range} and h.contact_class = 'C' and h.from_on <= '${day}' and (h.to_on is null or h.to_on > '${day}')
      and exists (select from tags t where t.household_id = h.id and t.code = 'hardship_family' and t.from_on <= '${day}' and (t.to_on is null or t.to_on > '${day}'))
    order by h.area_code, h.sort_key, h.id limit 50`
}

/** The bare look-up behind the search box. */
export function searchStatement(word: string): string {
  return `select subject, subject_id from search_keys where key collate "C" >= '${word}' and key collate "C" < '${word}\u{10ffff}'
    and area_code ${committee} limit 50`
}

/** One statement that reads as much as a household file shows, the doors of its building and its readings too; its id is the parameter. */
export const fileStatement = wholeFile()

function wholeFile(): string {
  const of = (table: string, order: string, limit = '') =>
    `(select coalesce(json_agg(x), '[]') from (select * from ${table} where household_id = $1 order by ${order} ${limit}) x)`
  return `
    select h.*, row_to_json(d) as dwelling,
      (select json_agg(m) from (select p.id, p.name, p.sex, p.born_on, p.registration, p.health, p.id_masked, p.phone_masked,
        r.relation, r.from_on, r.to_on, r.departure from residencies r join residents p on p.id = r.resident_id where r.household_id = h.id) m) as members,
      ${of('tags', 'from_on')} as tags, ${of('classifications', 'from_on')} as classes, ${of('promises', 'due_on')} as promises,
      ${of('outside_contacts', 'id')} as contacts, ${of('care_plans', 'next_on')} as plans, ${of('confirmations', 'fact_group')} as confirmed,
      ${of('visits', 'at desc', 'limit 20')} as visits, ${of('issues', 'registered_at desc', 'limit 20')} as issues,
      ${of('observations', 'at desc', 'limit 20')} as heard, ${of('needs', 'from_on')} as needs, ${of('household_acts', 'done_at')} as acts,
      (select json_build_object('n', count(*), 'last', max(e.at)) from audit_entries e where e.household_id = h.id and e.at >= now() - interval '30 days') as read,
      (select json_agg(x) from (select o.unit, o.floor, o.use, o.state, f.id, f.attention, s.members, s.eldest_born_on,
          (select array_agg(t.code) from tags t where t.household_id = f.id and t.to_on is null) as tags
        from dwellings o left join households f on f.dwelling_id = o.id and f.to_on is null left join household_stats s on s.household_id = f.id
        where o.building_id = d.building_id order by o.sort_key) x) as doors,
      row_to_json(b) as building, row_to_json(a) as grid
    from households h join dwellings d on d.id = h.dwelling_id join buildings b on b.id = d.building_id join areas a on a.code = h.area_code where h.id = $1`
}

/** The statements whose sum the dashboard of an area is weighed against, one per block. */
export function dashboardStatements(day: string, range: string): string[] {
  const month = `${day.slice(0, 7)}-01`
  const year = `${day.slice(0, 4)}-01-01`
  const living = `residencies r join residents p on p.id = r.resident_id where r.area_code ${range} and r.to_on is null and p.died_on is null`
  return [
    `select count(*) from households where area_code ${range} and (to_on is null or to_on > '${day}')`,
    `select arrival, count(*) from residencies where area_code ${range} and from_on between '${month}' and '${day}' group by 1`,
    `select departure, count(*) from residencies where area_code ${range} and to_on between '${month}' and '${day}' group by 1`,
    `select width_bucket(extract(year from age('${day}'::date, p.born_on)), array[0,4,7,13,18,35,60,70,80,90]), count(*) from ${living} group by 1`,
    `select area_code / 1000, count(*), count(*) filter (where last_contact_at >= '${year}'), count(*) filter (where last_door_at >= '${year}')
      from household_stats where area_code ${range} group by 1`,
    `select area_code / 1000, count(*), count(*) filter (where due_at < now()) from issues where area_code ${range} and settled_at is null group by 1`,
    `select area_code / 1000, count(*), count(*) filter (where settled_at <= due_at) from issues where area_code ${range} and settled_at >= '${month}' group by 1`,
    `select date_trunc('week', registered_at), count(*) from issues where area_code ${range} and registered_at >= '${day}'::date - 56 group by 1`,
    `select date_trunc('week', settled_at), count(*) from issues where area_code ${range} and settled_at >= '${day}'::date - 56 group by 1`,
    `select rating, count(*) from follow_ups where area_code ${range} and at >= '${month}' group by 1`,
  ]
}

/** The statements whose sum the report of a month is weighed against: the blocks of a dashboard, and what only reports tell. */
export function reportStatements(from: string, to: string, range: string): string[] {
  const held = `t.area_code ${range} and t.from_on <= '${to}' and (t.to_on is null or t.to_on > '${to}')`
  const month = `between '${from}' and '${to} 23:59:59'`
  return [
    ...dashboardStatements(to, range),
    `select t.code, count(*) from tags t where ${held} group by 1`,
    `select mode, outcome, count(*), count(distinct household_id) from visits where area_code ${range} and at ${month} group by 1, 2`,
    `select category, subcategory, source, grade, count(*) from issues where area_code ${range} and registered_at ${month} group by 1, 2, 3, 4`,
    `select state, count(*), count(*) filter (where settled_at <= due_at) from issues where area_code ${range} and settled_at ${month} group by 1`,
    `select unit_code, count(*), count(arrived_at) from whistles where area_code ${range} and called_at ${month} group by 1`,
    `select kind, count(*) from visitors where area_code ${range} group by 1`,
  ]
}

/** 90 周岁以上 of the committee, by hand: who they are, where they live, along the street. */
export const ninetyStatement = (day: string) => `
  select r.id, r.name, r.sex, r.born_on, r.phone_masked, h.address, y.from_on, count(*) over () as all_of_them
  from residents r join residencies y on y.resident_id = r.id and y.to_on is null join households h on h.id = y.household_id
  where r.area_code ${committee} and r.born_on <= '${day}'::date - interval '90 years' and r.died_on is null and r.registration not in ('0H', 'KG')
  order by h.area_code, h.sort_key, r.id limit 50`

/** The bare statement behind the route of the day: fifty households of the second grid that are due, the longest waiting first. */
export function routeStatement(day: string): string {
  const grid = '= 290101001001002'
  return `
    select h.id, h.address, p.name, h.contact_class, h.contact_hours, h.language, h.sort_key, s.last_contact_at, t.red, t.yellow,
      (select array_agg(g.code) from tags g where g.household_id = h.id and g.to_on is null) as tags,
      (select array_agg(v.outcome) from (select v.outcome from visits v where v.household_id = h.id order by v.at desc limit 3) v) as tries,
      count(*) over () as total
    from households h join household_stats s on s.household_id = h.id left join residents p on p.id = h.head_id
      left join (select household_id, bool_or(code in ('key_person', 'living_alone', 'disabled_elder')) as red, bool_or(code in ('minimum_living', 'hardship_family')) as yellow
        from tags where area_code ${grid} and to_on is null group by 1) t on t.household_id = h.id
    where h.area_code ${grid} and h.to_on is null and h.contact_class is distinct from 'A' and s.members > 0
      and coalesce((s.last_contact_at at time zone 'Asia/Shanghai')::date + case when t.red then 7 when t.yellow or h.contact_class = 'C' then 30 else 183 end, h.from_on) <= '${day}'
    order by t.red desc nulls last, s.last_contact_at nulls first, h.sort_key limit 50`
}

/** The bare statement behind the coverage of a campaign of a street: every target by committee, part and day. */
export function campaignStatement(id: string, from: string): string {
  return `
    select t.area_code / 1000 as committee, coalesce(c.part, 'none') as part, c.first_on, count(*)
    from campaign_homes t left join (select v.household_id,
        case max(case when v.outcome in ('met', 'half_open') and v.mode = 'door' then 3 when v.outcome in ('met', 'half_open') then 2 else 1 end) when 3 then 'door' when 2 then 'distant' else 'missed' end as part,
        (min(v.at) filter (where v.outcome in ('met', 'half_open')) at time zone 'Asia/Shanghai')::date as first_on
      from visits v where v.area_code ${street} and v.at >= '${from}T00:00:00+08:00' group by 1) c on c.household_id = t.household_id
    where t.campaign_id = '${id}' group by 1, 2, 3`
}
