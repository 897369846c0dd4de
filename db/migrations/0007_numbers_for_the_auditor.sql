-- The auditor finds what was done to a household by its number, and learns nothing else of it.
create function households_numbered(wanted text) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select h.id from households h where h.number = wanted and current_setting('app.role', true) = 'auditor'
    and h.area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint
$$;
--> statement-breakpoint
revoke execute on function households_numbered(text) from public;
--> statement-breakpoint
grant execute on function households_numbered(text) to baijia_app;
