-- an undone import takes its outside contacts back
grant delete on outside_contacts to baijia_app;
--> statement-breakpoint
-- which imports were left halfway and who had begun them, no more than that, for the process that goes on with them
create function unfinished_imports() returns table (id uuid, by_id uuid, failure text)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.id, b.by_id, b.failure from import_batches b
  where b.state in ('mapped', 'committing') and current_setting('app.purpose', true) = 'resume'
  order by b.recorded_at
$$;
--> statement-breakpoint
revoke all on function unfinished_imports() from public;
--> statement-breakpoint
grant execute on function unfinished_imports() to baijia_app;
