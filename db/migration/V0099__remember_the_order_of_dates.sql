-- Files whose dates do not tell the order of day and month are read as earlier ones of the same columns.

alter table upload add column dates text;
alter table upload add column dates_header uuid;
alter table upload add column dates_order text;
alter table upload add constraint upload_dates_check check (dates in ('DAY_FIRST', 'MONTH_FIRST'));
alter table upload add constraint upload_dates_order_check check (dates_order in ('DAY_FIRST', 'MONTH_FIRST'));
alter table upload add constraint upload_dates_told_check check ((dates_header is null) = (dates_order is null));

create index upload_dates_header on upload (dates_header, number) where status = 'SUCCEEDED' and not dry_run and dates_header is not null;

comment on column upload.dates is 'Order of day and month that the sender named; null where the file was to tell.';
comment on column upload.dates_header is 'Stands for the columns of the file, where it told the order of day and month or was sent with it.';
comment on column upload.dates_order is 'That order; read by later uploads of the same columns whose dates do not tell.';
