-- Gaps found by reviewing the second wall. Each policy below has a check in tests/db/walls that fails without it.

-- Without a purpose there is nothing to see, not even the names of areas.
drop policy areas_read on areas;
--> statement-breakpoint
create policy areas_read on areas for select using (coalesce(current_setting('app.purpose', true), '') <> '');
--> statement-breakpoint
drop policy areas_write on areas;
--> statement-breakpoint
create policy areas_insert on areas for insert with check (current_setting('app.role', true) = 'system_admin'
  and code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);
--> statement-breakpoint
create policy areas_update on areas for update using (current_setting('app.role', true) = 'system_admin'
  and code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);
--> statement-breakpoint

-- Signing in reads accounts and writes none; a person changes the own password and nothing else of the own account.
drop policy accounts_sign_in on accounts;
--> statement-breakpoint
create policy accounts_sign_in on accounts for select using (current_setting('app.purpose', true) = 'sign-in');
--> statement-breakpoint
create policy accounts_own on accounts for update using (id = nullif(current_setting('app.account', true), '')::uuid);
--> statement-breakpoint
create function guard_accounts() returns trigger language plpgsql as $$
declare
  password constant text[] := array['password_hash', 'password_changed_on', 'must_change_password', 'version'];
begin
  if current_setting('app.purpose', true) = 'work'
    and (old.id = nullif(current_setting('app.account', true), '')::uuid or current_setting('app.role', true) <> 'security_admin')
    and (to_jsonb(new) - password) is distinct from (to_jsonb(old) - password) then
    raise exception 'nobody changes the rights of the own account'
      using errcode = 'insufficient_privilege', constraint = 'accounts_own_rights';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger accounts_guard before update on accounts for each row execute function guard_accounts();
--> statement-breakpoint

-- Password hashes are not selected: only the function below hands one out, at sign-in or to its own person.
do $$
declare columns text;
begin
  select string_agg(quote_ident(column_name), ', ') into columns from information_schema.columns
  where table_schema = 'public' and table_name = 'accounts' and column_name <> 'password_hash';
  revoke select on accounts from baijia_app;
  execute format('grant select (%s) on accounts to baijia_app', columns);
end $$;
--> statement-breakpoint
create function password_hash_of(wanted uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select a.password_hash from accounts a where a.id = wanted
    and (current_setting('app.purpose', true) = 'sign-in' or a.id = nullif(current_setting('app.account', true), '')::uuid)
$$;
--> statement-breakpoint
revoke execute on function password_hash_of(uuid), refresh_household_stats(uuid[]) from public;
--> statement-breakpoint
grant execute on function password_hash_of(uuid) to baijia_app;
--> statement-breakpoint

-- Sessions are started by signing in only, and ended by their owner or by the security administrator of the area.
drop policy sessions_own on sessions;
--> statement-breakpoint
drop policy sessions_manage on sessions;
--> statement-breakpoint
create policy sessions_own on sessions for select using (account_id = nullif(current_setting('app.account', true), '')::uuid);
--> statement-breakpoint
create policy sessions_end_own on sessions for update using (account_id = nullif(current_setting('app.account', true), '')::uuid);
--> statement-breakpoint
do $$
declare
  managed constant text := $q$current_setting('app.role', true) = 'security_admin' and account_id in (select a.id from accounts a
    where a.area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint)$q$;
begin
  execute format('create policy sessions_manage on sessions for select using (%s)', managed);
  execute format('create policy sessions_end on sessions for update using (%s)', managed);
end $$;
--> statement-breakpoint

-- An audit entry names the person who acts and the transaction it stands in. Failed sign-ins of unknown names lie in no area.
drop policy audit_entries_append on audit_entries;
--> statement-breakpoint
create policy audit_entries_append on audit_entries for insert with check (
  xid = pg_current_xact_id()::text and (
    (current_setting('app.purpose', true) = 'work' and account_id = nullif(current_setting('app.account', true), '')::uuid)
    or current_setting('app.purpose', true) = 'sign-in'
    or (current_setting('app.purpose', true) in ('verify', 'seal') and account_id is null)));
--> statement-breakpoint
create policy audit_entries_nowhere on audit_entries for select using (area_code = 0 and current_setting('app.role', true) = 'auditor');
--> statement-breakpoint

-- What a volunteer or a department writes is its own.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$current_setting('app.people', true) = 'on'$q$;
begin
  drop policy observations_inside on observations;
  execute format($p$create policy observations_inside on observations using (%s and (%s or recorded_by = nullif(current_setting('app.account', true), '')::uuid))$p$, inside, people);
  drop policy issue_steps_inside on issue_steps;
  execute format($p$create policy issue_steps_inside on issue_steps using (%s and (%s or issue_id in (select i.id from issues i)))$p$, inside, people);
  -- a volunteer's counters are those of the doors of the own building
  drop policy household_stats_inside on household_stats;
  execute format($p$create policy household_stats_inside on household_stats using (%s and (%s or household_id in (select h.id from households h)))$p$, inside, people);
  -- drafts are for those who write them; a frozen report may be read by the district and by departments, by no administrator
  drop policy reports_inside on reports;
  execute format($p$create policy reports_inside on reports using (%s and %s)$p$, inside, people);
  execute format($p$create policy reports_frozen_read on reports for select using (%s and state = 'frozen' and current_setting('app.role', true) in ('district_viewer', 'department'))$p$, inside);
  drop policy report_rows_inside on report_rows;
  execute format($p$create policy report_rows_inside on report_rows using (%s and %s)$p$, inside, people);
end $$;
--> statement-breakpoint

-- The rows behind a frozen report are as fixed as the report.
create function refuse_change_of_frozen_rows() returns trigger language plpgsql as $$
begin
  if exists (select from reports r where r.id = old.report_id and r.state = 'frozen') then
    raise exception 'report % is frozen', old.report_id using errcode = 'insufficient_privilege', constraint = 'reports_frozen_never_change';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger report_rows_frozen before update or delete on report_rows for each row execute function refuse_change_of_frozen_rows();
--> statement-breakpoint
create trigger reports_never_truncated before truncate on reports for each statement execute function refuse_change();
--> statement-breakpoint
create trigger report_rows_never_truncated before truncate on report_rows for each statement execute function refuse_change();
--> statement-breakpoint

-- What must hold of the catalogue (reliability, appendix A); asked after every migration and at every start.
create function wall_faults() returns setof text language sql stable set search_path = public, pg_temp as $$
  with relations as (
    select c.oid, c.oid::regclass::text as name, c.relkind, c.relrowsecurity and c.relforcerowsecurity as walled, c.reloptions, c.relowner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
  ), functions as (
    select f.oid, f.oid::regprocedure::text as name, f.prosecdef, f.proconfig, f.proacl, f.prorettype
    from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname = 'public'
  )
  select 'no row security: ' || name from relations where relkind in ('r', 'p') and not walled
  union all
  select 'no policy for ' || command || ': ' || name
  from relations r, (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) commands (command, letter)
  where relkind in ('r', 'p')
    and case when command = 'delete' then has_table_privilege('baijia_app', r.oid, command) else has_any_column_privilege('baijia_app', r.oid, command) end
    and not exists (select from pg_policy p where p.polrelid = r.oid and p.polcmd in ('*', letter::"char"))
  union all
  select 'policy that stops nothing: ' || p.polname || ' on ' || r.name from pg_policy p join relations r on r.oid = p.polrelid
  where pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polwithcheck, p.polrelid) = 'true'
  union all
  select 'the application may ' || command || ': ' || name from relations, unnest(array['truncate', 'references', 'trigger']) command
  where relkind in ('r', 'p') and has_table_privilege('baijia_app', oid, command)
  union all
  select 'the application may change what is append-only: ' || name from relations
  where name in ('audit_entries', 'audit_seals', 'history')
    and (has_any_column_privilege('baijia_app', oid, 'update') or has_table_privilege('baijia_app', oid, 'delete'))
  union all
  select 'the application may read password hashes' where has_column_privilege('baijia_app', 'accounts', 'password_hash', 'select')
  union all
  select 'view without security_invoker: ' || name from relations
  where relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)
  union all
  select 'materialised view the application may read: ' || name from relations
  where relkind = 'm' and has_table_privilege('baijia_app', oid, 'select')
  union all
  select 'definer without pinned search_path: ' || name from functions
  where prosecdef and not exists (select from unnest(coalesce(proconfig, '{}')) setting where setting like 'search_path=%pg_temp%')
  union all
  select 'definer that anybody may call: ' || name from functions
  where prosecdef and prorettype <> 'trigger'::regtype
    and (proacl is null or exists (select from aclexplode(proacl) grant_ where grant_.grantee = 0))
  union all
  select 'the application role is too strong' from pg_roles
  where rolname = 'baijia_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
  union all
  select 'the application owns: ' || name from relations where pg_get_userbyid(relowner) = 'baijia_app'
$$;
