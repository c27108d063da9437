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

-- Of regions kept until now, by where the snapshot's customers buy most: rather too few than too many.
update daily_sales d
set customers = r.customers
from (select snapshot_number, coalesce(region, '') as region, count(*) as customers
      from customer_segment group by 1, 2) r
where d.division = 'region' and r.snapshot_number = d.snapshot_number and r.region = d.part;

alter table daily_sales alter column customers drop default;

comment on column daily_sales.customers is 'Customers who bought in this part until then; 0 in a region where that is not known; parts of fewer than five go when one of them is erased.';
