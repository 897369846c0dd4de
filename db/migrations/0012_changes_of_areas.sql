-- Kept counts obey the wall of what they count. Changes are noted by the triggers below, by nobody else.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$current_setting('app.people', true) = 'on'$q$;
  t text;
begin
  foreach t in array array['kept_tallies', 'area_changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (%s and %s)', t || '_inside', t, people, inside);
    execute format('grant select, delete on %I to baijia_app', t);
  end loop;
  grant insert, update on kept_tallies to baijia_app;
end $$;
--> statement-breakpoint
-- Every transaction leaves one line for each area in which it changed something that is counted.
create function note_changed_areas() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into area_changes select distinct f.area_code, pg_current_xact_id()::text::bigint from fresh f on conflict do nothing;
  elsif tg_op = 'DELETE' then
    insert into area_changes select distinct s.area_code, pg_current_xact_id()::text::bigint from stale s on conflict do nothing;
  else
    insert into area_changes select distinct a.area_code, pg_current_xact_id()::text::bigint
    from (select f.area_code from fresh f union select s.area_code from stale s) a on conflict do nothing;
  end if;
  return null;
end $$;
--> statement-breakpoint
-- A person counts where they stay and where they stayed.
create function note_areas_of_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into area_changes select distinct y.area_code, pg_current_xact_id()::text::bigint
  from fresh f join residencies y on y.resident_id = f.id on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
revoke execute on function note_changed_areas(), note_areas_of_stays() from public;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['classifications', 'dwellings', 'follow_ups', 'households', 'issue_steps', 'issues', 'promises', 'residencies',
      'residents', 'tags', 'visitors', 'visits', 'whistles'] loop
    execute format('create trigger %I after insert on %I referencing new table as fresh for each statement execute function note_changed_areas()', t || '_noted_insert', t);
    execute format('create trigger %I after update on %I referencing new table as fresh old table as stale for each statement execute function note_changed_areas()', t || '_noted_update', t);
    execute format('create trigger %I after delete on %I referencing old table as stale for each statement execute function note_changed_areas()', t || '_noted_delete', t);
  end loop;
  create trigger residents_noted_stays after update on residents referencing new table as fresh for each statement execute function note_areas_of_stays();
end $$;
