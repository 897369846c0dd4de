CREATE TABLE "attachment_parts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"attachment_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"cipher" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"household_id" uuid,
	"visit_id" uuid,
	"observation_id" uuid,
	"kind" text NOT NULL,
	"bytes" integer NOT NULL,
	"hash" text NOT NULL,
	"parts" integer NOT NULL,
	"whole_at" timestamp with time zone,
	"media_type" text,
	"kept_hash" text,
	"gone_at" timestamp with time zone,
	"gone" text,
	"made_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "attachments_kind_known" CHECK ("attachments"."kind" in ('photo', 'sound')),
	CONSTRAINT "attachments_gone_known" CHECK ("attachments"."gone" in ('typed', 'cleaned'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_parts_place" ON "attachment_parts" USING btree ("attachment_id","part");--> statement-breakpoint
CREATE INDEX "attachments_visit" ON "attachments" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "attachments_observation" ON "attachments" USING btree ("observation_id");--> statement-breakpoint
CREATE INDEX "attachments_household" ON "attachments" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "attachments_area" ON "attachments" USING btree ("area_code","kind","whole_at");--> statement-breakpoint
-- A photo and a voice note lie in the area of their visit or place, for those who see people. Their parts go where they go.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  t text;
begin
  foreach t in array array['attachments', 'attachment_parts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I as restrictive using (%s)', t || '_area', t, inside);
    execute format('create policy %I on %I using (%s)', t || '_inside', t, people);
  end loop;
  grant select, insert, update on attachments to baijia_app;
  grant select, insert, delete on attachment_parts to baijia_app;
  create trigger attachments_history after update or delete on attachments for each row execute function keep_history();
end $$;
--> statement-breakpoint
create function move_attachment_parts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  update attachment_parts p set area_code = new.area_code where p.attachment_id = new.id;
  return null;
end $f$;
--> statement-breakpoint
create trigger attachments_moved after update of area_code on attachments
  for each row when (new.area_code <> old.area_code) execute function move_attachment_parts();
--> statement-breakpoint
-- A photo of a place goes with what was seen there.
create function move_attachments_of_place() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
begin
  update attachments a set area_code = new.area_code where a.observation_id = new.id;
  return null;
end $f$;
--> statement-breakpoint
create trigger observations_moved after update of area_code on observations
  for each row when (new.area_code <> old.area_code) execute function move_attachments_of_place();
--> statement-breakpoint
-- What was taken goes with the words: of a household that is cleaned, and of a person that is, in the homes they lived in until they left.
create function clean_attachments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $f$
declare
  ids uuid[];
begin
  if tg_table_name = 'households' then
    if not exists (select from clean_up_lines l join clean_ups c on c.id = l.clean_up_id where l.subject_id = new.id and c.kind = 'household' and c.state = 'asked') then
      return null;
    end if;
    select array_agg(a.id) into ids from attachments a where a.household_id = new.id;
  else
    select array_agg(a.id) into ids from attachments a join residencies y on y.household_id = a.household_id
      where y.resident_id = new.id and (a.made_at at time zone 'Asia/Shanghai')::date <= coalesce(y.to_on, 'infinity');
  end if;
  delete from attachment_parts p where p.attachment_id = any(ids);
  update attachments a set gone = 'cleaned', gone_at = coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())
    where a.id = any(ids) and a.gone is null;
  return null;
end $f$;
--> statement-breakpoint
create trigger households_cleaned after update on households
  for each row when (current_setting('app.cleaning', true) = 'on') execute function clean_attachments();
--> statement-breakpoint
create trigger residents_cleaned after update of name on residents
  for each row when (current_setting('app.cleaning', true) = 'on' and new.name <> old.name) execute function clean_attachments();
--> statement-breakpoint
revoke execute on function move_attachment_parts(), move_attachments_of_place(), clean_attachments() from public;
--> statement-breakpoint
-- Receipts answer for 400 days [R4], and what began to arrive and was never sent on is let go of: the phone that still has it begins anew.
create function sweep_sync(most int) returns int language plpgsql security definer set search_path = public, pg_temp as $f$
declare
  present constant timestamptz := nullif(current_setting('app.now', true), '')::timestamptz;
  ids uuid[];
  n int;
  m int;
begin
  if current_setting('app.purpose', true) is distinct from 'resume' or present is null then
    raise exception 'only the process that goes on with what was left sweeps' using errcode = 'insufficient_privilege';
  end if;
  delete from sync_receipts r where r.id in (select s.id from sync_receipts s where s.at < present - interval '400 days' order by s.at limit most);
  get diagnostics n = row_count;
  select array_agg(x.id) into ids from (select a.id from attachments a where a.whole_at is null and a.recorded_at < present - interval '35 days' limit most) x;
  delete from attachment_parts p where p.attachment_id = any(ids);
  delete from attachments a where a.id = any(ids);
  get diagnostics m = row_count;
  return n + m;
end $f$;
--> statement-breakpoint
revoke execute on function sweep_sync(int) from public;
--> statement-breakpoint
grant execute on function sweep_sync(int) to baijia_app;
--> statement-breakpoint
-- What a phone may forget: a receipt of its own person, together with the visit, the item or the file that it names, wherever that lies by now.
create function sync_arrived(asked uuid[]) returns table (sync_key uuid, hash text) language sql stable security definer set search_path = public, pg_temp as $f$
  select r.sync_key, r.hash from sync_receipts r
  where r.account_id = nullif(current_setting('app.account', true), '')::uuid and r.sync_key = any(asked)
    and (exists (select from visits v where v.id = (r.answer ->> 'id')::uuid)
      or exists (select from held_items i where i.id = (r.answer ->> 'id')::uuid)
      or exists (select from observations o where o.id = (r.answer ->> 'id')::uuid)
      or exists (select from attachments a where a.id = (r.answer ->> 'id')::uuid and a.whole_at is not null))
$f$;
--> statement-breakpoint
revoke execute on function sync_arrived(uuid[]) from public;
--> statement-breakpoint
grant execute on function sync_arrived(uuid[]) to baijia_app;
