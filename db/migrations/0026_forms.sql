CREATE TABLE "form_fields" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"form_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"heading" text NOT NULL,
	"field" text
);
--> statement-breakpoint
CREATE TABLE "forms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"department" text NOT NULL,
	"name" text NOT NULL,
	"frequency" text NOT NULL,
	"source" text NOT NULL,
	"basis" text,
	"from_on" date NOT NULL,
	"to_on" date,
	"end_reason" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "forms_frequency_known" CHECK ("forms"."frequency" in ('daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'once', 'irregular')),
	CONSTRAINT "forms_source_known" CHECK ("forms"."source" in ('document', 'notice', 'group', 'system', 'spoken'))
);
--> statement-breakpoint
CREATE INDEX "form_fields_form" ON "form_fields" USING btree ("form_id","place");--> statement-breakpoint
CREATE INDEX "form_fields_area" ON "form_fields" USING btree ("area_code","field");--> statement-breakpoint
CREATE INDEX "forms_area" ON "forms" USING btree ("area_code","from_on");
--> statement-breakpoint
-- What departments ask of a committee is no secret of a person, yet only those who work with files have it before them.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  t text;
begin
  foreach t in array array['forms', 'form_fields'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I as restrictive using (%s)', t || '_area', t, inside);
    execute format('create policy %I on %I using (%s)', t || '_inside', t, people);
    execute format('create trigger %I after insert on %I referencing new table as fresh for each statement execute function note_changed_areas()', t || '_noted_insert', t);
    execute format('create trigger %I after update on %I referencing new table as fresh old table as stale for each statement execute function note_changed_areas()', t || '_noted_update', t);
    execute format('create trigger %I after delete on %I referencing old table as stale for each statement execute function note_changed_areas()', t || '_noted_delete', t);
  end loop;
  grant select, insert, update on forms to baijia_app;
  grant select, insert on form_fields to baijia_app;
  create trigger forms_history after update or delete on forms for each row execute function keep_history();
end $$;
