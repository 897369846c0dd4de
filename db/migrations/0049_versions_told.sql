CREATE INDEX "roster_versions_seal" ON "roster_versions" USING btree (left("hash", 16));--> statement-breakpoint
-- 校验 of a printed list is anybody's who holds it: which list, of where, of which day, how many lines, and whether it still holds.
-- Nobody on it, none of the words somebody typed, and not its content.
create function roster_version_told(asked text) returns table (code text, number integer, where_name text, about text, on_day date, rows integer, frozen_at timestamptz, voided_at timestamptz, last_number integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.code, v.number, coalesce(a.name, ''), v.about, v.on_day, v.rows, v.frozen_at, v.voided_at,
    (select max(o.number) from roster_versions o where o.area_code = v.area_code and o.list = v.list)
  from roster_versions v left join areas a on a.code = v.area_code
  where current_setting('app.purpose', true) = 'verify' and length(asked) = 16 and left(v.hash, 16) = asked
  limit 1
$$;
--> statement-breakpoint
revoke all on function roster_version_told(text) from public;
--> statement-breakpoint
grant execute on function roster_version_told(text) to baijia_app;
