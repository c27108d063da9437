-- A last day that ends before its time is no whole day to learn from.

alter table daily_sales add column last_day_over boolean not null default true;

comment on column daily_sales.last_day_over is 'Whether the last day seems to be whole: its last sale is not more than an hour earlier than on any such weekday of the eight weeks before.';
