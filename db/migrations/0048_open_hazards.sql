ALTER TABLE "observations" ADD COLUMN "open_hazard" text;--> statement-breakpoint
CREATE INDEX "observations_open_hazard" ON "observations" USING btree ("area_code","at") WHERE open_hazard is not null;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_open_hazard_known" CHECK ("observations"."open_hazard" in ('fire', 'manhole', 'railing', 'gas', 'charging', 'other'));