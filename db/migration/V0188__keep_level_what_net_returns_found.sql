-- What net returns took from purchases goes along with the purchases that come and go after the upload. Uploads that ended
-- before that was so tell what was true when they ended, changed by what came and went since.
comment on column upload.netted is 'What this upload''s returns take from purchases; null unless they are net.';
comment on column upload.unmatched_returns is 'Returned lines that find no purchase, or not enough of one; at most all of the upload.';
comment on column upload.unmatched_amount is 'The part of their amounts that is therefore not subtracted.';
