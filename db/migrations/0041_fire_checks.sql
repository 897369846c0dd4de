CREATE TABLE "fire_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"visit_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"dwelling_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"extinguisher" text NOT NULL,
	"exit" text NOT NULL,
	"wiring" text NOT NULL,
	"lodging" text NOT NULL,
	"gas" text NOT NULL,
	"mend_by" date,
	"mended_on" date,
	"issue_id" uuid,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "fire_checks_extinguisher_known" CHECK ("fire_checks"."extinguisher" in ('ok', 'fault', 'none')),
	CONSTRAINT "fire_checks_exit_known" CHECK ("fire_checks"."exit" in ('ok', 'fault', 'none')),
	CONSTRAINT "fire_checks_wiring_known" CHECK ("fire_checks"."wiring" in ('ok', 'fault', 'none')),
	CONSTRAINT "fire_checks_lodging_known" CHECK ("fire_checks"."lodging" in ('ok', 'fault', 'none')),
	CONSTRAINT "fire_checks_gas_known" CHECK ("fire_checks"."gas" in ('ok', 'fault', 'none')),
	CONSTRAINT "fire_checks_fault_has_day" CHECK (('fault' in ("fire_checks"."extinguisher", "fire_checks"."exit", "fire_checks"."wiring", "fire_checks"."lodging", "fire_checks"."gas")) = ("fire_checks"."mend_by" is not null)),
	CONSTRAINT "fire_checks_mended_later" CHECK ("fire_checks"."mended_on" is null or ("fire_checks"."mend_by" is not null and "fire_checks"."mended_on" >= "fire_checks"."on_day"))
);
--> statement-breakpoint
ALTER TABLE "exports" DROP CONSTRAINT "exports_kind_known";--> statement-breakpoint
CREATE UNIQUE INDEX "fire_checks_visit" ON "fire_checks" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "fire_checks_household" ON "fire_checks" USING btree ("household_id","on_day" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "fire_checks_issue" ON "fire_checks" USING btree ("issue_id") WHERE issue_id is not null;--> statement-breakpoint
CREATE INDEX "fire_checks_area" ON "fire_checks" USING btree ("area_code","on_day");--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_kind_known" CHECK ("exports"."kind" in ('roster', 'version', 'households', 'shops'));--> statement-breakpoint
-- What was found in a shop lies in its area, and only for those who may see people at all: the file of the shop is somebody's.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table fire_checks enable row level security;
  alter table fire_checks force row level security;
  execute format('create policy fire_checks_area on fire_checks as restrictive using (%s)', inside);
  execute format('create policy fire_checks_inside on fire_checks using (%s)', people);
  grant select, insert, update on fire_checks to baijia_app;
  create trigger fire_checks_history after update or delete on fire_checks for each row execute function keep_history();
end $$;
