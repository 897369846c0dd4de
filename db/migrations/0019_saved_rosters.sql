CREATE TABLE "saved_rosters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"committee_code" bigint NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"condition" jsonb NOT NULL,
	"shared" boolean NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "saved_rosters_committee" ON "saved_rosters" USING btree ("committee_code","name");--> statement-breakpoint
CREATE INDEX "residents_permit" ON "residents" USING btree ("area_code","permit_until") WHERE permit_until is not null;
--> statement-breakpoint
alter table saved_rosters enable row level security;
--> statement-breakpoint
alter table saved_rosters force row level security;
--> statement-breakpoint
-- a list is shared with the whole committee, so the range begins at the committee of the own area
create policy saved_rosters_inside on saved_rosters using (
  committee_code between nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 and nullif(current_setting('app.hi', true), '')::bigint
  and current_setting('app.people', true) = 'on');
--> statement-breakpoint
grant select, insert, delete on saved_rosters to baijia_app;
