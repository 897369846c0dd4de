CREATE TABLE "household_acts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"kind" text NOT NULL,
	"household_id" uuid NOT NULL,
	"other_id" uuid,
	"on_day" date NOT NULL,
	"people" jsonb NOT NULL,
	"place" text,
	"changes" jsonb NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	"done_by" uuid NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	CONSTRAINT "household_acts_kind_known" CHECK ("household_acts"."kind" in ('birth', 'move_out', 'close', 'head', 'split', 'merge', 'vacate', 'convert'))
);
--> statement-breakpoint
ALTER TABLE "residencies" DROP CONSTRAINT "residencies_arrival_known";--> statement-breakpoint
ALTER TABLE "dwellings" ADD COLUMN "converted_on" date;--> statement-breakpoint
CREATE INDEX "household_acts_household" ON "household_acts" USING btree ("household_id","done_at");--> statement-breakpoint
CREATE INDEX "household_acts_other" ON "household_acts" USING btree ("other_id") WHERE other_id is not null;--> statement-breakpoint
CREATE INDEX "household_acts_area" ON "household_acts" USING btree ("area_code","done_at");--> statement-breakpoint
ALTER TABLE "residencies" ADD CONSTRAINT "residencies_arrival_known" CHECK ("residencies"."arrival" in ('registered', 'born', 'moved_in', 'rented', 'married', 'returned', 'split', 'merged', 'transferred', 'late_entry'));
--> statement-breakpoint
-- Operations speak of people: inside the area, and only for those who may see people at all.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table household_acts enable row level security;
  alter table household_acts force row level security;
  execute format('create policy household_acts_area on household_acts as restrictive using (%s)', inside);
  execute format('create policy household_acts_inside on household_acts using (%s)', people);
  grant select, insert, update on household_acts to baijia_app;
  create trigger household_acts_history after update or delete on household_acts for each row execute function keep_history();
end $$;
