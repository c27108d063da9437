-- Scores may have 3, 4, 5 or 10 values and weights of their own; segments may be a shop's own.

alter table snapshot
    add column bins             smallint         not null default 5,
    add column recency_weight   double precision not null default 1,
    add column frequency_weight double precision not null default 1,
    add column monetary_weight  double precision not null default 1;

alter table snapshot
    alter column bins drop default,
    alter column recency_weight drop default,
    alter column frequency_weight drop default,
    alter column monetary_weight drop default;

alter table snapshot_segment
    add column like_id text;

comment on column snapshot.bins is 'The best score; the worst is 1.';
comment on column snapshot.recency_weight is 'What the score counts in the combined one, beside those of frequency and monetary value.';
comment on column snapshot_segment.like_id is 'Of a segment of an own map: the standard segment whose strategy it follows.';
