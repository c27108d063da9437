create table audience (
    id          uuid        not null,
    number      integer generated always as identity,
    name        text        not null,
    description text,
    filter      jsonb       not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint audience_pk primary key (id),
    constraint audience_number_key unique (number),
    constraint audience_name_check check (name <> '')
);

comment on table audience is 'Saved filters over the customers of a snapshot, whichever it is.';
comment on column audience.filter is 'Conditions joined by all, any and not; never SQL.';
