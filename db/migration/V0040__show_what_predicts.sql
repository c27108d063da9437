alter table snapshot
    add column buying_again_days integer,
    add column alive_caution     text;

comment on column snapshot.buying_again_days is 'Days that the chance of buying again speaks of; null when nothing was held out.';
comment on column snapshot.alive_caution is 'Why P(alive) is not to be believed; null when it may be.';

alter table customer_segment
    alter column probability_alive drop not null,
    add column buying_again double precision;

comment on column customer_segment.probability_alive is 'Null where it tells nothing.';
comment on column customer_segment.buying_again is 'Chance of a purchase in the days that the snapshot names.';
