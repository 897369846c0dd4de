CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"committee_code" bigint NOT NULL,
	"festival" text NOT NULL,
	"item" text NOT NULL,
	"roster" text NOT NULL,
	"on_day" date NOT NULL,
	"made_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"delivery_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"resident_id" uuid,
	"place" integer NOT NULL,
	"delivered_on" date,
	"taken_by" text,
	"delivered_by" uuid,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "deliveries_committee" ON "deliveries" USING btree ("committee_code","on_day");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_lines_list" ON "delivery_lines" USING btree ("delivery_id","place");--> statement-breakpoint
CREATE INDEX "delivery_lines_area" ON "delivery_lines" USING btree ("area_code","delivery_id");--> statement-breakpoint
CREATE INDEX "delivery_lines_household" ON "delivery_lines" USING btree ("household_id");
--> statement-breakpoint
-- A list is the whole committee's, so its range begins at the committee of the own area; a line lies where its household does.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table deliveries enable row level security;
  alter table deliveries force row level security;
  create policy deliveries_inside on deliveries using (
    committee_code between nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 and nullif(current_setting('app.hi', true), '')::bigint
    and current_setting('app.people', true) = 'on');
  grant select, insert on deliveries to baijia_app;
  alter table delivery_lines enable row level security;
  alter table delivery_lines force row level security;
  execute format('create policy delivery_lines_area on delivery_lines as restrictive using (%s)', inside);
  execute format('create policy delivery_lines_inside on delivery_lines using (%s)', people);
  grant select, insert, update on delivery_lines to baijia_app;
  create trigger delivery_lines_history after update or delete on delivery_lines for each row execute function keep_history();
end $$;
