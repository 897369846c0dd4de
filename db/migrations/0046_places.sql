ALTER TABLE "held_items" ADD COLUMN "kind" text DEFAULT 'visit' NOT NULL;--> statement-breakpoint
ALTER TABLE "observations" ADD COLUMN "vehicle" text;--> statement-breakpoint
CREATE INDEX "observations_vehicle" ON "observations" USING btree ("area_code","at") WHERE vehicle is not null;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_vehicle_known" CHECK ("observations"."vehicle" in ('ambulance', 'police', 'removal'));