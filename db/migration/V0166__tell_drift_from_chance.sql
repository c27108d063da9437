-- Of few customers, shares differ though nobody has changed. What was compared before this came has no such part.
alter table snapshot_drift add column by_chance double precision not null default 0;

comment on column snapshot_drift.by_chance is 'What the index is on average if both snapshots are drawn from one population.';
