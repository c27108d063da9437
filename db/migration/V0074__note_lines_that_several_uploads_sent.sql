-- Which lines of the ledger other uploads sent too, so that an undo leaves these.

create table line_claim (
    upload_number         integer not null,
    owner_number          integer not null,
    line                  bigint  not null,
    owner_line            bigint  not null,
    lines                 integer not null,
    net                   boolean not null,
    returned_otherwise    boolean not null,
    non_product_otherwise boolean not null,
    constraint line_claim_pk primary key (upload_number, line),
    constraint line_claim_lines_check check (lines > 0),
    constraint line_claim_owner_check check (owner_number <> upload_number)
);

create index line_claim_owner on line_claim (owner_number);

comment on table line_claim is 'Lines that an upload sent and the ledger has from another: runs of lines that follow one another in both files. It names no customer.';
comment on column line_claim.owner_number is 'The upload that the ledger has the lines from.';
comment on column line_claim.line is 'First line of the run in the file of upload_number.';
comment on column line_claim.owner_line is 'First line of the run in the file of owner_number.';
comment on column line_claim.net is 'Whether upload_number subtracts its returns.';
comment on column line_claim.returned_otherwise is 'Whether just one of both files takes the lines for returns.';
comment on column line_claim.non_product_otherwise is 'Whether the lines sell a product by the import of just one of both files.';

alter table upload add column rejects_number integer;
comment on column upload.rejects_number is 'Number under which its refused rows are kept, where it sent the file of an earlier upload again.';

update upload u set rejects_number = earlier.number from upload earlier where earlier.id = u.same_content_as;

create index upload_same_content_as on upload (same_content_as) where same_content_as is not null;

-- An undo before this migration may have taken lines along that later uploads sent too: whatever was
-- sent before is read again when it is sent again.
update upload set content_hash = 'before V0074: ' || content_hash;
