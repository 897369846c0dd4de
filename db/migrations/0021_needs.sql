CREATE TABLE "needs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"resident_id" uuid,
	"kind" text NOT NULL,
	"words" text,
	"state" text DEFAULT 'open' NOT NULL,
	"outcome" text,
	"from_on" date NOT NULL,
	"to_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "needs_kind_known" CHECK ("needs"."kind" in ('childcare', 'nursery', 'schooling', 'meals', 'bathing', 'medical', 'nursing', 'rehabilitation', 'walking', 'company', 'counselling', 'digital', 'job', 'papers', 'legal', 'cleaning', 'ageing_home', 'appliances', 'plumbing', 'safety', 'relief', 'housing', 'other')),
	CONSTRAINT "needs_state_known" CHECK ("needs"."state" in ('open', 'working', 'met', 'dropped')),
	CONSTRAINT "needs_ended_whole" CHECK (("needs"."state" in ('met', 'dropped')) = ("needs"."to_on" is not null)),
	CONSTRAINT "needs_ends_after_it_began" CHECK ("needs"."to_on" is null or "needs"."to_on" >= "needs"."from_on")
);
--> statement-breakpoint
CREATE INDEX "needs_area" ON "needs" USING btree ("area_code","kind","to_on");--> statement-breakpoint
CREATE INDEX "needs_household" ON "needs" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "needs_resident" ON "needs" USING btree ("resident_id") WHERE resident_id is not null;
--> statement-breakpoint
-- Needs speak of people: inside the area, and only for those who may see people at all. Rosters that are kept count them.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table needs enable row level security;
  alter table needs force row level security;
  execute format('create policy needs_area on needs as restrictive using (%s)', inside);
  execute format('create policy needs_inside on needs using (%s)', people);
  grant select, insert, update on needs to baijia_app;
  create trigger needs_history after update or delete on needs for each row execute function keep_history();
  create trigger needs_noted_insert after insert on needs referencing new table as fresh for each statement execute function note_changed_areas();
  create trigger needs_noted_update after update on needs referencing new table as fresh old table as stale for each statement execute function note_changed_areas();
  create trigger needs_noted_delete after delete on needs referencing old table as stale for each statement execute function note_changed_areas();
end $$;
