-- How the customers of a snapshot are spread, how far that is from the snapshot before, and which
-- snapshots have given their customers up.

alter table snapshot add column dropped_at timestamptz;

comment on column snapshot.dropped_at is 'When its customers were dropped; its segments and totals stay.';

create table snapshot_distribution (
    snapshot_number integer            not null,
    measure         text               not null,
    edges           double precision[] not null,
    shares          double precision[] not null,
    constraint snapshot_distribution_pk primary key (snapshot_number, measure),
    constraint snapshot_distribution_snapshot_fk foreign key (snapshot_number) references snapshot (number),
    constraint snapshot_distribution_bins_check check (cardinality(shares) = cardinality(edges) + 1)
);

comment on table snapshot_distribution is 'Shares of the customers between the deciles of a measure.';

create table snapshot_drift (
    snapshot_number integer          not null,
    measure         text             not null,
    before_number   integer          not null,
    stability_index double precision not null,
    constraint snapshot_drift_pk primary key (snapshot_number, measure),
    constraint snapshot_drift_snapshot_fk foreign key (snapshot_number) references snapshot (number),
    constraint snapshot_drift_before_fk foreign key (before_number) references snapshot (number),
    constraint snapshot_drift_index_check check (stability_index >= 0)
);

comment on table snapshot_drift is 'Population stability index of a measure against the snapshot before.';
