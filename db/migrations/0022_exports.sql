CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"words" text NOT NULL,
	"query" jsonb NOT NULL,
	"reason" text NOT NULL,
	"rows" integer NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_by_name" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"answer" text,
	"taken_at" timestamp with time zone,
	CONSTRAINT "exports_kind_known" CHECK ("exports"."kind" in ('roster', 'households')),
	CONSTRAINT "exports_state_known" CHECK ("exports"."state" in ('asked', 'approved', 'refused', 'taken')),
	CONSTRAINT "exports_second_person" CHECK ("exports"."decided_by" is distinct from "exports"."asked_by")
);
--> statement-breakpoint
CREATE INDEX "exports_area" ON "exports" USING btree ("area_code","asked_at");--> statement-breakpoint
CREATE INDEX "exports_waiting" ON "exports" USING btree ("area_code") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "exports_asked_by" ON "exports" USING btree ("asked_by","asked_at");
--> statement-breakpoint
-- Read and answered inside the area; what was asked never changes, and only its answer and its taking are written later.
alter table exports enable row level security;
--> statement-breakpoint
alter table exports force row level security;
--> statement-breakpoint
create policy exports_area on exports as restrictive using (
  area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint);
--> statement-breakpoint
create policy exports_inside on exports using (nullif(current_setting('app.people', true), '') is not null);
--> statement-breakpoint
grant select, insert, update (state, rows, decided_by, decided_by_name, decided_at, answer, taken_at) on exports to baijia_app;
