-- The published result of a segmentation: written once, looked up fast, dropped at once.

create table snapshot (
    number          integer generated always as identity,
    segmentation_id uuid        not null,
    as_of           date        not null,
    computed_at     timestamptz not null,
    ledger_revision bigint      not null,
    model           text        not null,
    horizon_months  integer     not null,
    customers       integer     not null,
    revenue         numeric(24, 2) not null,
    constraint snapshot_pk primary key (number),
    constraint snapshot_segmentation_key unique (segmentation_id)
);

comment on table snapshot is 'One immutable published result; its customers are a partition of customer_segment.';
comment on column snapshot.ledger_revision is 'State of the ledger it was computed from.';

create table current_snapshot (
    only_one        boolean not null default true,
    snapshot_number integer not null,
    constraint current_snapshot_pk primary key (only_one),
    constraint current_snapshot_only_one_check check (only_one),
    constraint current_snapshot_snapshot_fk foreign key (snapshot_number) references snapshot (number)
);

comment on table current_snapshot is 'The pointer that readers follow; moving it publishes a snapshot.';

create table snapshot_segment (
    snapshot_number     integer          not null,
    family              text             not null,
    code                smallint         not null,
    segment_id          text             not null,
    name                text             not null,
    persona             text,
    tier_id             text,
    customers           integer          not null,
    share               double precision not null,
    revenue             numeric(24, 2)   not null,
    revenue_share       double precision not null,
    mean_recency_days   double precision,
    mean_frequency      double precision,
    mean_monetary       numeric(24, 2),
    mean_lifetime_value numeric(24, 2),
    constraint snapshot_segment_pk primary key (snapshot_number, family, code),
    constraint snapshot_segment_id_key unique (snapshot_number, segment_id),
    constraint snapshot_segment_snapshot_fk foreign key (snapshot_number) references snapshot (number),
    constraint snapshot_segment_family_check check (family in ('rfm', 'grid', 'value', 'tier', 'cluster'))
);

comment on table snapshot_segment is 'The segments of every family with their totals; codes are what customer_segment holds.';
comment on column snapshot_segment.persona is 'Of a cluster: a sentence on who these customers are.';

create table customer_segment (
    snapshot_number      integer          not null,
    recency_days         integer          not null,
    frequency            integer          not null,
    recency_score        smallint         not null,
    frequency_score      smallint         not null,
    monetary_score       smallint         not null,
    rfm_segment          smallint         not null,
    grid_cell            smallint         not null,
    cluster              smallint         not null,
    tier                 smallint         not null,
    value_segment        smallint         not null,
    probability_alive    double precision not null,
    expected_purchases   double precision not null,
    customer_id          text collate "C" not null,
    monetary             numeric(20, 2)   not null,
    expected_order_value numeric(20, 2)   not null,
    lifetime_value       numeric(20, 2)   not null,
    constraint customer_segment_pk primary key (snapshot_number, customer_id)
) partition by list (snapshot_number);

create index customer_segment_rfm on customer_segment (rfm_segment, customer_id);
create index customer_segment_grid on customer_segment (grid_cell, customer_id);
create index customer_segment_cluster on customer_segment (cluster, customer_id);
create index customer_segment_tier on customer_segment (tier, customer_id);
create index customer_segment_value on customer_segment (value_segment, customer_id);

comment on table customer_segment is 'Every customer''s segments and value, one partition a snapshot.';
comment on column customer_segment.expected_purchases is 'Expected purchase days within the horizon.';
comment on column customer_segment.lifetime_value is 'Discounted expected revenue within the horizon.';
