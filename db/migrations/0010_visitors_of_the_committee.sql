-- A grid worker goes to a door with people of the whole committee: the team is read by committee, written by area as before.
create policy visitors_committee on visitors for select using (
  area_code between nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 and nullif(current_setting('app.lo', true), '')::bigint / 1000 * 1000 + 999
  and nullif(current_setting('app.lo', true), '')::bigint % 1000000 <> 0
  and current_setting('app.people', true) = 'on');
