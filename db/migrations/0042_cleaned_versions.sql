ALTER TABLE "clean_ups" DROP CONSTRAINT "clean_ups_kind_known";--> statement-breakpoint
ALTER TABLE "retention_rules" DROP CONSTRAINT "retention_rules_kind_known";--> statement-breakpoint
ALTER TABLE "import_rows" DROP COLUMN "family";--> statement-breakpoint
ALTER TABLE "clean_ups" ADD CONSTRAINT "clean_ups_kind_known" CHECK ("clean_ups"."kind" in ('left', 'died', 'household', 'import', 'version'));--> statement-breakpoint
ALTER TABLE "retention_rules" ADD CONSTRAINT "retention_rules_kind_known" CHECK ("retention_rules"."kind" in ('left', 'died', 'household', 'import', 'version'));--> statement-breakpoint
-- 定版的名册 are kept for a time too: then their lines go, and the head and the hash stay, so that a later version still follows upon them.
do $$ begin
  execute replace(pg_get_functiondef('retention_due(text, bigint, bigint, date)'::regprocedure), $old$at time zone 'Asia/Shanghai') d$old$,
    $new$at time zone 'Asia/Shanghai'
    union all select v.id, (v.frozen_at at time zone 'Asia/Shanghai')::date from roster_versions v where asked = 'version' and v.area_code between lo and hi
      and v.frozen_at < before::timestamp at time zone 'Asia/Shanghai') d$new$);
  execute replace(pg_get_functiondef('clean_up(uuid)'::regprocedure), $old$  else done := clean_files(ids);$old$,
    $new$  elsif r.kind = 'version' then done := jsonb_build_object('roster_versions', clean_rows('roster_versions', 'id', ids, '{"content": "", "reason": "已清理", "void_reason": "已清理"}'));
  else done := clean_files(ids);$new$);
end $$;
--> statement-breakpoint
create or replace function refuse_change_of_version() returns trigger language plpgsql as $$
declare
  may constant text[] := case when current_setting('app.cleaning', true) = 'on' then '{content,reason,void_reason}'::text[]
    when old.voided_at is null then '{voided_at,voided_by,voided_by_name,void_reason}'::text[] else '{}'::text[] end;
begin
  if tg_op = 'DELETE' or to_jsonb(new) - may <> to_jsonb(old) - may then
    raise exception 'version % is frozen', old.id using errcode = 'insufficient_privilege', constraint = 'roster_versions_never_change';
  end if;
  return new;
end $$;
