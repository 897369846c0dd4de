CREATE TABLE "colour_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"from_on" date NOT NULL,
	"red" text[] NOT NULL,
	"yellow" text[] NOT NULL,
	"reason" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"sign" text NOT NULL,
	"answer" text NOT NULL,
	"facts" text NOT NULL,
	"reason" text,
	"answered_on" date NOT NULL,
	"answered_by" uuid NOT NULL,
	CONSTRAINT "sign_answers_sign_known" CHECK ("sign_answers"."sign" in ('living_alone', 'elders_only', 'class')),
	CONSTRAINT "sign_answers_answer_known" CHECK ("sign_answers"."answer" in ('yes', 'no')),
	CONSTRAINT "sign_answers_no_has_reason" CHECK ("sign_answers"."answer" <> 'no' or "sign_answers"."reason" is not null)
);
--> statement-breakpoint
CREATE INDEX "colour_rules_area" ON "colour_rules" USING btree ("area_code","from_on","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_answers_one" ON "sign_answers" USING btree ("household_id","sign");--> statement-breakpoint
CREATE INDEX "sign_answers_area" ON "sign_answers" USING btree ("area_code","sign");
--> statement-breakpoint
-- An answer is about a family: inside the area, and only for those who may see people. A rule is nobody's secret: whoever works
-- in its street knows it, and only the street itself writes it, one version after the other.
do $$
declare
  lo constant text := $q$nullif(current_setting('app.lo', true), '')::bigint$q$;
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table sign_answers enable row level security;
  alter table sign_answers force row level security;
  execute format('create policy sign_answers_area on sign_answers as restrictive using (%s)', inside);
  execute format('create policy sign_answers_inside on sign_answers using (%s)', people);
  grant select, insert, update on sign_answers to baijia_app;
  create trigger sign_answers_history after update or delete on sign_answers for each row execute function keep_history();

  alter table colour_rules enable row level security;
  alter table colour_rules force row level security;
  execute format('create policy colour_rules_read on colour_rules for select using (%s or area_code = %s / 1000000 * 1000000)', inside, lo);
  execute format('create policy colour_rules_make on colour_rules for insert with check (%s and %s)', inside, people);
  grant select, insert on colour_rules to baijia_app;
end $$;
--> statement-breakpoint
-- A rule of a street holds in every area of it, so its counts are made anew in all of them.
create function note_ruled_areas() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into area_changes (area_code, transaction_id, what)
  select distinct a.code, pg_current_xact_id()::text::bigint, tg_table_name
  from fresh f join areas a on a.code between f.area_code and f.area_code + 999999 on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
revoke execute on function note_ruled_areas() from public;
--> statement-breakpoint
create trigger colour_rules_noted after insert on colour_rules referencing new table as fresh for each statement execute function note_ruled_areas();
--> statement-breakpoint
create trigger colour_rules_append_only before update or delete or truncate on colour_rules for each statement execute function refuse_change();
--> statement-breakpoint
do $$
begin
  create trigger sign_answers_noted_insert after insert on sign_answers referencing new table as fresh for each statement execute function note_changed_areas();
  create trigger sign_answers_noted_update after update on sign_answers referencing new table as fresh old table as stale for each statement execute function note_changed_areas();
  create trigger sign_answers_noted_delete after delete on sign_answers referencing old table as stale for each statement execute function note_changed_areas();
end $$;
