create table pseudonym_key (
    only_one boolean not null default true,
    key      bytea   not null,
    constraint pseudonym_key_pk primary key (only_one),
    constraint pseudonym_key_only_one_check check (only_one),
    constraint pseudonym_key_key_check check (length(key) = 32)
);

-- Random, and of this installation alone.
insert into pseudonym_key (key)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

comment on table pseudonym_key is 'Key of the HMAC that stands for customers'' ids where the ids must not be kept.';

create table audit_event (
    number   bigint generated always as identity,
    at       timestamptz not null default now(),
    actor    text        not null,
    action   text        not null,
    subject  text,
    customer bytea,
    constraint audit_event_pk primary key (number),
    constraint audit_event_customer_check check (length(customer) = 32)
);

create index audit_event_customer on audit_event (customer, number) where customer is not null;
create index audit_event_actor on audit_event (actor, number);

comment on table audit_event is 'What changes the service or takes data out of it, written before it is begun; only ever appended to.';
comment on column audit_event.actor is 'Name of an API key or of a token''s subject, local on an open service, or service itself.';
comment on column audit_event.action is 'Method and path pattern, such as DELETE /uploads/{id}, or a word for what the service does by itself.';
comment on column audit_event.customer is 'HMAC-SHA256 of the customer''s id under pseudonym_key.';

create table audit_outcome (
    event_number bigint      not null,
    at           timestamptz not null default now(),
    status       smallint    not null,
    subject      text,
    items        bigint,
    constraint audit_outcome_pk primary key (event_number),
    constraint audit_outcome_event_fk foreign key (event_number) references audit_event (number)
);

comment on table audit_outcome is 'How it ended; missing where the service was killed in between.';
comment on column audit_outcome.status is 'HTTP status of the answer.';
comment on column audit_outcome.subject is 'What was made, such as the id of an upload.';
comment on column audit_outcome.items is 'How many rows or customers it was about.';

create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is only ever appended to', tg_table_name; end $$;

create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function refuse_change();
create trigger audit_outcome_append_only before update or delete or truncate on audit_outcome
    for each statement execute function refuse_change();
