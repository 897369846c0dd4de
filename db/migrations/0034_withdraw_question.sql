-- A question not yet answered may be withdrawn by the side that asked: both halves stand as they were found.
create function withdraw_same_person(handle uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  side record;
begin
  select * into side from both_sides(handle, 'asked');
  if side.own is null then return false; end if;
  update identity_matches set state = 'found', reason = null, asked_at = null, asker_code = null where id in (side.own, side.far);
  return true;
end $$;
--> statement-breakpoint
revoke execute on function withdraw_same_person(uuid) from public;
--> statement-breakpoint
grant execute on function withdraw_same_person(uuid) to baijia_app;
