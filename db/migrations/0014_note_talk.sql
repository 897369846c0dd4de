-- Reports count what was heard as well.
create trigger observations_noted_insert after insert on observations referencing new table as fresh for each statement execute function note_changed_areas();
--> statement-breakpoint
create trigger observations_noted_update after update on observations referencing new table as fresh old table as stale for each statement execute function note_changed_areas();
--> statement-breakpoint
create trigger observations_noted_delete after delete on observations referencing old table as stale for each statement execute function note_changed_areas();
