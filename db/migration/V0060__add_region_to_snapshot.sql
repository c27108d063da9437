-- Where a customer buys, as of the snapshot, so that lists can ask for it without reading the ledger.

alter table customer_segment add column region text;

comment on column customer_segment.region is 'The region of most of the customer''s purchased lines before the as-of date; null where none is known.';
