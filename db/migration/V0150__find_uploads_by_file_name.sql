-- A till sends thousands of uploads without a name; a file is found among them without a look at each.
create index upload_file_name on upload (file_name, number) where file_name is not null;
