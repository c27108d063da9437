create table api_key (
    id             text        not null,
    number         integer generated always as identity,
    name           text        not null,
    scopes         text[]      not null,
    secret_hash    bytea       not null,
    previous_hash  bytea,
    previous_until timestamptz,
    created_at     timestamptz not null,
    expires_at     timestamptz,
    rotated_at     timestamptz,
    last_used_at   timestamptz,
    constraint api_key_pk primary key (id),
    constraint api_key_number_key unique (number),
    constraint api_key_id_check check (id ~ '^[a-z2-7]{12}$'),
    constraint api_key_scopes_check check (
        cardinality(scopes) > 0 and scopes <@ array['ingest', 'read', 'manage', 'admin']),
    constraint api_key_secret_hash_check check (length(secret_hash) = 32),
    constraint api_key_previous_check check (
        (previous_hash is null) = (previous_until is null) and length(previous_hash) = 32)
);

comment on table api_key is 'Who may call the service with which scopes; the keys themselves are nowhere.';
comment on column api_key.id is 'Part of the key that names it; not secret.';
comment on column api_key.secret_hash is 'SHA-256 of the secret part, which is random and 256 bits long.';
comment on column api_key.previous_hash is 'The secret before the last rotation, good until previous_until.';
comment on column api_key.last_used_at is 'Written about once a minute, not at every call.';
