-- What to offer to whom: found by a run, published with its snapshot, dropped with it.

create table recommender (
    snapshot_number integer not null,
    report          jsonb   not null,
    constraint recommender_pk primary key (snapshot_number)
);

comment on table recommender is 'Which model found the offers of a snapshot, and the evidence for it.';

create table offered_product (
    snapshot_number integer not null,
    number          integer not null,
    product_id      text collate "C" not null,
    name            text,
    category        text,
    constraint offered_product_pk primary key (snapshot_number, number)
);

comment on table offered_product is 'The products of a snapshot; offers hold their numbers.';

create table customer_offer (
    snapshot_number integer   not null,
    customer_id     text collate "C" not null,
    products        integer[] not null,
    scores          integer[] not null,
    reasons         integer[] not null,
    details         integer[] not null,
    constraint customer_offer_pk primary key (customer_id, snapshot_number)
) partition by list (snapshot_number);

comment on table customer_offer is 'Products to offer to each customer, the best first, one partition a snapshot.';
comment on column customer_offer.products is 'Numbers in offered_product; the other arrays go with it.';
comment on column customer_offer.scores is 'Share of the best score of the list, in ten-thousandths.';
comment on column customer_offer.reasons is '0 bought with a product, 1 popular, 2 popular in the segment, 3 new and like a product, 4 bought again.';
comment on column customer_offer.details is 'The product of reasons 0 and 3 or -1, the segment of 2, the days of the rhythm of 4.';

create table segment_offer (
    snapshot_number integer   not null,
    segment_id      text      not null,
    products        integer[] not null,
    scores          integer[] not null,
    reasons         integer[] not null,
    details         integer[] not null,
    constraint segment_offer_pk primary key (snapshot_number, segment_id)
);

comment on table segment_offer is 'Products to offer to each segment; under the id * to those of whom nothing is known.';
