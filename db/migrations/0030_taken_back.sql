CREATE TABLE "list_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"paper" text NOT NULL,
	"taking" text NOT NULL,
	"label" text NOT NULL,
	"address" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"people" jsonb NOT NULL,
	"undone" text NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"noted_by" uuid NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "list_notices_paper_known" CHECK ("list_notices"."paper" in ('roster', 'household')),
	CONSTRAINT "list_notices_taking_known" CHECK ("list_notices"."taking" in ('print', 'export')),
	CONSTRAINT "list_notices_undone_known" CHECK ("list_notices"."undone" in ('birth', 'move_in', 'move_out', 'death', 'close', 'head', 'split', 'merge', 'vacate', 'convert', 'same_person', 'transfer_in'))
);
--> statement-breakpoint
ALTER TABLE "household_acts" DROP CONSTRAINT "household_acts_kind_known";--> statement-breakpoint
CREATE INDEX "list_notices_open" ON "list_notices" USING btree ("account_id","noted_at") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "list_notices_area" ON "list_notices" USING btree ("area_code","noted_at");--> statement-breakpoint
ALTER TABLE "household_acts" ADD CONSTRAINT "household_acts_kind_known" CHECK ("household_acts"."kind" in ('birth', 'move_in', 'move_out', 'death', 'close', 'head', 'split', 'merge', 'vacate', 'convert', 'same_person', 'transfer_in'));
--> statement-breakpoint
-- A notice speaks of people: inside the area, and only for those who may see people at all.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table list_notices enable row level security;
  alter table list_notices force row level security;
  execute format('create policy list_notices_area on list_notices as restrictive using (%s)', inside);
  execute format('create policy list_notices_inside on list_notices using (%s)', people);
  grant select, insert, update on list_notices to baijia_app;
  create trigger list_notices_history after update or delete on list_notices for each row execute function keep_history();
end $$;
