DROP INDEX "audit_entries_household";--> statement-breakpoint
CREATE INDEX "audit_entries_household_act" ON "audit_entries" USING btree ("household_id","act","at");