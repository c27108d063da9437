-- What rows came to that were refused, or were there already.
alter table upload add column rejected_amounts jsonb;
alter table upload add column duplicates_amount numeric(28, 4);

comment on column upload.rejected_amounts is 'What refused purchases would have sold for, by reason, as far as that could be read; null where nobody has summed it.';
comment on column upload.duplicates_amount is 'What the duplicates came to; null where nobody has summed it.';
