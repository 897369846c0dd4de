CREATE TABLE "regrid_moves" (
	"regrid_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"area_code" bigint NOT NULL,
	"from_code" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"building_id" uuid,
	"before" jsonb,
	CONSTRAINT "regrid_moves_subject_id_regrid_id_pk" PRIMARY KEY("subject_id","regrid_id"),
	CONSTRAINT "regrid_moves_kind_known" CHECK ("regrid_moves"."kind" in ('dwelling', 'building', 'half', 'joined', 'issue', 'observation', 'visitor', 'account', 'batch'))
);
--> statement-breakpoint
CREATE TABLE "regrids" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"reason" text NOT NULL,
	"plan" jsonb NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	"done_by" uuid NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid
);
--> statement-breakpoint
CREATE INDEX "regrid_moves_regrid" ON "regrid_moves" USING btree ("regrid_id","kind");--> statement-breakpoint
CREATE INDEX "regrid_moves_area" ON "regrid_moves" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "regrids_area" ON "regrids" USING btree ("area_code","effective_on");
--> statement-breakpoint
-- A re-division is the committee's; what it moved is asked for by those who count people there.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  t text;
begin
  foreach t in array array['regrids', 'regrid_moves'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I as restrictive using (%s)', t || '_area', t, inside);
    execute format('create policy %I on %I using (%s)', t || '_inside', t, people);
  end loop;
  grant select, insert, update on regrids to baijia_app;
  grant select, insert on regrid_moves to baijia_app;
end $$;
--> statement-breakpoint
-- An earlier version of a row is read by those who read the row: where it lies follows the row, what it says never changes.
create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('app.follows', true) = 'on' then return null; end if;
  raise exception 'history is append-only' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
drop trigger history_append_only on history;
--> statement-breakpoint
create trigger history_append_only before update or delete or truncate on history for each statement execute function refuse_change_of_history();
--> statement-breakpoint
create or replace function keep_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into history (area_code, table_name, row_id, op, at, account_id, before)
  values (case when tg_op = 'UPDATE' and current_setting('app.follows', true) = 'on' then new.area_code else old.area_code end, tg_table_name, old.id, lower(tg_op),
    coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()),
    nullif(current_setting('app.account', true), '')::uuid,
    to_jsonb(old) - 'password_hash' - 'content');
  return null;
end $$;
--> statement-breakpoint
-- Buildings whose doors now stand in several grids are one row in each; halves that come together are one building again.
create function place_buildings(wanted uuid, starts date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  b buildings;
  stays boolean;
  twin uuid;
  c record;
begin
  for b in select * from buildings where id in (select building_id from regrid_moves where regrid_id = wanted and kind = 'dwelling') order by id for update loop
    stays := exists (select from dwellings d where d.building_id = b.id and d.area_code = b.area_code);
    for c in select d.area_code as code from dwellings d where d.building_id = b.id and d.area_code <> b.area_code group by 1 order by count(*) desc, 1 loop
      select o.id into twin from buildings o where o.area_code = c.code and o.estate = b.estate and o.name = b.name;
      if twin is null and not stays then
        update buildings set area_code = c.code where id = b.id;
        insert into regrid_moves (regrid_id, subject_id, kind, area_code, from_code, effective_on) values (wanted, b.id, 'building', c.code, b.area_code, starts);
        insert into regrid_moves (regrid_id, subject_id, kind, area_code, from_code, effective_on)
          select wanted, a.id, 'account', c.code, a.area_code, starts from accounts a where a.building_id = b.id and a.area_code = b.area_code on conflict do nothing;
        stays := true;
        continue;
      end if;
      if twin is null then
        twin := gen_random_uuid();
        insert into buildings select (jsonb_populate_record(b, jsonb_build_object('id', twin, 'area_code', c.code))).*;
        insert into regrid_moves (regrid_id, subject_id, kind, area_code, from_code, effective_on, building_id) values (wanted, twin, 'half', c.code, b.area_code, starts, b.id);
      end if;
      update dwellings set building_id = twin where building_id = b.id and area_code = c.code;
    end loop;
    if not stays then
      insert into regrid_moves (regrid_id, subject_id, kind, area_code, from_code, effective_on, building_id, before)
        select wanted, b.id, 'joined', o.area_code, b.area_code, starts, o.id, to_jsonb(b) from buildings o where o.id = twin;
      insert into regrid_moves (regrid_id, subject_id, kind, area_code, from_code, effective_on, building_id)
        select wanted, a.id, 'account', o.area_code, a.area_code, starts, b.id from accounts a join buildings o on o.id = twin where a.building_id = b.id
        on conflict (subject_id, regrid_id) do update set building_id = excluded.building_id;
      delete from buildings where id = b.id;
    end if;
  end loop;
end $$;
--> statement-breakpoint
create function part_buildings(wanted uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update dwellings d set building_id = m.building_id from regrid_moves m
    where m.regrid_id = wanted and m.kind = 'dwelling' and d.id = m.subject_id and d.building_id <> m.building_id;
  update dwellings d set building_id = m.building_id from regrid_moves m where m.regrid_id = wanted and m.kind = 'half' and d.building_id = m.subject_id;
  update accounts a set building_id = m.building_id from regrid_moves m where m.regrid_id = wanted and m.kind = 'half' and a.building_id = m.subject_id;
  update accounts a set building_id = m.building_id from regrid_moves m
    where m.regrid_id = wanted and m.kind = 'account' and m.building_id is not null and a.id = m.subject_id;
  delete from buildings b using regrid_moves m where m.regrid_id = wanted and m.kind = 'half' and b.id = m.subject_id;
  update buildings b set area_code = m.from_code from regrid_moves m where m.regrid_id = wanted and m.kind = 'building' and b.id = m.subject_id;
  insert into buildings select (jsonb_populate_record(null::buildings, m.before)).* from regrid_moves m where m.regrid_id = wanted and m.kind = 'joined';
end $$;
--> statement-breakpoint
-- Everything that lies behind a door goes with it: whatever table names the household, the person or the matter. `rows` are
-- noted so that their earlier versions follow.
create function move_what_hangs(keyed text, by_table text, excluded text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare t text;
begin
  for t in
    select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> all(excluded)
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'area_code' and not a.attisdropped)
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = keyed and not a.attisdropped)
    order by c.relname
  loop
    execute format('with moved as (update %1$I x set area_code = o.b from %2$I o where x.%3$I = o.id and x.area_code = o.a returning x.id, o.a, o.b)
      insert into regrid_rows select * from moved', t, by_table, keyed);
  end loop;
end $$;
--> statement-breakpoint
create function move_regrid(wanted uuid, forward boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r regrids;
  g record;
  t text;
  found_any boolean;
  apart constant text[] := array['audit_entries', 'history', 'household_stats', 'households', 'residents', 'issues', 'regrids', 'regrid_moves',
    'area_changes', 'kept_tallies', 'transfers', 'report_rows'];
  matters constant text[] := array['follow_ups', 'issue_households', 'issue_steps', 'whistles'];
begin
  select * into r from regrids where id = wanted for update;
  if r.id is null or current_setting('app.role', true) is distinct from 'secretary'
    or r.area_code is distinct from nullif(current_setting('app.lo', true), '')::bigint then
    raise exception 'only the secretary divides the own committee' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.purpose', 'regrid', true), set_config('app.follows', 'on', true);
  if forward then
    insert into areas (code, level, name, head_name, valid_from, sort)
      select (b ->> 'code')::bigint, 'grid', b ->> 'name', b ->> 'headName', r.effective_on, (b ->> 'code')::bigint % 1000 from jsonb_array_elements(r.plan -> 'born') b where (b ->> 'code')::bigint between r.area_code + 1 and r.area_code + 999;
    update areas set valid_to = r.effective_on where code between r.area_code + 1 and r.area_code + 999
      and code in (select (e ->> 'code')::bigint from jsonb_array_elements(r.plan -> 'ended') e);
  end if;
  create temp table regrid_rows (id uuid, a bigint, b bigint);
  create temp table regrid_subjects as select m.subject_id as id, m.kind, case when forward then m.from_code else m.area_code end as a,
    case when forward then m.area_code else m.from_code end as b from regrid_moves m where m.regrid_id = wanted
      and m.from_code between r.area_code and r.area_code + 999 and m.area_code between r.area_code and r.area_code + 999;
  create temp table regrid_homes as select h.id, s.a, s.b from regrid_subjects s join households h on h.dwelling_id = s.id and h.area_code = s.a where s.kind = 'dwelling';
  analyze regrid_homes;
  create temp table regrid_people as select p.id, o.a, o.b from (
      select distinct on (y.resident_id) y.resident_id, y.household_id from residencies y
      where y.resident_id in (select z.resident_id from residencies z join regrid_homes o on o.id = z.household_id)
      order by y.resident_id, y.to_on desc nulls first, y.from_on desc, y.id) l
    join regrid_homes o on o.id = l.household_id join residents p on p.id = l.resident_id and p.area_code = o.a;
  create temp table regrid_matters as select i.id, o.a, o.b from issues i join regrid_homes o on o.id = i.household_id where i.area_code = o.a
    union all select i.id, s.a, s.b from regrid_subjects s join issues i on i.id = s.id and i.area_code = s.a where s.kind = 'issue';
  analyze regrid_people; analyze regrid_matters; analyze regrid_subjects;

  for g in select * from (values ('dwellings', 'dwelling'), ('observations', 'observation'), ('visitors', 'visitor')) v (tab, what) loop
    execute format('with moved as (update %I x set area_code = s.b from regrid_subjects s where s.kind = %L and x.id = s.id and x.area_code = s.a returning x.id, s.a, s.b)
      insert into regrid_rows select * from moved', g.tab, g.what);
  end loop;
  for g in select * from (values ('households', 'regrid_homes'), ('residents', 'regrid_people'), ('issues', 'regrid_matters')) v (tab, of) loop
    execute format('with moved as (update %I x set area_code = o.b from %I o where x.id = o.id returning x.id, o.a, o.b) insert into regrid_rows select * from moved', g.tab, g.of);
  end loop;
  perform move_what_hangs('issue_id', 'regrid_matters', apart || array['observations', 'promises']);
  perform move_what_hangs('household_id', 'regrid_homes', apart || matters);
  perform move_what_hangs('resident_id', 'regrid_people', apart);
  perform move_what_hangs('one_id', 'regrid_people', apart);
  for t in select * from unnest(array['regrid_homes', 'regrid_people', 'regrid_matters']) loop
    execute format('update search_keys x set area_code = o.b from %I o where x.subject_id = o.id and x.area_code = o.a', t);
  end loop;
  update import_batches x set grid_code = s.b from regrid_subjects s where s.kind = 'batch' and x.id = s.id and x.grid_code = s.a;

  if forward then
    perform place_buildings(wanted, r.effective_on);
    insert into regrid_moves (regrid_id, subject_id, kind, area_code, from_code, effective_on)
      select wanted, a.id, 'account', (e ->> 'heir')::bigint, a.area_code, r.effective_on from jsonb_array_elements(r.plan -> 'ended') e
      join accounts a on a.area_code = (e ->> 'code')::bigint where a.area_code between r.area_code + 1 and r.area_code + 999 on conflict do nothing;
    update accounts x set area_code = m.area_code from regrid_moves m where m.regrid_id = wanted and m.kind = 'account' and x.id = m.subject_id;
    update accounts x set building_id = j.building_id from regrid_moves m join regrid_moves j on j.regrid_id = wanted and j.kind = 'joined' and j.subject_id = m.building_id
      where m.regrid_id = wanted and m.kind = 'account' and x.id = m.subject_id;
  else
    perform part_buildings(wanted);
    update accounts x set area_code = m.from_code from regrid_moves m where m.regrid_id = wanted and m.kind = 'account' and x.id = m.subject_id;
    -- what came to a new grid since, without a door of the old ones, goes where most of its doors go
    for g in select (b ->> 'code')::bigint as code, (b ->> 'origin')::bigint as origin from jsonb_array_elements(r.plan -> 'born') b
      where (b ->> 'code')::bigint between r.area_code + 1 and r.area_code + 999 and (b ->> 'origin')::bigint between r.area_code and r.area_code + 999 loop
      for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'area_code'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          and c.relname <> all(array['audit_entries', 'household_stats', 'regrids', 'regrid_moves', 'area_changes', 'kept_tallies', 'transfers', 'colour_rules', 'reports', 'report_rows']) order by 1 loop
        execute format('select exists (select from %I where area_code = %s)', t, g.code) into found_any;
        if found_any then execute format('update %I set area_code = %s where area_code = %s', t, g.origin, g.code); end if;
      end loop;
    end loop;
  end if;
  update history v set area_code = m.b from regrid_rows m where v.row_id = m.id and v.area_code = m.a;
  if not forward then
    update areas set valid_to = null where code in (select (e ->> 'code')::bigint from jsonb_array_elements(r.plan -> 'ended') e);
    delete from areas where code in (select (b ->> 'code')::bigint from jsonb_array_elements(r.plan -> 'born') b);
    delete from regrid_moves where regrid_id = wanted;
  end if;
  drop table regrid_rows, regrid_subjects, regrid_homes, regrid_people, regrid_matters;
  perform set_config('app.follows', 'off', true), set_config('app.purpose', 'work', true);
end $$;
--> statement-breakpoint
revoke execute on function move_regrid(uuid, boolean), move_what_hangs(text, text, text[]), place_buildings(uuid, date), part_buildings(uuid) from public;
--> statement-breakpoint
grant execute on function move_regrid(uuid, boolean) to baijia_app;
