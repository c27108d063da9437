-- What customers bought. One row a line of an order, one rollup row a customer and day.

create table order_line (
    row_hash       bigint         not null,
    line           bigint         not null,
    ordered_at     timestamptz    not null,
    upload_number  integer        not null,
    day            date           not null,
    returned       boolean        not null,
    non_product    boolean        not null,
    customer_id    text collate "C" not null,
    order_id       text collate "C" not null,
    product_id     text collate "C",
    product_name   text,
    category       text,
    quantity       numeric(20, 4) not null,
    unit_price     numeric(20, 4) not null,
    amount         numeric(20, 4) not null,
    region         text,
    payment_method text,
    channel        text,
    constraint order_line_pk primary key (customer_id, order_id, day, row_hash)
);

comment on table order_line is 'The ledger: every accepted or returned line, once, whatever was sent how often.';
comment on column order_line.row_hash is 'First 64 bits of SHA-256 over the whole row as understood; with customer, order and day the natural key.';
comment on column order_line.line is 'Line of the upload this row was read from.';
comment on column order_line.day is 'Calendar day of ordered_at in the zone of the ledger.';
comment on column order_line.returned is 'A return: kept for return shares, not part of any purchase figure.';
comment on column order_line.amount is 'Quantity x unit price, or the amount as sent, in the shop''s currency.';

-- Uploads append, so block ranges tell one upload's rows at next to no cost.
create index order_line_upload on order_line using brin (upload_number) with (pages_per_range = 16);

create table customer_day (
    day             date           not null,
    orders          integer        not null,
    lines           integer        not null,
    returned_lines  integer        not null,
    customer_id     text collate "C" not null,
    amount          numeric(24, 4) not null,
    returned_amount numeric(24, 4) not null,
    constraint customer_day_pk primary key (customer_id, day)
) with (fillfactor = 90);

comment on table customer_day is 'Rollup of order_line, kept in the same transaction as the lines.';
comment on column customer_day.orders is 'Orders whose first line falls on this day, so that a sum over days counts each order once.';
comment on column customer_day.lines is 'Purchased lines; 0 on a day with returns only, which is not a purchase day.';
comment on column customer_day.amount is 'Sum of the purchased lines; returns are not subtracted.';

create table ledger_revision (
    only_one boolean not null default true,
    revision bigint  not null,
    constraint ledger_revision_pk primary key (only_one),
    constraint ledger_revision_only_one_check check (only_one)
);

insert into ledger_revision (revision) values (0);

comment on table ledger_revision is 'Grows with every change of the ledger, so that a reader can tell whether it has changed since.';
