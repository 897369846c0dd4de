ALTER TABLE "tags" ADD COLUMN "covers" uuid[];
--> statement-breakpoint
-- How many files were confirmed lately is counted and kept.
create trigger confirmations_noted_insert after insert on confirmations referencing new table as fresh for each statement execute function note_changed_areas();
--> statement-breakpoint
create trigger confirmations_noted_update after update on confirmations referencing new table as fresh old table as stale for each statement execute function note_changed_areas();
--> statement-breakpoint
create trigger confirmations_noted_delete after delete on confirmations referencing old table as stale for each statement execute function note_changed_areas();
