-- A note says which table was changed: counts of people stay when somebody only visits.
DELETE FROM "area_changes";--> statement-breakpoint
DELETE FROM "kept_tallies";--> statement-breakpoint
ALTER TABLE "area_changes" ADD COLUMN "what" text NOT NULL;--> statement-breakpoint
ALTER TABLE "area_changes" DROP CONSTRAINT "area_changes_area_code_transaction_id_pk";--> statement-breakpoint
ALTER TABLE "area_changes" ADD CONSTRAINT "area_changes_area_code_transaction_id_what_pk" PRIMARY KEY("area_code","transaction_id","what");--> statement-breakpoint
CREATE INDEX "audit_entries_edits" ON "audit_entries" USING btree ("household_id","at") WHERE "audit_entries"."act" in ('household.create', 'household.edit', 'household.classify', 'household.head', 'household.relations', 'resident.edit', 'contact.edit', 'care_plan.edit', 'resident.tag', 'resident.untag');--> statement-breakpoint
create or replace function note_changed_areas() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into area_changes (area_code, transaction_id, what)
    select distinct f.area_code, pg_current_xact_id()::text::bigint, tg_table_name from fresh f on conflict do nothing;
  elsif tg_op = 'DELETE' then
    insert into area_changes (area_code, transaction_id, what)
    select distinct s.area_code, pg_current_xact_id()::text::bigint, tg_table_name from stale s on conflict do nothing;
  else
    insert into area_changes (area_code, transaction_id, what)
    select distinct a.area_code, pg_current_xact_id()::text::bigint, tg_table_name
    from (select f.area_code from fresh f union select s.area_code from stale s) a on conflict do nothing;
  end if;
  return null;
end $$;
--> statement-breakpoint
create or replace function note_areas_of_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into area_changes (area_code, transaction_id, what)
  select distinct y.area_code, pg_current_xact_id()::text::bigint, 'residents'
  from fresh f join residencies y on y.resident_id = f.id on conflict do nothing;
  return null;
end $$;
