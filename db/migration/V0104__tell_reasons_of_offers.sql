comment on column customer_offer.reasons is '0 bought with a product, 1 popular, 2 popular in the segment, 3 new and like a product, 4 bought again, 6 suits what was bought, 7 bought by others.';
comment on column customer_offer.details is 'The product of reasons 0 and 3 or -1, the segment of 2, the days of the rhythm of 4, of 7 whether it fills the list up.';
