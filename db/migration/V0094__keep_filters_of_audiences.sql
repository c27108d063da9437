-- Who came in and who went out since an earlier segmentation depends on the filter that was in force then.
alter table audience
    add column history jsonb;

update audience
set history = jsonb_build_object('filters', jsonb_build_array(jsonb_build_object(
    'revision', 1,
    'filter', filter,
    'savedAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))));

alter table audience
    alter column history set not null;

comment on column audience.history is 'Every filter it has had, the first one first and the current one last; of one edited before this was kept, the current one alone.';
