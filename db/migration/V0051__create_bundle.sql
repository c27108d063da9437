-- What is bought together, of the shop and of each segment.

create table bundle (
    snapshot_number integer          not null,
    segment_id      text             not null,
    place           integer          not null,
    antecedent      integer[]        not null,
    consequent      integer[]        not null,
    orders          integer          not null,
    support         double precision not null,
    confidence      double precision not null,
    lift            double precision not null,
    revenue         numeric(24, 4)   not null,
    constraint bundle_pk primary key (snapshot_number, segment_id, place)
);

comment on table bundle is 'Association rules, the best first; the segment * is the whole shop.';
comment on column bundle.antecedent is 'Numbers in offered_product, as in consequent.';
comment on column bundle.revenue is 'What the products of the bundle brought in the orders that hold all of them.';
