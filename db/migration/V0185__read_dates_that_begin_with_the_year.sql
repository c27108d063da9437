-- Dates such as 24-03-15 may begin with the year.
alter table upload drop constraint upload_dates_check;
alter table upload drop constraint upload_dates_order_check;
alter table upload add constraint upload_dates_check check (dates in ('DAY_FIRST', 'MONTH_FIRST', 'YEAR_FIRST'));
alter table upload add constraint upload_dates_order_check check (dates_order in ('DAY_FIRST', 'MONTH_FIRST', 'YEAR_FIRST'));

comment on column upload.dates is 'Order of day, month and year that the sender named; null where the file was to tell.';
