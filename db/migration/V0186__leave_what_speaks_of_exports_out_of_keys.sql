-- A column that says where a row stood in its export, or when that was made, tells no row from another any more. Lines
-- that are there have keys that it is part of: a ledger that holds some goes on as before, or what overlaps them would
-- be added once more.
alter table ledger_revision add column keyed_by_export boolean not null default false;

update ledger_revision set keyed_by_export = true where exists (select from order_line);

comment on column ledger_revision.keyed_by_export is 'Whether columns that speak of an export alone are part of the keys of lines.';
