CREATE TABLE "card_prints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"grid_code" bigint,
	"kind" text NOT NULL,
	"stated" jsonb NOT NULL,
	"copies" integer NOT NULL,
	"first_number" integer,
	"last_number" integer,
	"handed_to" text NOT NULL,
	"printed_at" timestamp with time zone NOT NULL,
	"printed_by" uuid NOT NULL,
	"withdrawn_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "card_prints_kind_known" CHECK ("card_prints"."kind" in ('contact', 'service', 'list', 'map'))
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"name" text NOT NULL,
	"place" text NOT NULL,
	"hours" text,
	"phone" text,
	"audience" text,
	"sort" integer DEFAULT 0 NOT NULL,
	"ended_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"place_code" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"wechat" text,
	"account_id" uuid,
	"from_on" date NOT NULL,
	"to_on" date,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "posts_kind_known" CHECK ("posts"."kind" in ('head', 'police', 'office'))
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"kind" text NOT NULL,
	"on_day" date NOT NULL,
	"from_time" text NOT NULL,
	"to_time" text NOT NULL,
	"place" text NOT NULL,
	"staff_ids" uuid[] DEFAULT '{}' NOT NULL,
	"cancelled_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "sittings_kind_known" CHECK ("sittings"."kind" in ('visit_day', 'stool', 'reception'))
);
--> statement-breakpoint
CREATE TABLE "pairings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pairings_days_in_order" CHECK ("pairings"."to_on" is null or "pairings"."to_on" >= "pairings"."from_on")
);
--> statement-breakpoint
CREATE TABLE "partner_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"list" text NOT NULL,
	"title" text NOT NULL,
	"partner_id" uuid,
	"issue_id" uuid,
	"demand" text,
	"state" text NOT NULL,
	"outcome" text,
	"on_day" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "partner_items_list_known" CHECK ("partner_items"."list" in ('suggestion', 'project')),
	CONSTRAINT "partner_items_state_known" CHECK ("partner_items"."state" in ('open', 'doing', 'done', 'dropped')),
	CONSTRAINT "partner_items_caused" CHECK ("partner_items"."issue_id" is not null or "partner_items"."demand" is not null)
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"contact" text,
	"phone" text,
	"offers" text,
	"from_on" date NOT NULL,
	"ended_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "partners_kind_known" CHECK ("partners"."kind" in ('organisation', 'agency', 'member'))
);
--> statement-breakpoint
ALTER TABLE "observations" ADD COLUMN "sitting_id" uuid;--> statement-breakpoint
CREATE INDEX "card_prints_area" ON "card_prints" USING btree ("area_code","printed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "card_prints_number" ON "card_prints" USING btree ("area_code","first_number") WHERE first_number is not null;--> statement-breakpoint
CREATE INDEX "offers_area" ON "offers" USING btree ("area_code","sort");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_one" ON "posts" USING btree ("place_code","kind") WHERE to_on is null;--> statement-breakpoint
CREATE INDEX "posts_area" ON "posts" USING btree ("area_code","place_code","from_on");--> statement-breakpoint
CREATE INDEX "sittings_area" ON "sittings" USING btree ("area_code","on_day","from_time");--> statement-breakpoint
CREATE INDEX "pairings_area" ON "pairings" USING btree ("area_code","from_on");--> statement-breakpoint
CREATE INDEX "pairings_account" ON "pairings" USING btree ("account_id","from_on");--> statement-breakpoint
CREATE UNIQUE INDEX "pairings_one" ON "pairings" USING btree ("area_code","account_id") WHERE to_on is null;--> statement-breakpoint
CREATE INDEX "partner_items_area" ON "partner_items" USING btree ("area_code","list","on_day" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "partner_items_issue" ON "partner_items" USING btree ("issue_id") WHERE issue_id is not null;--> statement-breakpoint
CREATE INDEX "partners_area" ON "partners" USING btree ("area_code","kind","name");--> statement-breakpoint
CREATE INDEX "observations_sitting" ON "observations" USING btree ("sitting_id") WHERE sitting_id is not null;--> statement-breakpoint
-- A post, a service and a printed card are the committee's: its grid workers read them from their grid. Posts and offers are
-- written by who answers for the whole committee; a grid worker prints cards for the own grid.
do $$
declare
  whole constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 and nullif(current_setting('app.hi', true), '')::bigint$q$;
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  t text;
begin
  foreach t in array array['posts', 'offers', 'card_prints'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for select using (%s and %s)', t || '_read', t, whole, people);
    execute format('grant select, insert, update on %I to baijia_app', t);
    execute format('create trigger %I after update or delete on %I for each row execute function keep_history()', t || '_history', t);
  end loop;
  foreach t in array array['posts', 'offers'] loop
    execute format('create policy %I on %I for insert with check (%s and %s)', t || '_add', t, inside, people);
    execute format('create policy %I on %I for update using (%s and %s)', t || '_change', t, inside, people);
  end loop;
  execute format('create policy card_prints_add on card_prints for insert with check (%s and %s)', whole, people);
  execute format('create policy card_prints_change on card_prints for update using (%s and %s)', whole, people);
end $$;
--> statement-breakpoint
-- 网格责任人: the name at the grid and the dated post say the same, whichever was written.
create function keep_grid_heads() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare today constant date := (coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) at time zone 'Asia/Shanghai')::date;
begin
  if tg_op = 'DELETE' then
    delete from posts where place_code = old.code;
    return null;
  end if;
  if new.level <> 'grid' or new.head_name is not distinct from
    (select p.name from posts p where p.place_code = new.code and p.kind = 'head' and p.to_on is null) then return null; end if;
  update posts set to_on = greatest(from_on, today), version = version + 1 where place_code = new.code and kind = 'head' and to_on is null;
  if new.head_name is not null then
    insert into posts (id, area_code, place_code, kind, name, from_on, recorded_by) values (gen_random_uuid(), new.code / 1000 * 1000, new.code, 'head',
      new.head_name, case when tg_op = 'INSERT' then new.valid_from else today end, nullif(current_setting('app.account', true), '')::uuid);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger areas_heads after insert or delete or update of head_name on areas for each row execute function keep_grid_heads();
--> statement-breakpoint
create function name_grid_heads() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update areas set head_name = new.name where code = new.place_code and level = 'grid' and head_name is distinct from new.name;
  return null;
end $$;
--> statement-breakpoint
create trigger posts_heads after insert on posts for each row when (new.kind = 'head' and new.to_on is null) execute function name_grid_heads();
--> statement-breakpoint
revoke execute on function keep_grid_heads(), name_grid_heads() from public;
--> statement-breakpoint
insert into posts (id, area_code, place_code, kind, name, from_on)
select gen_random_uuid(), code / 1000 * 1000, code, 'head', head_name, valid_from from areas where level = 'grid' and head_name is not null and valid_to is null;
--> statement-breakpoint
-- 对口联系 is written by the street and read by the committee; partners and their lists are the committee's.
do $$
declare
  whole constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 and nullif(current_setting('app.hi', true), '')::bigint$q$;
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  t text;
begin
  foreach t in array array['pairings', 'partners', 'partner_items'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for select using (%s and %s)', t || '_read', t, whole, people);
    execute format('grant select, insert, update on %I to baijia_app', t);
    execute format('create trigger %I after update or delete on %I for each row execute function keep_history()', t || '_history', t);
  end loop;
  foreach t in array array['partners', 'partner_items'] loop
    execute format('create policy %I on %I for insert with check (%s and %s)', t || '_add', t, inside, people);
    execute format('create policy %I on %I for update using (%s and %s)', t || '_change', t, inside, people);
  end loop;
  execute format('create policy pairings_add on pairings for insert with check (%s and current_setting(''app.role'', true) = ''street_cadre'')', inside);
  execute format('create policy pairings_change on pairings for update using (%s and current_setting(''app.role'', true) = ''street_cadre'')', inside);
end $$;
--> statement-breakpoint
-- A session is the committee's: its grid workers sign up for what the committee arranged, and note what is said there.
do $$
declare
  whole constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table sittings enable row level security;
  alter table sittings force row level security;
  execute format('create policy sittings_area on sittings as restrictive using (%s)', whole);
  execute format('create policy sittings_inside on sittings using (%s)', people);
  grant select, insert, update on sittings to baijia_app;
  create trigger sittings_history after update or delete on sittings for each row execute function keep_history();
end $$;
