create table erased_customer (
    customer  bytea       not null,
    mode      text        not null,
    erased_at timestamptz not null default now(),
    constraint erased_customer_pk primary key (customer),
    constraint erased_customer_customer_check check (length(customer) = 32),
    constraint erased_customer_mode_check check (mode in ('erase', 'anonymise'))
);

create index erased_customer_erased_at on erased_customer (erased_at);

comment on table erased_customer is 'Customers who were erased: their rows are refused from then on.';
comment on column erased_customer.customer is 'HMAC-SHA256 of the id under pseudonym_key.';
