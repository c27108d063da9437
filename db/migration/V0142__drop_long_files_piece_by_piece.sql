create table dropped_content (
    upload_id uuid not null,
    constraint dropped_content_pk primary key (upload_id)
);

comment on table dropped_content is 'Files that are no longer kept, whose pieces are still to be deleted.';
