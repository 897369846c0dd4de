CREATE TABLE "cadence_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"about" text NOT NULL,
	"value" text NOT NULL,
	"days" integer NOT NULL,
	"basis" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"end_reason" text,
	"ended_by" uuid,
	"asked_weekly" integer,
	"done_weekly" integer,
	"over_reason" text,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cadence_rules_about_known" CHECK ("cadence_rules"."about" in ('colour', 'class', 'tag', 'all')),
	CONSTRAINT "cadence_rules_days_sane" CHECK ("cadence_rules"."days" between 1 and 366),
	CONSTRAINT "cadence_rules_end_after_begin" CHECK ("cadence_rules"."to_on" is null or "cadence_rules"."to_on" >= "cadence_rules"."from_on"),
	CONSTRAINT "cadence_rules_end_whole" CHECK (("cadence_rules"."to_on" is null) = ("cadence_rules"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "staff_hours" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"slots" text[] NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"weekly" integer NOT NULL,
	"from_on" date NOT NULL,
	"reason" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "visit_targets_sane" CHECK ("visit_targets"."weekly" between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "campaign_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"campaign_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"answer" smallint,
	"at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"campaign_id" uuid NOT NULL,
	"issue_id" uuid NOT NULL,
	"words" text NOT NULL,
	"marked_by" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_homes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"campaign_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"part" text,
	"first_on" date,
	CONSTRAINT "campaign_homes_part_known" CHECK ("campaign_homes"."part" is null or "campaign_homes"."part" in ('door', 'distant', 'missed', 'none'))
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"name" text NOT NULL,
	"purpose" text,
	"stated" text NOT NULL,
	"scope" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"visitor_ids" uuid[] DEFAULT '{}' NOT NULL,
	"question" text,
	"answers" text[] DEFAULT '{}' NOT NULL,
	"target" integer NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"content" text,
	"hash" text,
	"previous_hash" text,
	"verify_code" text,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "campaigns_state_known" CHECK ("campaigns"."state" in ('running', 'closed')),
	CONSTRAINT "campaigns_runs_forward" CHECK ("campaigns"."to_on" >= "campaigns"."from_on"),
	CONSTRAINT "campaigns_question_whole" CHECK (("campaigns"."question" is null) = (cardinality("campaigns"."answers") = 0)),
	CONSTRAINT "campaigns_closed_whole" CHECK (("campaigns"."state" = 'closed') = ("campaigns"."content" is not null and "campaigns"."hash" is not null and "campaigns"."verify_code" is not null and "campaigns"."closed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "households" ADD COLUMN "quiet_from" text;--> statement-breakpoint
ALTER TABLE "households" ADD COLUMN "quiet_to" text;--> statement-breakpoint
CREATE INDEX "cadence_rules_area" ON "cadence_rules" USING btree ("area_code","about","value","from_on");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_hours_account" ON "staff_hours" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "staff_hours_area" ON "staff_hours" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "visit_targets_area" ON "visit_targets" USING btree ("area_code","from_on","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_answers_one" ON "campaign_answers" USING btree ("campaign_id","household_id");--> statement-breakpoint
CREATE INDEX "campaign_answers_area" ON "campaign_answers" USING btree ("campaign_id","area_code","answer");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_cases_one" ON "campaign_cases" USING btree ("campaign_id","issue_id");--> statement-breakpoint
CREATE INDEX "campaign_cases_area" ON "campaign_cases" USING btree ("campaign_id","area_code");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_homes_one" ON "campaign_homes" USING btree ("campaign_id","household_id");--> statement-breakpoint
CREATE INDEX "campaign_homes_area" ON "campaign_homes" USING btree ("campaign_id","area_code","household_id");--> statement-breakpoint
CREATE INDEX "campaign_homes_household" ON "campaign_homes" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "campaigns_area" ON "campaigns" USING btree ("area_code","from_on");--> statement-breakpoint
CREATE UNIQUE INDEX "campaigns_verify_code" ON "campaigns" USING btree ("verify_code") WHERE verify_code is not null;--> statement-breakpoint
CREATE INDEX "visits_next_lead" ON "visits" USING btree ("lead_id","next_at") WHERE next_at is not null;--> statement-breakpoint
ALTER TABLE "households" ADD CONSTRAINT "households_quiet_whole" CHECK (("households"."quiet_from" is null) = ("households"."quiet_to" is null) and ("households"."quiet_from" is null or "households"."quiet_from" <> "households"."quiet_to"));--> statement-breakpoint
ALTER TABLE "households" ADD CONSTRAINT "households_quiet_clock" CHECK (concat("households"."quiet_from", "households"."quiet_to") ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]){0,2}$');--> statement-breakpoint
-- A rule of cadence is nobody's secret: whoever works under it knows it; only the street or committee itself writes it. It is
-- ended, never changed: what the week was found to be is noted once.
do $$
declare
  lo constant text := $q$nullif(current_setting('app.lo', true), '')::bigint$q$;
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table cadence_rules enable row level security;
  alter table cadence_rules force row level security;
  execute format('create policy cadence_rules_read on cadence_rules for select using (%s or area_code in (%s / 1000 * 1000, %s / 1000000 * 1000000))', inside, lo, lo);
  execute format('create policy cadence_rules_make on cadence_rules for insert with check (%s and %s)', inside, people);
  execute format('create policy cadence_rules_end on cadence_rules for update using (%s and %s) with check (%s and %s)', inside, people, inside, people);
  grant select, insert, update on cadence_rules to baijia_app;
  create trigger cadence_rules_history after update or delete on cadence_rules for each row execute function keep_history();
end $$;
--> statement-breakpoint
create function refuse_change_of_cadence() returns trigger language plpgsql as $$
declare
  ending constant text[] := array['to_on', 'end_reason', 'ended_by', 'asked_weekly', 'done_weekly'];
begin
  if to_jsonb(old) - ending is distinct from to_jsonb(new) - ending
    or (old.asked_weekly is not null and (old.asked_weekly, old.done_weekly) is distinct from (new.asked_weekly, new.done_weekly)) then
    raise exception 'a rule of cadence is ended, never changed' using errcode = 'insufficient_privilege', constraint = 'cadence_rules_only_end';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger cadence_rules_only_end before update on cadence_rules for each row execute function refuse_change_of_cadence();
--> statement-breakpoint
create trigger cadence_rules_stay before delete or truncate on cadence_rules for each statement execute function refuse_change();
--> statement-breakpoint
-- A rule holds in every area below its own, so their counts are made anew.
create function note_cadenced_areas() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into area_changes (area_code, transaction_id, what)
  select distinct a.code, pg_current_xact_id()::text::bigint, tg_table_name
  from fresh f join areas a on a.code between f.area_code and f.area_code + case when f.area_code % 1000000 = 0 then 999999 else 999 end
  on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
revoke execute on function note_cadenced_areas() from public;
--> statement-breakpoint
create trigger cadence_rules_noted_insert after insert on cadence_rules referencing new table as fresh for each statement execute function note_cadenced_areas();
--> statement-breakpoint
create trigger cadence_rules_noted_update after update on cadence_rules referencing new table as fresh for each statement execute function note_cadenced_areas();
--> statement-breakpoint
-- A target is a number for a grid: whoever works there knows it, the committee sets it, one after the other.
do $$
declare
  lo constant text := $q$nullif(current_setting('app.lo', true), '')::bigint$q$;
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table visit_targets enable row level security;
  alter table visit_targets force row level security;
  execute format('create policy visit_targets_read on visit_targets for select using (%s or area_code = %s / 1000 * 1000)', inside, lo);
  execute format('create policy visit_targets_make on visit_targets for insert with check (%s and %s)', inside, people);
  grant select, insert on visit_targets to baijia_app;
end $$;
--> statement-breakpoint
-- When somebody can come is known to those who work in the same area and above; each writes the own hours.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table staff_hours enable row level security;
  alter table staff_hours force row level security;
  execute format('create policy staff_hours_area on staff_hours as restrictive using (%s)', inside);
  execute format('create policy staff_hours_inside on staff_hours using (%s)', people);
  grant select, insert, update on staff_hours to baijia_app;
  create trigger staff_hours_history after update or delete on staff_hours for each row execute function keep_history();
end $$;
--> statement-breakpoint
-- A campaign is known to whoever works in it; its households, answers and cases lie in their areas and are for those who may
-- see people. What is closed stays as it was: the campaign, its targets, its answers, its cases.
do $$
declare
  lo constant text := $q$nullif(current_setting('app.lo', true), '')::bigint$q$;
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  t text;
begin
  alter table campaigns enable row level security;
  alter table campaigns force row level security;
  execute format('create policy campaigns_read on campaigns for select using (%s and (%s or area_code in (%s / 1000 * 1000, %s / 1000000 * 1000000)))', people, inside, lo, lo);
  create policy campaigns_verify on campaigns for select using (state = 'closed' and current_setting('app.purpose', true) = 'verify');
  execute format('create policy campaigns_make on campaigns for insert with check (%s and %s)', inside, people);
  execute format('create policy campaigns_close on campaigns for update using (%s and %s) with check (%s and %s)', inside, people, inside, people);
  grant select, insert, update on campaigns to baijia_app;
  create trigger campaigns_history after update or delete on campaigns for each row execute function keep_history();
  foreach t in array array['campaign_homes', 'campaign_answers', 'campaign_cases'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I as restrictive using (%s)', t || '_area', t, inside);
    execute format('create policy %I on %I using (%s)', t || '_inside', t, people);
    execute format('grant select, insert, update on %I to baijia_app', t);
  end loop;
  create trigger campaign_answers_history after update or delete on campaign_answers for each row execute function keep_history();
  create trigger campaign_cases_history after update or delete on campaign_cases for each row execute function keep_history();
end $$;
--> statement-breakpoint
-- Where something lies may change with the grids; what was found may not.
create function refuse_change_of_closed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'campaigns' then
    if tg_op = 'DELETE' or (old.state = 'closed' and to_jsonb(old) - 'area_code' is distinct from to_jsonb(new) - 'area_code') then
      raise exception 'campaign % is closed', old.id using errcode = 'insufficient_privilege', constraint = 'campaigns_closed_never_change';
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and to_jsonb(old) - 'area_code' is not distinct from to_jsonb(new) - 'area_code' then return new; end if;
  if exists (select from campaigns c where c.state = 'closed' and c.id = case when tg_op = 'DELETE' then old.campaign_id else new.campaign_id end) then
    raise exception 'the campaign is closed' using errcode = 'insufficient_privilege', constraint = 'campaigns_closed_never_change';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
revoke execute on function refuse_change_of_closed() from public;
--> statement-breakpoint
do $$
begin
  create trigger campaigns_closed before update or delete on campaigns for each row execute function refuse_change_of_closed();
  create trigger campaign_homes_closed before insert or update or delete on campaign_homes for each row execute function refuse_change_of_closed();
  create trigger campaign_answers_closed before insert or update or delete on campaign_answers for each row execute function refuse_change_of_closed();
  create trigger campaign_cases_closed before insert or update or delete on campaign_cases for each row execute function refuse_change_of_closed();
end $$;
