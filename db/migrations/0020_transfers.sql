CREATE TABLE "transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"from_code" bigint NOT NULL,
	"resident_id" uuid NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'offered' NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"offered_by" uuid NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"answer" text,
	"on_day" date,
	"new_resident_id" uuid,
	CONSTRAINT "transfers_state_known" CHECK ("transfers"."state" in ('offered', 'accepted', 'refused', 'withdrawn', 'void'))
);
--> statement-breakpoint
CREATE INDEX "transfers_area" ON "transfers" USING btree ("area_code","offered_at");--> statement-breakpoint
CREATE INDEX "transfers_from" ON "transfers" USING btree ("from_code","offered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_one_open" ON "transfers" USING btree ("resident_id") WHERE state = 'offered';
--> statement-breakpoint
-- An offer lies between two committees: each sees it, only the one that offers makes it.
do $$
declare
  asked constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  offers constant text := $q$from_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table transfers enable row level security;
  alter table transfers force row level security;
  execute format('create policy transfers_read on transfers for select using (%s and (%s or %s))', people, asked, offers);
  execute format('create policy transfers_answer on transfers for update using (%s and (%s or %s))', people, asked, offers);
  execute format('create policy transfers_offer on transfers for insert with check (%s and %s)', people, offers);
  grant select, insert, update on transfers to baijia_app;
end $$;
--> statement-breakpoint
-- Accepting ends the stay with the committee that offered, in the same transaction and without its file being seen. Whoever no
-- longer lives there is not accepted. What was offered never changes, and an answer is given once.
create function end_transferred_stay() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.state <> 'offered' or (new.id, new.area_code, new.from_code, new.resident_id, new.name, new.reason, new.offered_at, new.offered_by)
    is distinct from (old.id, old.area_code, old.from_code, old.resident_id, old.name, old.reason, old.offered_at, old.offered_by) then
    raise exception 'an offer is answered once and never changed' using errcode = 'insufficient_privilege', constraint = 'transfers_answered_once';
  end if;
  if (case when new.state = 'withdrawn' then new.from_code else new.area_code end)
    not between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint then
    raise exception 'the other committee answers' using errcode = 'insufficient_privilege', constraint = 'transfers_own_side';
  end if;
  if new.state <> 'accepted' then return new; end if;
  update residencies set to_on = new.on_day, departure = 'transferred', ended_recorded_at = new.answered_at, version = version + 1
    where resident_id = new.resident_id and to_on is null and from_on <= new.on_day
      and area_code between new.from_code and new.from_code + 999;
  if not found or exists (select from residencies where resident_id = new.resident_id and to_on is null) then
    new.state := 'void';
    return new;
  end if;
  update households set head_id = null, version = version + 1 where head_id = new.resident_id and to_on is null;
  return new;
end $$;
--> statement-breakpoint
revoke execute on function end_transferred_stay() from public;
--> statement-breakpoint
create trigger transfers_answered before update on transfers for each row execute function end_transferred_stay();
