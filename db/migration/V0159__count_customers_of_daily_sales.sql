-- How many customers a part counts: what it says of a few, it says of each of them.

alter table daily_sales add column customers integer not null default 0;

update daily_sales d
set customers = s.customers
from snapshot s
where s.number = d.snapshot_number and d.division = 'shop';

update daily_sales d
set customers = s.customers
from snapshot_segment s
where s.snapshot_number = d.snapshot_number and s.family = d.division and s.segment_id = d.part;

-- Of parts kept until now, by whom the ledger knows today.
update daily_sales d
set customers = r.customers
from (select coalesce(region, '') as region, count(distinct customer_id) as customers
      from order_line where not returned group by 1) r
where d.division = 'region' and r.region = d.part;

alter table daily_sales alter column customers drop default;

comment on column daily_sales.customers is 'Customers who bought in this part until then; parts of fewer than five go when one of them is erased.';
