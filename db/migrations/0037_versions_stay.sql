-- A frozen version of a list stays where it was frozen, also when the grid it was of is taken back.
do $$ begin
  execute replace(pg_get_functiondef('move_regrid(uuid, boolean)'::regprocedure), $old$'colour_rules', 'reports', 'report_rows'$old$,
    $new$'colour_rules', 'reports', 'report_rows', 'roster_versions', 'roster_closings', 'age_cuts'$new$);
end $$;
