CREATE TABLE "age_cuts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"name" text NOT NULL,
	"bands" text NOT NULL,
	"from_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_closings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"code" text NOT NULL,
	"from_on" date NOT NULL,
	"set_by" uuid NOT NULL,
	"set_by_name" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid
);
--> statement-breakpoint
CREATE TABLE "roster_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"list" text NOT NULL,
	"number" integer NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"about" text NOT NULL,
	"query" jsonb NOT NULL,
	"on_day" date NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"monthly" boolean NOT NULL,
	"reason" text NOT NULL,
	"rows" integer NOT NULL,
	"row_ids" uuid[] NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"previous_hash" text,
	"frozen_at" timestamp with time zone NOT NULL,
	"frozen_by" uuid NOT NULL,
	"frozen_by_name" text NOT NULL,
	"voided_at" timestamp with time zone,
	"voided_by" uuid,
	"voided_by_name" text,
	"void_reason" text,
	CONSTRAINT "roster_versions_about_known" CHECK ("roster_versions"."about" in ('resident', 'household')),
	CONSTRAINT "roster_versions_void_whole" CHECK (("roster_versions"."voided_at" is null) = ("roster_versions"."void_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "exports" DROP CONSTRAINT "exports_kind_known";--> statement-breakpoint
CREATE INDEX "age_cuts_area" ON "age_cuts" USING btree ("area_code","from_on","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "roster_closings_open" ON "roster_closings" USING btree ("area_code","code") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "roster_versions_number" ON "roster_versions" USING btree ("area_code","list","number");--> statement-breakpoint
CREATE UNIQUE INDEX "roster_versions_month" ON "roster_versions" USING btree ("area_code","list","on_day") WHERE monthly and voided_at is null;--> statement-breakpoint
CREATE INDEX "roster_versions_area" ON "roster_versions" USING btree ("area_code","frozen_at");--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_kind_known" CHECK ("exports"."kind" in ('roster', 'version', 'households'));
--> statement-breakpoint
-- Versions speak of people: inside the area, and only for those who may see people at all. Of a version nothing can be changed
-- but that it is declared void, once: the application may write those columns alone, and a trigger holds everybody to it.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  t text;
begin
  foreach t in array array['roster_versions', 'roster_closings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I as restrictive using (%s)', t || '_area', t, inside);
    execute format('create policy %I on %I using (%s)', t || '_inside', t, people);
    execute format('create trigger %I after update or delete on %I for each row execute function keep_history()', t || '_history', t);
  end loop;
  grant select, insert on roster_versions to baijia_app;
  grant update (voided_at, voided_by, voided_by_name, void_reason) on roster_versions to baijia_app;
  grant select, insert, update on roster_closings to baijia_app;
end $$;
--> statement-breakpoint
create function refuse_change_of_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.voided_at is not null
    or to_jsonb(new) - '{voided_at,voided_by,voided_by_name,void_reason}'::text[] <> to_jsonb(old) - '{voided_at,voided_by,voided_by_name,void_reason}'::text[] then
    raise exception 'version % is frozen', old.id using errcode = 'insufficient_privilege', constraint = 'roster_versions_never_change';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger roster_versions_frozen before update or delete on roster_versions for each row execute function refuse_change_of_version();
--> statement-breakpoint
-- which lists are kept month by month, who set that, and until which month they are frozen: no more than that, for the process that goes on with them
create function roster_closings_to_keep() returns table (id uuid, set_by uuid, area_code bigint, code text, from_on date, frozen date[])
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.set_by, c.area_code, c.code, c.from_on,
    array(select v.on_day from roster_versions v where v.area_code = c.area_code and v.code = c.code and v.monthly)
  from roster_closings c where c.ended_at is null and current_setting('app.purpose', true) = 'resume' order by c.set_at
$$;
--> statement-breakpoint
revoke all on function roster_closings_to_keep() from public;
--> statement-breakpoint
grant execute on function roster_closings_to_keep() to baijia_app;
--> statement-breakpoint
-- A cut is nobody's secret: whoever works in its area knows it, and only those who answer for the whole area write it.
do $$
declare
  lo constant text := $q$nullif(current_setting('app.lo', true), '')::bigint$q$;
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table age_cuts enable row level security;
  alter table age_cuts force row level security;
  execute format('create policy age_cuts_read on age_cuts for select using (%s or area_code in (%s / 1000 * 1000, %s / 1000000 * 1000000))', inside, lo, lo);
  execute format('create policy age_cuts_make on age_cuts for insert with check (%s and %s)', inside, people);
  grant select, insert on age_cuts to baijia_app;
  create trigger age_cuts_append_only before update or delete or truncate on age_cuts for each statement execute function refuse_change();
end $$;
--> statement-breakpoint
-- A confirmation is written over by the next one; what it said before is kept, so that a list of a past day knows it.
create trigger confirmations_history after update or delete on confirmations for each row execute function keep_history();
