ALTER TABLE "visitors" ADD COLUMN "phone_cipher" text;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "phone_masked" text;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "outside_contact_id" uuid;--> statement-breakpoint
CREATE INDEX "visits_outside" ON "visits" USING btree ("outside_contact_id","at") WHERE outside_contact_id is not null;