-- Second wall: the jurisdiction again, stated by the database. Settings are made by SET LOCAL in db/actor.ts only.
do $$ begin
  if not exists (select from pg_roles where rolname = 'baijia_app') then
    create role baijia_app nologin nosuperuser nobypassrls nocreaterole nocreatedb;
  end if;
end $$;
--> statement-breakpoint
grant usage on schema public to baijia_app;
--> statement-breakpoint
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$current_setting('app.people', true) = 'on'$q$;
  t text;
begin
  -- rows about residents: inside the area, and only for those who may see people at all
  foreach t in array array['residents', 'residencies', 'tags', 'outside_contacts', 'care_plans', 'confirmations',
      'classifications', 'visits', 'promises', 'follow_ups', 'issue_households', 'search_keys',
      'import_batches', 'import_rows', 'learned_mappings', 'history'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (%s and %s) with check (%s and %s)', t || '_inside', t, people, inside, people, inside);
  end loop;
  -- doors: a volunteer sees those of the own building
  foreach t in array array['buildings', 'dwellings', 'households', 'household_stats', 'observations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  execute format($p$create policy buildings_inside on buildings using (%s and (%s or id = nullif(current_setting('app.building', true), '')::uuid)) with check (%s and %s)$p$, inside, people, people, inside);
  execute format($p$create policy dwellings_inside on dwellings using (%s and (%s or building_id = nullif(current_setting('app.building', true), '')::uuid)) with check (%s and %s)$p$, inside, people, people, inside);
  execute format($p$create policy households_inside on households using (%s and (%s or dwelling_id in (select d.id from dwellings d where d.building_id = nullif(current_setting('app.building', true), '')::uuid))) with check (%s and %s)$p$, inside, people, people, inside);
  execute format($p$create policy household_stats_inside on household_stats using (%s and (%s or nullif(current_setting('app.building', true), '') is not null)) with check (%s)$p$, inside, people, inside);
  execute format($p$create policy observations_inside on observations using (%s and (%s or recorded_by = nullif(current_setting('app.account', true), '')::uuid)) with check (%s)$p$, inside, people, inside);
  -- the loop: departments and companies see what was sent to them
  foreach t in array array['issues', 'issue_steps', 'whistles'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  execute format($p$create policy whistles_inside on whistles using (%s and (%s or unit_code = nullif(current_setting('app.unit', true), ''))) with check (%s and (%s or unit_code = nullif(current_setting('app.unit', true), '')))$p$, inside, people, inside, people);
  execute format($p$create policy issues_inside on issues using (%s and (%s or unit_code = nullif(current_setting('app.unit', true), '') or id in (select w.issue_id from whistles w where w.unit_code = nullif(current_setting('app.unit', true), '')))) with check (%s)$p$, inside, people, inside);
  execute format($p$create policy issue_steps_inside on issue_steps using (%s and (%s or issue_id in (select i.id from issues i))) with check (%s)$p$, inside, people, inside);
  -- tables without residents: by area alone
  foreach t in array array['visitors', 'report_rows'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (%s) with check (%s)', t || '_inside', t, inside, inside);
  end loop;
  alter table reports enable row level security;
  alter table reports force row level security;
  execute format($p$create policy reports_inside on reports using (%s) with check (%s)$p$, inside, inside);
  create policy reports_verify on reports for select using (state = 'frozen' and current_setting('app.purpose', true) = 'verify');
  alter table areas enable row level security;
  alter table areas force row level security;
  create policy areas_read on areas for select using (true);
  execute format($p$create policy areas_write on areas for all using (code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint and current_setting('app.role', true) = 'system_admin')$p$);
end $$;
--> statement-breakpoint
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  t text;
begin
  foreach t in array array['accounts', 'sessions', 'sign_in_attempts', 'audit_entries', 'audit_seals'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  create policy accounts_sign_in on accounts using (current_setting('app.purpose', true) = 'sign-in');
  -- colleagues of the same district: their names stand beside what they did
  create policy accounts_colleagues on accounts for select
    using (area_code / 1000000000 = nullif(current_setting('app.lo', true), '')::bigint / 1000000000);
  execute format($p$create policy accounts_manage on accounts using (current_setting('app.role', true) = 'security_admin' and %s) with check (current_setting('app.role', true) = 'security_admin' and %s)$p$, inside, inside);
  create policy sessions_sign_in on sessions using (current_setting('app.purpose', true) = 'sign-in');
  create policy sessions_own on sessions using (account_id = nullif(current_setting('app.account', true), '')::uuid);
  create policy sessions_manage on sessions using (current_setting('app.role', true) = 'security_admin' and account_id in (select a.id from accounts a));
  create policy sign_in_attempts_sign_in on sign_in_attempts using (current_setting('app.purpose', true) = 'sign-in');
  create policy sign_in_attempts_read on sign_in_attempts for select using (current_setting('app.role', true) in ('security_admin', 'auditor'));
  create policy audit_entries_append on audit_entries for insert with check (coalesce(current_setting('app.purpose', true), '') <> '');
  execute format($p$create policy audit_entries_read on audit_entries for select using (%s and (current_setting('app.role', true) = 'auditor' or (current_setting('app.people', true) = 'on' and (household_id is not null or account_id = nullif(current_setting('app.account', true), '')::uuid))))$p$, inside);
  create policy audit_entries_seal on audit_entries for select using (current_setting('app.purpose', true) = 'seal');
  create policy audit_seals_seal on audit_seals using (current_setting('app.purpose', true) = 'seal');
  create policy audit_seals_read on audit_seals for select using (current_setting('app.role', true) = 'auditor');
end $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['accounts', 'areas', 'buildings', 'care_plans', 'classifications', 'confirmations', 'dwellings',
      'follow_ups', 'households', 'import_batches', 'import_rows', 'issue_households', 'issue_steps', 'issues', 'learned_mappings',
      'observations', 'outside_contacts', 'promises', 'report_rows', 'reports', 'residencies', 'residents', 'search_keys',
      'sessions', 'sign_in_attempts', 'tags', 'visitors', 'visits', 'whistles'] loop
    execute format('grant select, insert, update on %I to baijia_app', t);
  end loop;
  -- taken back: a search key, a row of an undone import, a draft
  foreach t in array array['search_keys', 'import_rows', 'import_batches', 'learned_mappings', 'residents', 'residencies', 'households',
      'dwellings', 'buildings', 'tags', 'classifications', 'confirmations', 'issue_households', 'sign_in_attempts', 'reports', 'report_rows'] loop
    execute format('grant delete on %I to baijia_app', t);
  end loop;
end $$;
--> statement-breakpoint
grant select on household_stats, history to baijia_app;
--> statement-breakpoint
grant select, insert on audit_entries, audit_seals to baijia_app;
--> statement-breakpoint
grant usage on all sequences in schema public to baijia_app;
--> statement-breakpoint
create function keep_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into history (area_code, table_name, row_id, op, at, account_id, before)
  values (old.area_code, tg_table_name, old.id, lower(tg_op),
    coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()),
    nullif(current_setting('app.account', true), '')::uuid,
    to_jsonb(old) - 'password_hash' - 'content');
  return null;
end $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['accounts', 'buildings', 'care_plans', 'classifications', 'dwellings', 'follow_ups', 'households', 'issues',
      'observations', 'outside_contacts', 'promises', 'reports', 'residencies', 'residents', 'tags', 'visits', 'whistles'] loop
    execute format('create trigger %I after update or delete on %I for each row execute function keep_history()', t || '_history', t);
  end loop;
end $$;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger audit_entries_append_only before update or delete or truncate on audit_entries for each statement execute function refuse_change();
--> statement-breakpoint
create trigger audit_seals_append_only before update or delete or truncate on audit_seals for each statement execute function refuse_change();
--> statement-breakpoint
create trigger history_append_only before update or delete or truncate on history for each statement execute function refuse_change();
--> statement-breakpoint
create function refuse_change_of_frozen() returns trigger language plpgsql as $$
begin
  if old.state = 'frozen' then
    raise exception 'report % is frozen', old.id using errcode = 'insufficient_privilege', constraint = 'reports_frozen_never_change';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger reports_frozen before update or delete on reports for each row execute function refuse_change_of_frozen();
--> statement-breakpoint
create function refresh_household_stats(ids uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into household_stats as s (household_id, area_code, members, eldest_born_on, youngest_born_on, visits, last_contact_at, last_door_at, open_issues, open_promises)
  select h.id, h.area_code, coalesce(m.members, 0), m.eldest, m.youngest, coalesce(v.visits, 0), v.last_contact, v.last_door, coalesce(i.open, 0), coalesce(p.open, 0)
  from households h
  left join lateral (
    select count(*)::int as members, min(p.born_on) as eldest, case when count(*) = count(p.born_on) then max(p.born_on) end as youngest
    from residencies r join residents p on p.id = r.resident_id
    where r.household_id = h.id and r.to_on is null and p.died_on is null and p.registration not in ('0H', 'KG')) m on true
  left join lateral (
    select count(*)::int as visits,
      max(v.at) filter (where v.outcome in ('met', 'half_open')) as last_contact,
      max(v.at) filter (where v.outcome in ('met', 'half_open') and v.mode = 'door') as last_door
    from visits v where v.household_id = h.id) v on true
  left join lateral (select count(*)::int as open from issues i where i.household_id = h.id and i.settled_at is null) i on true
  left join lateral (select count(*)::int as open from promises p where p.household_id = h.id and p.answered_at is null) p on true
  where h.id = any (ids)
  order by h.id
  on conflict (household_id) do update set area_code = excluded.area_code, members = excluded.members, eldest_born_on = excluded.eldest_born_on,
    youngest_born_on = excluded.youngest_born_on, visits = excluded.visits, last_contact_at = excluded.last_contact_at,
    last_door_at = excluded.last_door_at, open_issues = excluded.open_issues, open_promises = excluded.open_promises
$$;
--> statement-breakpoint
create function stats_after_insert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_household_stats((select array_agg(distinct household_id) from fresh where household_id is not null));
  return null;
end $$;
--> statement-breakpoint
create function stats_after_update() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_household_stats((select array_agg(distinct household_id) from (select household_id from fresh union select household_id from stale) both_sides where household_id is not null));
  return null;
end $$;
--> statement-breakpoint
create function stats_after_delete() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_household_stats((select array_agg(distinct household_id) from stale where household_id is not null));
  return null;
end $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['visits', 'residencies', 'issues', 'promises'] loop
    execute format('create trigger %I after insert on %I referencing new table as fresh for each statement execute function stats_after_insert()', t || '_stats_insert', t);
    execute format('create trigger %I after update on %I referencing new table as fresh old table as stale for each statement execute function stats_after_update()', t || '_stats_update', t);
    execute format('create trigger %I after delete on %I referencing old table as stale for each statement execute function stats_after_delete()', t || '_stats_delete', t);
  end loop;
end $$;
--> statement-breakpoint
create function stats_after_resident() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_household_stats((select array_agg(distinct r.household_id) from fresh f join residencies r on r.resident_id = f.id and r.to_on is null));
  return null;
end $$;
--> statement-breakpoint
create trigger residents_stats after update on residents referencing new table as fresh for each statement execute function stats_after_resident();
--> statement-breakpoint
create function stats_after_household() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_household_stats((select array_agg(id) from fresh));
  return null;
end $$;
--> statement-breakpoint
create trigger households_stats_insert after insert on households referencing new table as fresh for each statement execute function stats_after_household();
--> statement-breakpoint
create function stats_after_household_moves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_household_stats((select array_agg(f.id) from fresh f join stale s on s.id = f.id and s.area_code <> f.area_code));
  return null;
end $$;
--> statement-breakpoint
create trigger households_stats_update after update on households referencing new table as fresh old table as stale for each statement execute function stats_after_household_moves();
--> statement-breakpoint
create function stats_leave_with_household() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from household_stats where household_id in (select id from stale);
  return null;
end $$;
--> statement-breakpoint
create trigger households_stats_delete after delete on households referencing old table as stale for each statement execute function stats_leave_with_household();
