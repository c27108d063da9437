-- What each day brought, as it stood when a snapshot was published: what its forecasts are made of.

create table daily_sales (
    snapshot_number integer            not null,
    division        text               not null,
    part            text collate "C"   not null,
    first_day       date               not null,
    revenue         double precision[] not null,
    orders          integer[]          not null,
    constraint daily_sales_pk primary key (snapshot_number, division, part),
    constraint daily_sales_snapshot_fk foreign key (snapshot_number) references snapshot (number),
    constraint daily_sales_division_check
        check (division in ('shop', 'region', 'rfm', 'grid', 'value', 'tier', 'cluster')),
    constraint daily_sales_days_check check (cardinality(revenue) = cardinality(orders))
);

comment on table daily_sales is 'Revenue and orders of each day of the shop, of each segment and of each region, without a gap.';
comment on column daily_sales.part is 'Id of the segment, or the region; empty for the shop, and for what belongs to none of them.';
