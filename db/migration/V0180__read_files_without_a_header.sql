-- A file may have no header: its columns go by their numbers then, and its first row is data.

alter table upload add column header boolean;

comment on column upload.header is 'False where the sender said that the first row is no header; null where it is one.';
