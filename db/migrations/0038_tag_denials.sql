CREATE TABLE "tag_denials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"resident_id" uuid NOT NULL,
	"code" text NOT NULL,
	"said_on" date NOT NULL,
	"evidence" text NOT NULL,
	"said_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "tag_denials_one" ON "tag_denials" USING btree ("resident_id","code","said_on");--> statement-breakpoint
CREATE INDEX "tag_denials_area" ON "tag_denials" USING btree ("area_code","code");
--> statement-breakpoint
-- What somebody is not is about people as much as what they are: inside the area, and only for those who may see people at all.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table tag_denials enable row level security;
  alter table tag_denials force row level security;
  execute format('create policy tag_denials_area on tag_denials as restrictive using (%s)', inside);
  execute format('create policy tag_denials_inside on tag_denials using (%s)', people);
  -- never changed; an undone import takes back what it said
  grant select, insert, delete on tag_denials to baijia_app;
  create trigger tag_denials_history after update or delete on tag_denials for each row execute function keep_history();
  create trigger tag_denials_noted_insert after insert on tag_denials referencing new table as fresh for each statement execute function note_changed_areas();
  create trigger tag_denials_noted_update after update on tag_denials referencing new table as fresh old table as stale for each statement execute function note_changed_areas();
  create trigger tag_denials_noted_delete after delete on tag_denials referencing old table as stale for each statement execute function note_changed_areas();
end $$;
