create table control_group (
    id          uuid        not null,
    number      integer generated always as identity,
    name        text        not null,
    target_kind text        not null,
    target_id   text        not null,
    percent     integer     not null,
    key         bytea       not null,
    created_at  timestamptz not null,
    constraint control_group_pk primary key (id),
    constraint control_group_number_key unique (number),
    constraint control_group_target_key unique (target_kind, target_id),
    constraint control_group_target_check check (target_kind in ('segment', 'audience')),
    constraint control_group_percent_check check (percent between 1 and 10),
    constraint control_group_key_check check (length(key) = 32)
);

comment on table control_group is 'Shares of a segment or audience that are kept out of exports, to measure what these change.';
comment on column control_group.key is 'Of the HMAC of customers'' ids that decides who is kept out: nobody is listed.';
