-- A till sends thousands of uploads without a name; a file is found among them without a look at each, and so are the few
-- that wait, failed or were taken back among millions that succeeded.
create index upload_file_name on upload (file_name, number) where file_name is not null;
create index upload_status on upload (status, number) where status <> 'SUCCEEDED';
