-- Found by trying every act as everybody: a volunteer may look at the doors of the own building, not take them away;
-- a request is opened by those who may see people, and moved by them and by whoever it was sent to.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$current_setting('app.people', true) = 'on'$q$;
  building constant text := $q$nullif(current_setting('app.building', true), '')::uuid$q$;
  unit constant text := $q$nullif(current_setting('app.unit', true), '')$q$;
  t text;
begin
  foreach t in array array['buildings', 'dwellings', 'households', 'household_stats', 'issues'] loop
    execute format('drop policy %I on %I', t || '_inside', t);
    execute format('create policy %I on %I using (%s and %s)', t || '_inside', t, people, inside);
  end loop;
  execute format('create policy buildings_own on buildings for select using (%s and id = %s)', inside, building);
  execute format('create policy dwellings_own on dwellings for select using (%s and building_id = %s)', inside, building);
  execute format('create policy households_own on households for select using (%s and %s is not null and dwelling_id in (select d.id from dwellings d where d.building_id = %s))', inside, building, building);
  execute format('create policy household_stats_own on household_stats for select using (%s and %s is not null and household_id in (select h.id from households h))', inside, building);
  execute format('create policy issues_sent on issues for select using (%s and (unit_code = %s or (%s is not null and id in (select w.issue_id from whistles w where w.unit_code = %s))))', inside, unit, unit, unit);
  execute format('create policy issues_sent_move on issues for update using (%s and (unit_code = %s or (%s is not null and id in (select w.issue_id from whistles w where w.unit_code = %s)))) with check (%s)', inside, unit, unit, unit, inside);
end $$;
--> statement-breakpoint
-- What the wall costs. The doors of a volunteer and the matters of a department come from functions, asked only when a
-- building or a unit is set, so that nobody else's plan has to carry them. The range and the word "people" stay plain
-- settings: the planner reads them and knows how many rows they leave.
create function own_building_dwellings() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select d.id from dwellings d where d.building_id = nullif(current_setting('app.building', true), '')::uuid
$$;
--> statement-breakpoint
create function own_building_households() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select h.id from dwellings d join households h on h.dwelling_id = d.id
  where d.building_id = nullif(current_setting('app.building', true), '')::uuid
$$;
--> statement-breakpoint
create function own_unit_issues() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select w.issue_id from whistles w where w.unit_code = nullif(current_setting('app.unit', true), '')
  union select i.id from issues i where i.unit_code = nullif(current_setting('app.unit', true), '')
$$;
--> statement-breakpoint
revoke execute on function own_building_dwellings(), own_building_households(), own_unit_issues() from public;
--> statement-breakpoint
grant execute on function own_building_dwellings(), own_building_households(), own_unit_issues() to baijia_app;
--> statement-breakpoint
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$current_setting('app.people', true) = 'on'$q$;
  building constant text := $q$nullif(current_setting('app.building', true), '') is not null$q$;
  unit constant text := $q$nullif(current_setting('app.unit', true), '') is not null$q$;
begin
  execute format('alter policy households_own on households using (%s and %s and dwelling_id in (select own_building_dwellings()))', inside, building);
  execute format('alter policy household_stats_own on household_stats using (%s and %s and household_id in (select own_building_households()))', inside, building);
  execute format('alter policy issues_sent on issues using (%s and %s and id in (select own_unit_issues()))', inside, unit);
  execute format('alter policy issues_sent_move on issues using (%s and %s and id in (select own_unit_issues())) with check (%s)', inside, unit, inside);
  execute format('alter policy issue_steps_inside on issue_steps using (%s and (%s or (%s and issue_id in (select own_unit_issues()))))', inside, people, unit);
end $$;
--> statement-breakpoint
-- Policies are asked from the last name to the first: nearly everybody's question is settled by "inside", so it comes last.
alter policy buildings_own on buildings rename to buildings_door;
--> statement-breakpoint
alter policy dwellings_own on dwellings rename to dwellings_door;
--> statement-breakpoint
alter policy households_own on households rename to households_door;
--> statement-breakpoint
alter policy household_stats_own on household_stats rename to household_stats_door;
--> statement-breakpoint
alter policy issues_sent on issues rename to issues_called;
--> statement-breakpoint
alter policy issues_sent_move on issues rename to issues_called_move;
--> statement-breakpoint
-- "People" becomes part of the range: without it the range has no upper end and holds nothing. The planner asks both once,
-- as the bounds of an index, instead of asking a setting for every row.
do $$
declare
  lo constant text := $q$nullif(current_setting('app.lo', true), '')::bigint$q$;
  hi constant text := $q$case when current_setting('app.people', true) = 'on' then nullif(current_setting('app.hi', true), '')::bigint end$q$;
  plain constant text := $q$((current_setting('app.people'::text, true) = 'on'::text) AND ((area_code >= (NULLIF(current_setting('app.lo'::text, true), ''::text))::bigint) AND (area_code <= (NULLIF(current_setting('app.hi'::text, true), ''::text))::bigint)))$q$;
  turned constant text := $q$(((area_code >= (NULLIF(current_setting('app.lo'::text, true), ''::text))::bigint) AND (area_code <= (NULLIF(current_setting('app.hi'::text, true), ''::text))::bigint)) AND (current_setting('app.people'::text, true) = 'on'::text))$q$;
  p record;
begin
  for p in select tablename, policyname, qual, with_check from pg_policies where schemaname = 'public' and qual in (plain, turned) loop
    execute format('alter policy %I on %I using (area_code between %s and %s)', p.policyname, p.tablename, lo, hi);
    if p.with_check is not null then
      execute format('alter policy %I on %I with check (area_code between %s and %s)', p.policyname, p.tablename, lo, hi);
    end if;
  end loop;
end $$;
