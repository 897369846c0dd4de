-- A file keeps its number when its door goes to another grid: the serial of a grid runs on past the numbers it gave away.
create function last_household_number(area bigint) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max((regexp_match(h.number, '-(\d+)$'))[1]::int), 0) from households h
  where area between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint
    and h.area_code between area / 1000 * 1000 and area / 1000 * 1000 + 999
    and (h.area_code = area or h.number like lpad((area % 1000)::text, greatest(2, length((area % 1000)::text)), '0') || '-%')
$$;
--> statement-breakpoint
revoke execute on function last_household_number(bigint) from public;
--> statement-breakpoint
grant execute on function last_household_number(bigint) to baijia_app;
