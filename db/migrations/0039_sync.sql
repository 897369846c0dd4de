CREATE TABLE "fact_clashes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"field" text NOT NULL,
	"before" text,
	"mine" text,
	"theirs" text,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	"choice" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "held_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"sync_key" uuid NOT NULL,
	"hash" text NOT NULL,
	"reason" text NOT NULL,
	"body_cipher" text NOT NULL,
	"device_at" timestamp with time zone,
	"held_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	"visit_id" uuid,
	"settled_reason" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phones" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"secret_cipher" text NOT NULL,
	"token_digest" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "phones_token_digest_unique" UNIQUE("token_digest")
);
--> statement-breakpoint
CREATE TABLE "sync_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"sync_key" uuid NOT NULL,
	"hash" text NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "fact_clashes_area" ON "fact_clashes" USING btree ("area_code","settled_at");--> statement-breakpoint
CREATE INDEX "fact_clashes_household" ON "fact_clashes" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "held_items_area" ON "held_items" USING btree ("area_code","settled_at","held_at");--> statement-breakpoint
CREATE INDEX "phones_account" ON "phones" USING btree ("account_id","added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sync_receipts_key" ON "sync_receipts" USING btree ("account_id","sync_key");--> statement-breakpoint
CREATE INDEX "sync_receipts_at" ON "sync_receipts" USING btree ("at");--> statement-breakpoint
-- A phone, and what its keys came to, are their person's own; while nobody can sign in any more the token alone finds the phone.
-- What was handed over and what two people told differently lies in its area, for those who see people.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  own constant text := $q$account_id = nullif(current_setting('app.account', true), '')::uuid$q$;
  t text;
begin
  foreach t in array array['phones', 'sync_receipts', 'held_items', 'fact_clashes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  execute format('create policy phones_own on phones using (%s)', own);
  create policy phones_sign_in on phones for select using (current_setting('app.purpose', true) = 'sign-in');
  grant select, insert, update on phones to baijia_app;
  execute format('create policy sync_receipts_own on sync_receipts using (%s)', own);
  grant select, insert on sync_receipts to baijia_app;
  foreach t in array array['held_items', 'fact_clashes'] loop
    execute format('create policy %I on %I as restrictive using (%s)', t || '_area', t, inside);
    execute format('create policy %I on %I using (%s)', t || '_inside', t, people);
    execute format('grant select, insert, update on %I to baijia_app', t);
    execute format('create trigger %I after update or delete on %I for each row execute function keep_history()', t || '_history', t);
  end loop;
end $$;
--> statement-breakpoint
-- 不上门 is a wish that is kept by the database too: nobody is arranged to knock at a door of class A.
create function visits_class_a_no_door() returns trigger language plpgsql set search_path = public, pg_temp as $f$
begin
  if new.next_at is not null and coalesce(new.next_mode, 'door') = 'door'
    and exists (select from households h where h.id = new.household_id and h.contact_class = 'A') then
    raise exception 'class A is not visited at the door' using errcode = 'check_violation', constraint = 'visits_class_a_no_door';
  end if;
  return new;
end $f$;
--> statement-breakpoint
revoke execute on function visits_class_a_no_door() from public;
--> statement-breakpoint
create trigger visits_class_a_no_door before insert or update of next_at, next_mode on visits
  for each row when (new.next_at is not null) execute function visits_class_a_no_door();
