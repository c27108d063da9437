create table idempotency_key (
    caller        text        not null,
    key           text        not null,
    attempt       uuid        not null,
    fingerprint   bytea,
    leased_until  timestamptz,
    expires_at    timestamptz not null,
    status        smallint,
    content_type  text,
    location      text,
    etag          text,
    body          bytea,
    constraint idempotency_key_pk primary key (caller, key),
    constraint idempotency_key_key_check check (length(key) between 1 and 255),
    constraint idempotency_key_fingerprint_check check (length(fingerprint) = 32),
    constraint idempotency_key_answered_check check (
        (status is null) = (leased_until is not null)
        and (status is null) = (body is null)
        and (status is null or fingerprint is not null)
    )
);

create index idempotency_key_expires_at_index on idempotency_key (expires_at);

comment on table idempotency_key is
    'Answers to POSTs that carried an Idempotency-Key, kept to be given again to a repeated request.';
comment on column idempotency_key.caller is 'Who sent it: keys of different callers have nothing to do with each other.';
comment on column idempotency_key.attempt is 'The request that holds or held the key; an answer is stored only by its own attempt.';
comment on column idempotency_key.fingerprint is
    'SHA-256 of path, query, content type and encoding, and body; null while a long body is still coming in.';
comment on column idempotency_key.leased_until is
    'While in flight: renewed by the living, so that a crash frees the key. Null once answered.';
comment on column idempotency_key.expires_at is 'When the key is forgotten.';
comment on column idempotency_key.status is 'HTTP status of the answer; null while in flight.';
