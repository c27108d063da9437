-- Returns that are subtracted from the purchase they undo, and what became of them.

alter table order_line add column net boolean not null default false;
comment on column order_line.net is 'A return that takes its amount off the customer''s earlier purchases of the product.';
comment on column order_line.returned is 'A return: no purchase; where net, it lowers one.';

create index order_line_net on order_line (customer_id) where net;

alter table customer_day add column netted numeric(24, 4) not null default 0;
alter table customer_day add constraint customer_day_netted_check check (netted >= 0 and amount >= 0);
comment on column customer_day.amount is 'Sum of the purchased lines, less what net returns took from them.';
comment on column customer_day.netted is 'What net returns of this or a later day took from the purchases of this day.';

alter table upload add column returns text not null default 'EXCLUDE';
alter table upload add column non_products_dropped boolean not null default false;
alter table upload add column non_products bigint not null default 0;
alter table upload add column netted numeric(24, 4);
alter table upload add column unmatched_returns bigint;
alter table upload add column unmatched_amount numeric(24, 4);
comment on column upload.returns is 'Whether returned lines that this upload added are EXCLUDEd or NET.';
comment on column upload.non_products is 'Accepted lines that sell no product.';
comment on column upload.netted is 'What this upload''s returns took from purchases when it ended; null unless they are net.';
comment on column upload.unmatched_returns is 'Returned lines that found no purchase, or not enough of one.';
comment on column upload.unmatched_amount is 'The part of their amounts that was therefore not subtracted.';
