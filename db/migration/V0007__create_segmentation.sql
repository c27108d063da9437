create table segmentation (
    id               uuid        not null,
    number           integer generated always as identity,
    status           text        not null,
    attempt          integer     not null,
    cancel_requested boolean     not null,
    parameters       jsonb       not null,
    stage            text        not null,
    percent          integer     not null,
    as_of            date,
    customers        integer,
    scoring          jsonb,
    clusters         jsonb,
    lifetime_model   jsonb,
    failure_type     text,
    failure_detail   text,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    constraint segmentation_pk primary key (id),
    constraint segmentation_number_key unique (number),
    constraint segmentation_status_check check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'))
);

comment on table segmentation is 'A run: its parameters, how it went, and the evidence for its choices.';
comment on column segmentation.parameters is 'As asked for, with every default filled in.';
comment on column segmentation.scoring is 'The thresholds really used.';
