create table strategy (
    segment_id text not null,
    goal       text not null,
    actions    text[] not null,
    channel    text not null,
    offer      text not null,
    message    text not null,
    measure    text not null,
    version    bigint not null,
    updated_at timestamptz not null,
    constraint strategy_pk primary key (segment_id),
    constraint strategy_has_two_to_six_actions check (cardinality(actions) between 2 and 6)
);

comment on table strategy is
    'What marketers wrote over the default strategies: one row for each edited segment, none for the others.';
comment on column strategy.segment_id is 'A segment of any family, such as champions or cluster-1.';
comment on column strategy.version is 'Counts the edits, so that two at once cannot both win.';
