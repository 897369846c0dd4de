-- Two policies of which one lets pass are one condition to the planner, and a range inside such a condition is neither an
-- index bound nor an estimate. So the range stands alone, as what must hold in any case, and beside it who is let pass.
-- "Is set" instead of "equals on": of the one the planner expects nearly every row, of the other nearly none.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  building constant text := $q$nullif(current_setting('app.building', true), '')$q$;
  unit constant text := $q$nullif(current_setting('app.unit', true), '')$q$;
  t text;
begin
  foreach t in array array['buildings', 'dwellings', 'households', 'household_stats', 'issues', 'issue_steps', 'observations', 'whistles'] loop
    execute format('create policy %I on %I as restrictive using (%s)', t || '_area', t, inside);
  end loop;
  foreach t in array array['buildings', 'dwellings', 'households', 'household_stats', 'issues'] loop
    execute format('alter policy %I on %I using (%s)', t || '_inside', t, people);
  end loop;
  alter policy buildings_assign on buildings using (current_setting('app.role', true) = 'security_admin');
  execute format('alter policy buildings_door on buildings using (%s is not null and id = %s::uuid)', building, building);
  execute format('alter policy dwellings_door on dwellings using (%s is not null and building_id = %s::uuid)', building, building);
  execute format('alter policy households_door on households using (%s is not null and dwelling_id in (select own_building_dwellings()))', building);
  execute format('alter policy household_stats_door on household_stats using (%s is not null and household_id in (select own_building_households()))', building);
  execute format('alter policy issues_called on issues using (%s is not null and id in (select own_unit_issues()))', unit);
  execute format('alter policy issues_called_move on issues using (%s is not null and id in (select own_unit_issues())) with check (%s is not null)', unit, unit);
  execute format('alter policy issue_steps_inside on issue_steps using (%s or (%s is not null and issue_id in (select own_unit_issues())))', people, unit);
  execute format('alter policy observations_inside on observations using (%s or recorded_by = nullif(current_setting(''app.account'', true), '''')::uuid)', people);
  execute format('alter policy whistles_inside on whistles using (%s or unit_code = %s) with check (%s or unit_code = %s)', people, unit, people, unit);
end $$;
