CREATE TABLE "mediation_parties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"mediation_id" uuid NOT NULL,
	"resident_id" uuid,
	"household_id" uuid,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mediations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_on" date NOT NULL,
	"settled_on" date,
	"agreement" text,
	"follow_up_on" date,
	"followed_on" date,
	"followed_note" text,
	"mediator_ids" uuid[] DEFAULT '{}' NOT NULL,
	"reader_ids" uuid[] DEFAULT '{}' NOT NULL,
	"opened_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mediations_kind_known" CHECK ("mediations"."kind" in ('neighbours', 'family', 'noise', 'property', 'parking', 'renting', 'trade', 'other')),
	CONSTRAINT "mediations_state_known" CHECK ("mediations"."state" in ('open', 'agreed', 'failed', 'dropped')),
	CONSTRAINT "mediations_settled_whole" CHECK (("mediations"."state" = 'open') = ("mediations"."settled_on" is null)),
	CONSTRAINT "mediations_agreed_in_words" CHECK ("mediations"."state" <> 'agreed' or "mediations"."agreement" is not null)
);
--> statement-breakpoint
CREATE TABLE "street_terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"list" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"staff" boolean DEFAULT false NOT NULL,
	"sort" integer DEFAULT 0 NOT NULL,
	"retired_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "street_terms_list_known" CHECK ("street_terms"."list" in ('visitor_kind', 'competency'))
);
--> statement-breakpoint
CREATE TABLE "trainings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"course" text NOT NULL,
	"on_day" date NOT NULL,
	"competencies" text[] NOT NULL,
	"visitor_ids" uuid[] NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "talents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"consent_id" uuid NOT NULL,
	"skills" text[] NOT NULL,
	"reach" text,
	"led" jsonb DEFAULT '[]' NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consents" DROP CONSTRAINT "consents_kind_known";--> statement-breakpoint
ALTER TABLE "clean_ups" DROP CONSTRAINT "clean_ups_kind_known";--> statement-breakpoint
ALTER TABLE "retention_rules" DROP CONSTRAINT "retention_rules_kind_known";--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "competencies" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "mediation_parties_case" ON "mediation_parties" USING btree ("mediation_id");--> statement-breakpoint
CREATE INDEX "mediation_parties_resident" ON "mediation_parties" USING btree ("resident_id") WHERE resident_id is not null;--> statement-breakpoint
CREATE INDEX "mediation_parties_household" ON "mediation_parties" USING btree ("household_id") WHERE household_id is not null;--> statement-breakpoint
CREATE INDEX "mediations_area" ON "mediations" USING btree ("area_code","opened_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mediations_due" ON "mediations" USING btree ("area_code","follow_up_on") WHERE follow_up_on is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "street_terms_one" ON "street_terms" USING btree ("area_code","list","code");--> statement-breakpoint
CREATE INDEX "trainings_area" ON "trainings" USING btree ("area_code","on_day" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "talents_area" ON "talents" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "talents_household" ON "talents" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "talents_resident" ON "talents" USING btree ("resident_id");--> statement-breakpoint
CREATE UNIQUE INDEX "talents_consent" ON "talents" USING btree ("consent_id");--> statement-breakpoint
CREATE INDEX "consents_resident" ON "consents" USING btree ("resident_id","kind") WHERE resident_id is not null;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_kind_known" CHECK ("consents"."kind" in ('notice', 'sensitive', 'minor', 'talent'));--> statement-breakpoint
ALTER TABLE "clean_ups" ADD CONSTRAINT "clean_ups_kind_known" CHECK ("clean_ups"."kind" in ('left', 'died', 'household', 'import', 'version', 'mediation'));--> statement-breakpoint
ALTER TABLE "retention_rules" ADD CONSTRAINT "retention_rules_kind_known" CHECK ("retention_rules"."kind" in ('left', 'died', 'household', 'import', 'version', 'mediation'));--> statement-breakpoint
-- What somebody agreed to be asked for lies in their area, for those who may see people, and only while they agree: with the
-- consent withdrawn there is no row, whoever asks.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table talents enable row level security;
  alter table talents force row level security;
  execute format('create policy talents_area on talents as restrictive using (%s)', inside);
  execute format('create policy talents_inside on talents using (%s)', people);
  create policy talents_agreed on talents as restrictive for select
    using (exists (select from consents c where c.id = talents.consent_id and c.kind = 'talent' and c.to_on is null));
  grant select, insert, update on talents to baijia_app;
  create trigger talents_history after update or delete on talents for each row execute function keep_history();
end $$;
--> statement-breakpoint
-- Who moves within the committee takes along what they agreed to, so that those of the new grid find them.
create function follow_talents() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  update consents c set area_code = f.area_code, household_id = f.household_id from fresh f join talents t on t.resident_id = f.resident_id
    where c.id = t.consent_id and f.to_on is null and c.household_id <> f.household_id and c.area_code / 1000 = f.area_code / 1000;
  update talents t set area_code = f.area_code, household_id = f.household_id from fresh f
    where t.resident_id = f.resident_id and f.to_on is null and t.household_id <> f.household_id and t.area_code / 1000 = f.area_code / 1000;
  return null;
end $f$;
--> statement-breakpoint
revoke execute on function follow_talents() from public;
--> statement-breakpoint
create trigger residencies_talents_insert after insert on residencies referencing new table as fresh for each statement execute function follow_talents();
--> statement-breakpoint
create trigger residencies_talents_update after update on residencies referencing new table as fresh for each statement execute function follow_talents();
--> statement-breakpoint
-- What somebody can do is cleaned with them.
do $$ begin
  execute replace(pg_get_functiondef('clean_people(uuid[])'::regprocedure), $old$  delete from search_keys where subject_id = any(ids);$old$,
    $new$  done := done || jsonb_build_object('talents', clean_rows('talents', 'resident_id', ids, '{"skills": ["已清理"], "reach": null, "led": []}'));
  delete from search_keys where subject_id = any(ids);$new$);
  execute replace(pg_get_functiondef('clean_households(uuid[])'::regprocedure), $old$('fact_clashes', '{"before"$old$,
    $new$('talents', '{"skills": ["已清理"], "reach": null, "led": []}'), ('fact_clashes', '{"before"$new$);
end $$;
--> statement-breakpoint
-- A case is read and written by those named on it, and by the secretary of its committee. The grid workers beside them, the
-- street and everybody else have no row of it, whichever way they ask; nor of its parties, nor of its earlier versions.
do $$
declare
  whole constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 and nullif(current_setting('app.hi', true), '')::bigint$q$;
  mine constant text := $q$nullif(current_setting('app.people', true), '') is not null and (current_setting('app.role', true) = 'secretary' or nullif(current_setting('app.account', true), '')::uuid = any(reader_ids))$q$;
  t text;
begin
  foreach t in array array['mediations', 'mediation_parties'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create trigger %I after update or delete on %I for each row execute function keep_history()', t || '_history', t);
  end loop;
  execute format('create policy mediations_area on mediations as restrictive using (%s)', whole);
  execute format('create policy mediations_named on mediations using (%s)', mine);
  create policy mediation_parties_named on mediation_parties 
    using (exists (select from mediations m where m.id = mediation_parties.mediation_id and m.area_code = mediation_parties.area_code));
  create policy history_mediations on history as restrictive for select
    using (table_name not in ('mediations', 'mediation_parties') or exists (select from mediations m where m.id = history.row_id)
      or exists (select from mediation_parties p where p.id = history.row_id));
  grant select, insert, update on mediations to baijia_app;
  grant select, insert on mediation_parties to baijia_app;
end $$;
--> statement-breakpoint
-- That there is a case, and nothing of it: for those who work with the file of the household or the person.
create function mediation_exists(home uuid, person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $f$
  select current_setting('app.people', true) = 'on' and current_setting('app.role', true) in ('secretary', 'grid_worker')
    and (exists (select from households h join mediation_parties p on p.household_id = h.id or p.resident_id in
        (select y.resident_id from residencies y where y.household_id = h.id and y.to_on is null)
        where h.id = home and h.area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint)
      or exists (select from residents r join mediation_parties p on p.resident_id = r.id or p.resident_id in (select o.id from residents o where o.merged_into_id = r.id)
        where r.id = person and r.area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint))
$f$;
--> statement-breakpoint
-- How many, by committee and state: what the street sees.
create function mediation_counts(from_on date, to_on date) returns table (area_code bigint, state text, n int) language sql stable security definer set search_path = public, pg_temp as $f$
  select m.area_code, m.state, count(*)::int from mediations m
  where current_setting('app.people', true) = 'on' and current_setting('app.role', true) in ('secretary', 'street_cadre')
    and m.area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint
    and m.opened_on between from_on and to_on
  group by 1, 2
$f$;
--> statement-breakpoint
revoke execute on function mediation_exists(uuid, uuid), mediation_counts(date, date) from public;
--> statement-breakpoint
grant execute on function mediation_exists(uuid, uuid), mediation_counts(date, date) to baijia_app;
--> statement-breakpoint
-- Who is cleaned is cleaned from what was written of a case too; the case stays for the other side.
do $$ begin
  execute replace(pg_get_functiondef('clean_people(uuid[])'::regprocedure), $old$  delete from search_keys where subject_id = any(ids);$old$,
    $new$  done := done || jsonb_build_object('mediation_parties', clean_rows('mediation_parties', 'resident_id', ids, '{"name": "已清理"}'));
  delete from search_keys where subject_id = any(ids);$new$);
  execute replace(pg_get_functiondef('forget_name(text, uuid[])'::regprocedure), $old$      ('dwellings', 'x.id in$old$,
    $new$      ('mediations', 'x.id in (select p.mediation_id from mediation_parties p where p.household_id = any($1))', array['cause', 'agreement', 'followed_note']),
      ('dwellings', 'x.id in$new$);
end $$;
--> statement-breakpoint
-- A case that is over is kept for a time; then its words and names go, and that it was, of which kind and when, stays.
do $$ begin
  execute replace(pg_get_functiondef('retention_due(text, bigint, bigint, date)'::regprocedure), $old$    union all select v.id, (v.frozen_at$old$,
    $new$    union all select m.id, greatest(m.settled_on, m.followed_on) from mediations m where asked = 'mediation' and m.area_code between lo and hi
      and m.follow_up_on is null and greatest(m.settled_on, m.followed_on) < before
    union all select v.id, (v.frozen_at$new$);
  execute replace(pg_get_functiondef('clean_up(uuid)'::regprocedure), $old$  elsif r.kind = 'version' then$old$,
    $new$  elsif r.kind = 'mediation' then
    done := jsonb_build_object('mediations', clean_rows('mediations', 'id', ids, '{"cause": "已清理", "agreement": "已清理", "followed_note": "已清理"}'),
      'mediation_parties', clean_rows('mediation_parties', 'mediation_id', ids, '{"name": "已清理", "resident_id": null, "household_id": null}'));
  elsif r.kind = 'version' then$new$);
end $$;
--> statement-breakpoint
-- The lists of a street are nobody's secret: whoever works under it reads them, the street alone writes them. A training is the
-- committee's, read by its grid workers.
do $$
declare
  lo constant text := $q$nullif(current_setting('app.lo', true), '')::bigint$q$;
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  whole constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  t text;
begin
  foreach t in array array['street_terms', 'trainings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update on %I to baijia_app', t);
    execute format('create trigger %I after update or delete on %I for each row execute function keep_history()', t || '_history', t);
  end loop;
  execute format('create policy street_terms_read on street_terms for select using (%s or area_code = %s / 1000000 * 1000000)', inside, lo);
  execute format('create policy street_terms_add on street_terms for insert with check (%s and current_setting(''app.role'', true) = ''street_cadre'')', inside);
  execute format('create policy street_terms_change on street_terms for update using (%s and current_setting(''app.role'', true) = ''street_cadre'')', inside);
  execute format('create policy trainings_read on trainings for select using (%s and %s)', whole, people);
  execute format('create policy trainings_add on trainings for insert with check (%s and %s)', inside, people);
  execute format('create policy trainings_change on trainings for update using (%s and %s)', inside, people);
end $$;
