create table schedule (
    id                uuid        not null,
    number            integer generated always as identity,
    name              text        not null,
    trigger_kind      text        not null,
    cron              text,
    zone              text,
    parameters        jsonb       not null,
    enabled           boolean     not null,
    due_at            timestamptz,
    last_segmentation uuid,
    last_started_at   timestamptz,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    constraint schedule_pk primary key (id),
    constraint schedule_number_key unique (number),
    constraint schedule_trigger_check check (trigger_kind in ('CRON', 'UPLOAD', 'DRIFT')),
    constraint schedule_cron_check check (
        (trigger_kind = 'CRON') = (cron is not null) and (cron is null) = (zone is null))
);

comment on table schedule is 'When segmentations are ordered without anybody asking.';
comment on column schedule.due_at is 'When it is looked at next; null while it waits for an upload or is off.';
