CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"resident_id" uuid,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	"given_by" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"withdrawn_because" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consents_kind_known" CHECK ("consents"."kind" in ('notice', 'sensitive', 'minor')),
	CONSTRAINT "consents_way_known" CHECK ("consents"."way" in ('written', 'spoken', 'online')),
	CONSTRAINT "consents_about" CHECK (("consents"."kind" = 'notice') = ("consents"."resident_id" is null)),
	CONSTRAINT "consents_ends_after_it_began" CHECK ("consents"."to_on" is null or "consents"."to_on" >= "consents"."from_on")
);
--> statement-breakpoint
CREATE INDEX "consents_household" ON "consents" USING btree ("household_id","kind");--> statement-breakpoint
CREATE INDEX "consents_area" ON "consents" USING btree ("area_code","from_on");
--> statement-breakpoint
-- What a family was told and agreed to is about people: inside the area, and only for those who may see people at all.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table consents enable row level security;
  alter table consents force row level security;
  execute format('create policy consents_area on consents as restrictive using (%s)', inside);
  execute format('create policy consents_inside on consents using (%s)', people);
  grant select, insert, update on consents to baijia_app;
  create trigger consents_history after update or delete on consents for each row execute function keep_history();
end $$;
