-- Whoever asks for offers need not look through all that a customer ever bought.

alter table customer_offer add column known bigint;

comment on column customer_offer.known is 'Stands for the purchases before the as-of date that the list leaves out, by customer_day; null where that is not known.';
