alter table snapshot
    add column value_caution text;

comment on column snapshot.value_caution is 'Why lifetime values are to be added up with care; null when they need not be.';
