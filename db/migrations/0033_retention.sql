CREATE TABLE "clean_up_lines" (
	"clean_up_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"area_code" bigint NOT NULL,
	"since" date NOT NULL,
	"cleaned_at" timestamp with time zone,
	CONSTRAINT "clean_up_lines_clean_up_id_subject_id_pk" PRIMARY KEY("clean_up_id","subject_id")
);
--> statement-breakpoint
CREATE TABLE "clean_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"kind" text NOT NULL,
	"months" integer NOT NULL,
	"basis" text NOT NULL,
	"before_day" date NOT NULL,
	"lines" integer NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_by_name" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"answer" text,
	"receipt" jsonb,
	CONSTRAINT "clean_ups_kind_known" CHECK ("clean_ups"."kind" in ('left', 'died', 'household', 'import')),
	CONSTRAINT "clean_ups_state_known" CHECK ("clean_ups"."state" in ('asked', 'done', 'refused')),
	CONSTRAINT "clean_ups_second_person" CHECK ("clean_ups"."decided_by" is distinct from "clean_ups"."asked_by"),
	CONSTRAINT "clean_ups_done_has_receipt" CHECK (("clean_ups"."state" = 'done') = ("clean_ups"."receipt" is not null))
);
--> statement-breakpoint
CREATE TABLE "retention_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_code" bigint NOT NULL,
	"kind" text NOT NULL,
	"months" integer NOT NULL,
	"basis" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "retention_rules_kind_known" CHECK ("retention_rules"."kind" in ('left', 'died', 'household', 'import')),
	CONSTRAINT "retention_rules_months_sound" CHECK ("retention_rules"."months" between 1 and 600)
);
--> statement-breakpoint
CREATE INDEX "clean_up_lines_subject" ON "clean_up_lines" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "clean_up_lines_area" ON "clean_up_lines" USING btree ("area_code");--> statement-breakpoint
CREATE INDEX "clean_ups_area" ON "clean_ups" USING btree ("area_code","asked_at");--> statement-breakpoint
CREATE INDEX "retention_rules_area" ON "retention_rules" USING btree ("area_code","kind","made_at");
--> statement-breakpoint
-- What is kept how long, and what was cleaned, is about people: inside the area, and only for those who may see people at
-- all. A rule of the street holds for its committees, so they read it.
do $$
declare
  lo constant text := $q$nullif(current_setting('app.lo', true), '')::bigint$q$;
  inside constant text := $q$area_code between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint$q$;
  people constant text := $q$nullif(current_setting('app.people', true), '') is not null$q$;
  t text;
begin
  foreach t in array array['retention_rules', 'clean_ups', 'clean_up_lines'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  execute format('create policy retention_rules_read on retention_rules for select using (%s and (%s or area_code = %s / 1000000 * 1000000))', people, inside, lo);
  execute format('create policy retention_rules_make on retention_rules for insert with check (%s and %s)', people, inside);
  foreach t in array array['clean_ups', 'clean_up_lines'] loop
    execute format('create policy %I on %I as restrictive using (%s)', t || '_area', t, inside);
    execute format('create policy %I on %I using (%s)', t || '_inside', t, people);
  end loop;
  grant select, insert on retention_rules, clean_up_lines to baijia_app;
  grant select, insert, update on clean_ups to baijia_app;
end $$;
--> statement-breakpoint
create trigger retention_rules_append_only before update or delete or truncate on retention_rules for each statement execute function refuse_change();
--> statement-breakpoint
-- What was offered never changes, but for its words once the person is cleaned.
drop trigger transfers_answered on transfers;
--> statement-breakpoint
create trigger transfers_answered before update on transfers for each row when (current_setting('app.cleaning', true) is distinct from 'on') execute function end_transferred_stay();
--> statement-breakpoint
-- What ended before a day and was not cleaned yet; the same question for the list, and again when it is carried out.
create function retention_due(asked text, lo bigint, hi bigint, before date) returns table (subject_id uuid, since date) language sql stable set search_path = public, pg_temp as $$
  select d.id, d.since from (
    select y.resident_id as id, max(y.to_on) as since from residencies y join residents r on r.id = y.resident_id
      where asked = 'left' and y.area_code between lo and hi and y.to_on < before and r.died_on is null and r.merged_into_id is null
        and r.area_code between lo and hi
        and not exists (select from residencies o where o.resident_id = y.resident_id and (o.to_on is null or o.to_on >= before))
      group by y.resident_id
    union all select r.id, r.died_on from residents r where asked = 'died' and r.area_code between lo and hi and r.died_on < before
    union all select h.id, h.to_on from households h where asked = 'household' and h.area_code between lo and hi and h.to_on < before
    union all select b.id, (b.recorded_at at time zone 'Asia/Shanghai')::date from import_batches b where asked = 'import' and b.area_code between lo and hi
      and b.recorded_at < before::timestamp at time zone 'Asia/Shanghai') d
  where not exists (select from clean_up_lines c where c.subject_id = d.id and c.cleaned_at is not null)
$$;
--> statement-breakpoint
create function covered(version jsonb, cover jsonb) returns jsonb language sql immutable set search_path = public, pg_temp as $$
  select jsonb_object_agg(e.key, case when cover ? e.key and e.value <> 'null'::jsonb then cover -> e.key else e.value end) from jsonb_each(version) e
$$;
--> statement-breakpoint
-- Puts `cover` over the columns it names, in the rows and in every earlier version of them; what was empty stays empty.
create function clean_rows(tab text, keyed text, ids uuid[], cover jsonb) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n int;
  sets text;
begin
  select string_agg(format('%1$I = case when x.%1$I is null then null else r.%1$I end', k), ', ') into sets from jsonb_object_keys(cover) k;
  execute format('update %1$I x set %2$s from jsonb_populate_record(null::%1$I, $1) r where x.%3$I = any($2)', tab, sets, keyed) using cover, ids;
  get diagnostics n = row_count;
  execute format('update history v set before = covered(v.before, $1) from %I x where x.%I = any($2) and v.row_id = x.id and v.table_name = %L', tab, keyed, tab) using cover, ids;
  return n;
end $$;
--> statement-breakpoint
-- A name within what was written about the household, now and in every earlier version.
create function forget_name(person text, homes uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t record;
begin
  for t in select * from (values
      ('households', 'x.id = any($1)', array['note', 'attention_reason']), ('visits', 'x.household_id = any($1)', array['note']),
      ('observations', 'x.household_id = any($1)', array['text']), ('promises', 'x.household_id = any($1)', array['text', 'answer', 'postponed_reason']),
      ('issues', 'x.household_id = any($1)', array['title', 'detail', 'reply', 'outcome']),
      ('issue_steps', 'x.issue_id in (select i.id from issues i where i.household_id = any($1))', array['note']),
      ('follow_ups', 'x.household_id = any($1)', array['note']), ('needs', 'x.household_id = any($1)', array['words', 'outcome']),
      ('care_plans', 'x.household_id = any($1)', array['measure', 'owner', 'outcome']), ('tags', 'x.household_id = any($1)', array['detail', 'evidence']),
      ('outside_contacts', 'x.household_id = any($1)', array['name', 'place']), ('classifications', 'x.household_id = any($1)', array['reason']),
      ('sign_answers', 'x.household_id = any($1)', array['reason']), ('consents', 'x.household_id = any($1)', array['given_by', 'withdrawn_because']),
      ('delivery_lines', 'x.household_id = any($1)', array['taken_by']), ('fact_clashes', 'x.household_id = any($1)', array['before', 'mine', 'theirs']),
      ('dwellings', 'x.id in (select h.dwelling_id from households h where h.id = any($1))', array['owner_name', 'note'])) v (tab, place, cols)
  loop
    execute format('update %I x set %s where %s and concat_ws('' '', %s) like ''%%'' || $2 || ''%%''', t.tab,
      (select string_agg(format('%1$I = replace(x.%1$I, $2, ''已清理'')', c), ', ') from unnest(t.cols) c), t.place,
      (select string_agg(format('x.%I', c), ', ') from unnest(t.cols) c)) using homes, person;
    execute format('update history v set before = replace(v.before::text, $2, ''已清理'')::jsonb from %I x where %s and v.row_id = x.id and v.before::text like ''%%'' || $2 || ''%%''', t.tab, t.place)
      using homes, person;
  end loop;
end $$;
--> statement-breakpoint
create function clean_people(wanted uuid[]) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- a record that went into one of them is the same person
  ids constant uuid[] := wanted || (select coalesce(array_agg(r.id), '{}') from residents r where r.merged_into_id = any(wanted));
  p record;
  done jsonb := '{}';
  homes uuid[];
begin
  for p in select r.id, r.name, r.former_name from residents r where r.id = any(ids) loop
    select array_agg(distinct y.household_id) into homes from residencies y where y.resident_id = p.id;
    if length(p.name) > 1 then perform forget_name(p.name, homes); end if;
    if length(p.former_name) > 1 then perform forget_name(p.former_name, homes); end if;
  end loop;
  update residents set guardian_name = null where guardian_id = any(ids) and guardian_name is not null;
  done := done || jsonb_build_object('residents', clean_rows('residents', 'id', ids, '{"name": "已清理", "pinyin": "yiqingli", "initials": "yql", "former_name": null,
    "ethnic": null, "id_type": "NONE", "id_cipher": null, "id_index": null, "id_masked": null, "id_override": null, "phone_cipher": null, "phone_index": null,
    "phone_masked": null, "phone_note": null, "education": null, "marital": null, "work": null, "health": null, "hukou_address": null, "permit_until": null,
    "guardian_id": null, "guardian_name": null, "note": null}'));
  done := done || jsonb_build_object('tags', clean_rows('tags', 'resident_id', ids, '{"detail": null, "evidence": null}'));
  done := done || jsonb_build_object('needs', clean_rows('needs', 'resident_id', ids, '{"words": null, "outcome": null}'));
  done := done || jsonb_build_object('consents', clean_rows('consents', 'resident_id', ids, '{"given_by": "已清理", "withdrawn_because": "已清理"}'));
  done := done || jsonb_build_object('delivery_lines', clean_rows('delivery_lines', 'resident_id', ids, '{"taken_by": "已清理"}'));
  done := done || jsonb_build_object('transfers', clean_rows('transfers', 'resident_id', ids, '{"name": "已清理", "reason": "已清理", "answer": null}')
    + clean_rows('transfers', 'new_resident_id', ids, '{"name": "已清理", "reason": "已清理", "answer": null}'));
  perform clean_rows('identity_matches', 'resident_id', ids, '{"reason": null}');
  delete from search_keys where subject_id = any(ids);
  perform clean_rows('household_acts', 'id', (select coalesce(array_agg(a.id), '{}') from household_acts a
    where a.people ?| (select array_agg(i::text) from unnest(ids) i)), '{"changes": [], "place": null}');
  return done;
end $$;
--> statement-breakpoint
create function clean_households(ids uuid[]) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t record;
  matters uuid[] := (select coalesce(array_agg(i.id), '{}') from issues i where i.household_id = any(ids));
  done jsonb := jsonb_build_object('households', clean_rows('households', 'id', ids, '{"note": null, "attention_reason": "已清理", "contact_hours": "已清理", "language": null}'));
begin
  for t in select * from (values
      ('outside_contacts', '{"name": "已清理", "phone_cipher": null, "phone_masked": null, "place": null}'),
      ('care_plans', '{"measure": "已清理", "owner": "已清理", "outcome": "已清理"}'), ('visits', '{"note": null}'), ('observations', '{"text": "已清理"}'),
      ('promises', '{"text": "已清理", "answer": "已清理", "postponed_reason": "已清理"}'), ('classifications', '{"reason": "已清理"}'),
      ('sign_answers', '{"reason": "已清理"}'), ('confirmations', '{"detail": null}'), ('consents', '{"given_by": "已清理", "withdrawn_because": "已清理"}'),
      ('tags', '{"detail": null, "evidence": null}'), ('needs', '{"words": null, "outcome": null}'), ('delivery_lines', '{"taken_by": "已清理"}'),
      ('issues', '{"title": "已清理", "detail": null, "reply": "已清理", "outcome": "已清理"}'), ('follow_ups', '{"note": null}'),
      ('household_acts', '{"changes": [], "place": null}'), ('fact_clashes', '{"before": null, "mine": "已清理", "theirs": "已清理"}')) v (tab, cover)
  loop
    done := done || jsonb_build_object(t.tab, clean_rows(t.tab, 'household_id', ids, t.cover::jsonb));
  end loop;
  update visits v set tasks = (select jsonb_object_agg(e.key, case when jsonb_typeof(e.value) = 'string' then '"已清理"' else e.value end) from jsonb_each(v.tasks) e)
    where v.household_id = any(ids) and v.tasks::text like '%: "%';
  update history h set before = h.before || jsonb_build_object('tasks', null) from visits v where v.household_id = any(ids) and h.row_id = v.id and h.before -> 'tasks' <> 'null'::jsonb;
  perform clean_rows('issue_steps', 'issue_id', matters, '{"note": null}');
  delete from search_keys where subject_id = any(ids) or subject_id = any(matters);
  return done;
end $$;
--> statement-breakpoint
create function clean_files(ids uuid[]) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return jsonb_build_object('import_batches', clean_rows('import_batches', 'id', ids, '{"file_name": "已清理", "file_cipher": null, "mapping": null, "failure": null}'),
    'import_rows', clean_rows('import_rows', 'batch_id', ids, '{"plan_cipher": null, "written": null}'));
end $$;
--> statement-breakpoint
-- Carried out by a second person, upon what is still due; a file that was taken in before somebody went may hold them too.
create function clean_up(wanted uuid) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r clean_ups;
  lo constant bigint := nullif(current_setting('app.lo', true), '')::bigint;
  hi constant bigint := nullif(current_setting('app.hi', true), '')::bigint;
  span bigint;
  ids uuid[];
  done jsonb := '{}';
begin
  select * into r from clean_ups where id = wanted for update;
  if r.id is null or r.state <> 'asked' or not r.area_code between lo and hi or current_setting('app.people', true) is distinct from 'on'
    or coalesce(current_setting('app.role', true), '') not in ('secretary', 'street_cadre') or r.asked_by = nullif(current_setting('app.account', true), '')::uuid then
    raise exception 'a second person of the area cleans' using errcode = 'insufficient_privilege';
  end if;
  span := case when r.area_code % 1000000 = 0 then 999999 else 999 end;
  select coalesce(array_agg(l.subject_id), '{}') into ids from clean_up_lines l
    join retention_due(r.kind, r.area_code, r.area_code + span, r.before_day) d on d.subject_id = l.subject_id where l.clean_up_id = wanted;
  perform set_config('app.follows', 'on', true), set_config('app.cleaning', 'on', true);
  if r.kind in ('left', 'died') then
    done := clean_people(ids) || clean_files((select coalesce(array_agg(b.id), '{}') from import_batches b
      where b.area_code between r.area_code and r.area_code + span and b.recorded_at < r.before_day::timestamp at time zone 'Asia/Shanghai'));
  elsif r.kind = 'household' then done := clean_households(ids);
  else done := clean_files(ids);
  end if;
  update clean_up_lines set cleaned_at = coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) where clean_up_id = wanted and subject_id = any(ids);
  perform set_config('app.follows', 'off', true), set_config('app.cleaning', 'off', true);
  return jsonb_build_object('lines', cardinality(ids)) || done;
end $$;
--> statement-breakpoint
revoke execute on function clean_rows(text, text, uuid[], jsonb), forget_name(text, uuid[]), clean_people(uuid[]), clean_households(uuid[]), clean_files(uuid[]), clean_up(uuid) from public;
--> statement-breakpoint
grant execute on function clean_up(uuid) to baijia_app;
