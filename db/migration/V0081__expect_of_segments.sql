-- What the customers of a part are expected to buy: what segments share the shop's forecast out by.

alter table daily_sales
    add column expected_revenue   double precision,
    add column expected_purchases double precision,
    add column spread             double precision,
    add constraint daily_sales_expectation_check
        check (num_nulls(expected_revenue, expected_purchases, spread) in (0, 3));

comment on column daily_sales.expected_revenue is 'Within the horizon of the snapshot, by its lifetime model, not discounted; null for regions and for snapshots of the time before.';
comment on column daily_sales.expected_purchases is 'Purchase days within the same horizon.';
comment on column daily_sales.spread is 'Squared coefficient of variation of what a purchase day of these customers brought.';
