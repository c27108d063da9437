-- Segments take orders of the shop's forecast, not purchase days: some place several orders a day.

alter table daily_sales
    add column orders_per_purchase double precision not null default 1,
    add constraint daily_sales_orders_per_purchase_check check (orders_per_purchase > 0);

comment on column daily_sales.orders_per_purchase is 'Orders on a purchase day of these customers, on average; 1 for regions and for snapshots of the time before.';
