CREATE TABLE "identity_matches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"area_code" bigint NOT NULL,
	"resident_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"state" text DEFAULT 'found' NOT NULL,
	"reason" text,
	"asker_code" bigint,
	"asked_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"transfer_id" uuid,
	CONSTRAINT "identity_matches_ground_known" CHECK ("identity_matches"."ground" in ('id_number', 'name_birth_phone')),
	CONSTRAINT "identity_matches_state_known" CHECK ("identity_matches"."state" in ('found', 'asked', 'to_answer', 'leaving', 'kept_both', 'different'))
);
--> statement-breakpoint
CREATE TABLE "identity_pairs" (
	"one_match" uuid PRIMARY KEY NOT NULL,
	"other_match" uuid NOT NULL,
	"one_resident" uuid NOT NULL,
	"other_resident" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "distinctions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" uuid NOT NULL,
	CONSTRAINT "distinctions_ordered" CHECK ("distinctions"."one_id" < "distinctions"."other_id")
);
--> statement-breakpoint
ALTER TABLE "household_acts" DROP CONSTRAINT "household_acts_kind_known";--> statement-breakpoint
ALTER TABLE "transfers" DROP CONSTRAINT "transfers_state_known";--> statement-breakpoint
DROP INDEX "residents_identity";--> statement-breakpoint
ALTER TABLE "residents" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
CREATE INDEX "identity_matches_area" ON "identity_matches" USING btree ("area_code","state");--> statement-breakpoint
CREATE INDEX "identity_matches_resident" ON "identity_matches" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "identity_matches_transfer" ON "identity_matches" USING btree ("transfer_id") WHERE transfer_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "identity_pairs_other" ON "identity_pairs" USING btree ("other_match");--> statement-breakpoint
CREATE UNIQUE INDEX "identity_pairs_people" ON "identity_pairs" USING btree ("one_resident","other_resident");--> statement-breakpoint
CREATE INDEX "identity_pairs_other_resident" ON "identity_pairs" USING btree ("other_resident");--> statement-breakpoint
CREATE UNIQUE INDEX "distinctions_pair" ON "distinctions" USING btree ("one_id","other_id");--> statement-breakpoint
CREATE INDEX "residents_merged" ON "residents" USING btree ("merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "residents_identity" ON "residents" USING btree ((area_code / 1000),"id_index") WHERE id_index is not null and died_on is null and merged_into_id is null;--> statement-breakpoint
ALTER TABLE "household_acts" ADD CONSTRAINT "household_acts_kind_known" CHECK ("household_acts"."kind" in ('birth', 'move_out', 'close', 'head', 'split', 'merge', 'vacate', 'convert', 'same_person', 'transfer_in'));--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_state_known" CHECK ("transfers"."state" in ('offered', 'accepted', 'refused', 'withdrawn', 'void', 'undone'));
--> statement-breakpoint
-- That two records are not of one person is about people too: inside the area, and only for those who may see people at all.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table distinctions enable row level security;
  alter table distinctions force row level security;
  execute format('create policy distinctions_area on distinctions as restrictive using (%s)', inside);
  execute format('create policy distinctions_inside on distinctions using (%s)', people);
  grant select, insert on distinctions to baijia_app;
end $$;
--> statement-breakpoint
-- Each side sees its own half of a match and writes none of it: what is written goes through the functions below, which know
-- both sides and hand out nothing of either.
do $$
declare
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
begin
  alter table identity_matches enable row level security;
  alter table identity_matches force row level security;
  execute format('create policy identity_matches_area on identity_matches as restrictive using (%s)', inside);
  execute format('create policy identity_matches_inside on identity_matches using (%s)', people);
  grant select on identity_matches to baijia_app;
  alter table identity_pairs enable row level security;
  alter table identity_pairs force row level security;
end $$;
--> statement-breakpoint
-- Who of these people of the own area lives with another committee too, by keyed number or by name, birth and keyed telephone.
-- Yields how many were found anew; a pair once found, and whatever came of it, is never found again.
create function find_same_people(people uuid[]) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lo constant bigint := nullif(current_setting('app.lo', true), '')::bigint;
  hi constant bigint := nullif(current_setting('app.hi', true), '')::bigint;
  pair record;
  one uuid;
  other uuid;
  found_anew integer := 0;
begin
  if nullif(current_setting('app.people', true), '') is null or lo is null then return 0; end if;
  for pair in
    with own as materialized (
      select r.* from residents r where r.id = any (people) and r.area_code between lo and hi and r.died_on is null and r.merged_into_id is null
        and exists (select from residencies y where y.resident_id = r.id and y.to_on is null)),
    alike as (
      select r.id as own_id, r.area_code as own_area, o.id as far_id, o.area_code as far_area, 'id_number' as ground
        from own r join residents o on o.id_index = r.id_index
      union all
      select r.id, r.area_code, o.id, o.area_code, 'name_birth_phone'
        from own r join residents o on o.phone_index = r.phone_index and o.name = r.name and o.born_on = r.born_on
        where r.birth_precision = 'day' and o.birth_precision = 'day' and (r.id_index is null or o.id_index is null))
    select distinct on (a.own_id, a.far_id) a.* from alike a join residents o on o.id = a.far_id
      where a.far_area / 1000 <> a.own_area / 1000 and o.died_on is null and o.merged_into_id is null
        and exists (select from residencies y where y.resident_id = o.id and y.to_on is null)
        and not exists (select from identity_pairs p where p.one_resident = least(a.own_id, a.far_id) and p.other_resident = greatest(a.own_id, a.far_id))
      order by a.own_id, a.far_id, a.ground
  loop
    one := gen_random_uuid();
    other := gen_random_uuid();
    insert into identity_pairs (one_match, other_match, one_resident, other_resident)
      values (one, other, least(pair.own_id, pair.far_id), greatest(pair.own_id, pair.far_id)) on conflict do nothing;
    if not found then continue; end if;
    insert into identity_matches (id, area_code, resident_id, ground) values
      (one, case when pair.own_id < pair.far_id then pair.own_area else pair.far_area end, least(pair.own_id, pair.far_id), pair.ground),
      (other, case when pair.own_id < pair.far_id then pair.far_area else pair.own_area end, greatest(pair.own_id, pair.far_id), pair.ground);
    found_anew := found_anew + 1;
  end loop;
  return found_anew;
end $$;
--> statement-breakpoint
-- The own side of a match in a state, with the other side, both held; nothing when it is not of the own area.
create function both_sides(handle uuid, wanted text) returns table (own uuid, far uuid, own_area bigint) language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if nullif(current_setting('app.people', true), '') is null then return; end if;
  perform from identity_matches m join identity_pairs p on m.id in (p.one_match, p.other_match)
    where handle in (p.one_match, p.other_match) order by m.id for update of m;
  return query select m.id, case when p.one_match = m.id then p.other_match else p.one_match end, m.area_code
    from identity_matches m join identity_pairs p on m.id in (p.one_match, p.other_match)
    where m.id = handle and m.state = wanted
      and m.area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint;
end $$;
--> statement-breakpoint
-- Asks the other committee, which is told the reason and who asks; true when it could be asked.
create function ask_same_person(handle uuid, words text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  side record;
  moment constant timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
begin
  select * into side from both_sides(handle, 'found');
  if side.own is null then return false; end if;
  update identity_matches set state = 'asked', reason = words, asked_at = moment where id = side.own;
  update identity_matches set state = 'to_answer', reason = words, asked_at = moment, asker_code = side.own_area / 1000 * 1000 where id = side.far;
  return true;
end $$;
--> statement-breakpoint
-- Answers for both sides at once: what was asked, or that a match just found is none.
create function answer_same_person(handle uuid, verdict text, offer uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  side record;
  moment constant timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
begin
  select * into side from both_sides(handle, 'to_answer');
  if side.own is null and verdict = 'different' then select * into side from both_sides(handle, 'found'); end if;
  if side.own is null or verdict not in ('leaving', 'kept_both', 'different') then return false; end if;
  update identity_matches set state = verdict, answered_at = moment, transfer_id = offer where id in (side.own, side.far);
  return true;
end $$;
--> statement-breakpoint
-- An agreement to let somebody go holds as long as the offer does.
create function reopen_matches() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state in ('refused', 'withdrawn', 'void', 'undone') then
    update identity_matches set state = 'found', reason = null, asker_code = null, asked_at = null, answered_at = null, transfer_id = null
      where transfer_id = new.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger transfers_matched after update on transfers for each row execute function reopen_matches();
--> statement-breakpoint
-- A record that is taken back takes its matches along.
create function forget_matches() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from identity_matches m using identity_pairs p
    where m.id in (p.one_match, p.other_match) and old.id in (p.one_resident, p.other_resident);
  delete from identity_pairs p where old.id in (p.one_resident, p.other_resident);
  return null;
end $$;
--> statement-breakpoint
create trigger residents_matched after delete on residents for each row execute function forget_matches();
--> statement-breakpoint
revoke execute on function find_same_people(uuid[]), both_sides(uuid, text), ask_same_person(uuid, text), answer_same_person(uuid, text, uuid), reopen_matches(), forget_matches() from public;
--> statement-breakpoint
grant execute on function find_same_people(uuid[]), ask_same_person(uuid, text), answer_same_person(uuid, text, uuid) to baijia_app;
--> statement-breakpoint
-- What was accepted may be sent back by the side that accepted: the stay that ended goes on, unless the person or the file has
-- moved on since. Whoever was head by the history of that very moment is head again.
create or replace function end_transferred_stay() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare stay residencies;
begin
  if not (old.state = 'offered' or (old.state = 'accepted' and new.state = 'undone'))
    or (new.id, new.area_code, new.from_code, new.resident_id, new.name, new.reason, new.offered_at, new.offered_by)
    is distinct from (old.id, old.area_code, old.from_code, old.resident_id, old.name, old.reason, old.offered_at, old.offered_by) then
    raise exception 'an offer is answered once and never changed' using errcode = 'insufficient_privilege', constraint = 'transfers_answered_once';
  end if;
  if (case when new.state = 'withdrawn' then new.from_code else new.area_code end)
    not between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint then
    raise exception 'the other committee answers' using errcode = 'insufficient_privilege', constraint = 'transfers_own_side';
  end if;
  if new.state = 'undone' then
    select y.* into stay from residencies y join households h on h.id = y.household_id and h.to_on is null
      join residents r on r.id = y.resident_id and r.died_on is null and r.merged_into_id is null
      where y.resident_id = old.resident_id and y.departure = 'transferred' and y.to_on = old.on_day and y.ended_recorded_at = old.answered_at
        and y.area_code between old.from_code and old.from_code + 999
        and not exists (select from residencies o where o.resident_id = old.resident_id and o.id <> y.id and (o.to_on is null or o.to_on > y.to_on))
      for update of y, h;
    if stay.id is null then
      new.state := 'accepted';
      return new;
    end if;
    update residencies set to_on = null, departure = null, ended_recorded_at = null, version = version + 1 where id = stay.id;
    update households set head_id = old.resident_id, version = version + 1 where id = stay.household_id and head_id is null
      and exists (select from history v where v.table_name = 'households' and v.row_id = stay.household_id
        and v.at = old.answered_at and v.before ->> 'head_id' = old.resident_id::text);
    return new;
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
