CREATE TABLE "issue_serials" (
	"committee_code" bigint NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "issue_serials_committee_code_year_pk" PRIMARY KEY("committee_code","year")
);
--> statement-breakpoint
ALTER TABLE "issues" DROP CONSTRAINT "issues_hard_names_unit_person_and_day";--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_hard_names_unit_person_and_day" CHECK (not ("issues"."hard" and "issues"."state" in ('handling', 'paused', 'handled')) or ("issues"."unit_code" is not null and "issues"."handler_id" is not null and ("issues"."due_at" is not null or "issues"."state" = 'paused')));--> statement-breakpoint
alter table issue_serials enable row level security;
--> statement-breakpoint
alter table issue_serials force row level security;
--> statement-breakpoint
-- a grid worker numbers for the whole committee, so the range begins at the committee of the own area
create policy issue_serials_inside on issue_serials using (
  committee_code between nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 and nullif(current_setting('app.hi', true), '')::bigint
  and current_setting('app.people', true) = 'on');
--> statement-breakpoint
grant select on issue_serials to baijia_app;
--> statement-breakpoint
create function count_issue_serials() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into issue_serials (committee_code, year, last)
  select area_code / 1000 * 1000, split_part(number, '-', 1)::int, max(split_part(number, '-', 2)::int)
  from fresh where number ~ '^[0-9]{4}-[0-9]{1,9}$' group by 1, 2
  order by 1, 2
  on conflict (committee_code, year) do update set last = greatest(issue_serials.last, excluded.last);
  return null;
end $$;
--> statement-breakpoint
create trigger issues_serials after insert on issues referencing new table as fresh for each statement execute function count_issue_serials();
--> statement-breakpoint
insert into issue_serials (committee_code, year, last)
select area_code / 1000 * 1000, split_part(number, '-', 1)::int, max(split_part(number, '-', 2)::int)
from issues where number ~ '^[0-9]{4}-[0-9]{1,9}$' group by 1, 2;
