-- Who is told of what happens, what there was to tell, and what became of it.

create table webhook_key (
    only_one boolean not null default true,
    key      bytea   not null,
    constraint webhook_key_pk primary key (only_one),
    constraint webhook_key_only_one_check check (only_one),
    constraint webhook_key_key_check check (length(key) = 32)
);

insert into webhook_key (key)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

comment on table webhook_key is 'Encrypts signing secrets where no clientele.webhook.secret-key is set.';

create table webhook (
    id              uuid        not null,
    number          integer generated always as identity,
    url             text        not null,
    description     text,
    events          text[]      not null,
    families        text[]      not null,
    enabled         boolean     not null,
    disabled_reason text,
    failing_since   timestamptz,
    secret          bytea       not null,
    previous_secret bytea,
    previous_until  timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint webhook_pk primary key (id),
    constraint webhook_number_key unique (number),
    constraint webhook_events_check check (cardinality(events) > 0),
    constraint webhook_previous_check check ((previous_secret is null) = (previous_until is null))
);

comment on table webhook is 'An address that messages are posted to.';
comment on column webhook.secret is 'Signing secret, AES-256-GCM: origin of the key, nonce, sealed bytes.';
comment on column webhook.failing_since is 'First failure after the last success; null while messages are taken.';

create table webhook_message (
    number     bigint generated always as identity,
    id         uuid        not null,
    type       text        not null,
    payload    jsonb       not null,
    created_at timestamptz not null,
    constraint webhook_message_pk primary key (number)
);

-- Finds what is held of one customer.
create index webhook_message_customers on webhook_message
    using gin ((payload -> 'data' -> 'customers') jsonb_path_ops);
create index webhook_message_created_at on webhook_message (created_at);

comment on table webhook_message is 'The outbox: written in the transaction that did what it tells of.';

create table webhook_delivery (
    number          bigint generated always as identity,
    webhook_id      uuid        not null,
    message_number  bigint      not null,
    lane            smallint    not null,
    status          text        not null,
    attempts        smallint    not null default 0,
    next_attempt_at timestamptz,
    ended_at        timestamptz,
    constraint webhook_delivery_pk primary key (number),
    constraint webhook_delivery_webhook_fk foreign key (webhook_id) references webhook (id) on delete cascade,
    constraint webhook_delivery_message_fk foreign key (message_number) references webhook_message (number) on delete cascade,
    constraint webhook_delivery_status_check check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
    constraint webhook_delivery_pending_check check ((status = 'PENDING') = (next_attempt_at is not null))
);

create index webhook_delivery_pending on webhook_delivery (webhook_id, lane, number) where status = 'PENDING';
create index webhook_delivery_webhook on webhook_delivery (webhook_id, number);
create index webhook_delivery_message on webhook_delivery (message_number);

comment on table webhook_delivery is 'One message to one webhook.';
comment on column webhook_delivery.lane is 'Messages of one lane go out one after the other; a customer is always in the same lane.';

create table webhook_attempt (
    delivery_number bigint      not null,
    attempt         smallint    not null,
    at              timestamptz not null,
    status          smallint,
    fault           text,
    millis          integer     not null,
    constraint webhook_attempt_pk primary key (delivery_number, attempt),
    constraint webhook_attempt_delivery_fk foreign key (delivery_number) references webhook_delivery (number) on delete cascade
);

comment on table webhook_attempt is 'How each attempt at a delivery ended; nothing of what the receiver wrote.';

create table webhook_movement (
    snapshot_number integer     not null,
    before_number   integer     not null,
    created_at      timestamptz not null,
    constraint webhook_movement_pk primary key (snapshot_number)
);

comment on table webhook_movement is 'Snapshots whose moved customers are yet to be written as messages.';
