-- A run that stops the service whenever it comes to it, since the heap is too small, is given up after a few times.
alter table segmentation add column lost_attempts smallint not null default 0;
comment on column segmentation.lost_attempts is 'Attempts of which nothing was heard again, the present one among them: their process died.';
