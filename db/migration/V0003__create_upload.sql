create table upload (
    id                 uuid        not null,
    number             integer generated always as identity,
    status             text        not null,
    attempt            integer     not null,
    cancel_requested   boolean     not null,
    file_name          text,
    content_type       text,
    mapping            text,
    sheet              text,
    duplicates         text        not null,
    dry_run            boolean     not null,
    content_hash       text        not null,
    content_bytes      bigint      not null,
    same_content_as    uuid,
    stage              text        not null,
    percent            integer     not null,
    rows_per_second    bigint,
    eta_seconds        bigint,
    rows_read          bigint      not null,
    rows_accepted      bigint      not null,
    rows_returns       bigint      not null,
    rows_duplicates    bigint      not null,
    rows_rejected      bigint      not null,
    rejected_by_reason jsonb       not null,
    customers          bigint      not null,
    orders             bigint      not null,
    products           bigint      not null,
    first_order_at     timestamptz,
    last_order_at      timestamptz,
    reading            jsonb,
    failure_type       text,
    failure_detail     text,
    created_at         timestamptz not null,
    started_at         timestamptz,
    finished_at        timestamptz,
    constraint upload_pk primary key (id),
    constraint upload_number_key unique (number),
    constraint upload_status_check check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'UNDONE')),
    constraint upload_rows_check check (rows_read = rows_accepted + rows_returns + rows_duplicates + rows_rejected)
);

create index upload_content_hash on upload (content_hash) where status = 'SUCCEEDED';
create index upload_created_at on upload (created_at, id);

comment on table upload is 'A file sent by the shop and what became of it.';
comment on column upload.number is 'Short name used by order_line and upload_reject.';
comment on column upload.attempt is 'How often the import was begun; an import that was overtaken by a later attempt may not finish.';
comment on column upload.reading is 'How the file was understood: format, dialect, column mapping and why.';
comment on constraint upload_rows_check on upload is 'The counts always add up.';

create table upload_content (
    upload_id   uuid        not null,
    piece       integer     not null,
    received_at timestamptz not null default now(),
    bytes       bytea       not null,
    constraint upload_content_pk primary key (upload_id, piece)
);

comment on table upload_content is 'The file as sent, in pieces, from its receipt until its import ends: what was acknowledged survives.';

create table upload_reject (
    upload_number integer not null,
    line          bigint  not null,
    field         text,
    code          text    not null,
    message       text    not null,
    row           text    not null,
    constraint upload_reject_pk primary key (upload_number, line)
);

comment on table upload_reject is 'Refused rows with the reason and the row as sent.';
