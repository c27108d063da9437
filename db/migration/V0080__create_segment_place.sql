-- Where and how each segment buys, as it stood when a snapshot was published.

create table segment_place (
    snapshot_number integer          not null,
    segment_id      text             not null,
    attribute       text             not null,
    place           integer          not null,
    value           text             not null,
    customers       integer          not null,
    revenue         numeric(24, 4)   not null,
    revenue_share   double precision not null,
    customer_index  double precision not null,
    constraint segment_place_pk primary key (snapshot_number, segment_id, attribute, place),
    constraint segment_place_snapshot_fk foreign key (snapshot_number) references snapshot (number),
    constraint segment_place_attribute_check
        check (attribute in ('region', 'payment-method', 'channel'))
);

comment on table segment_place is 'The regions, payment methods and channels that bring most of a segment''s revenue; the segment * is the whole shop.';
comment on column segment_place.customer_index is 'Share of the segment''s customers who buy there, over that of all customers.';
