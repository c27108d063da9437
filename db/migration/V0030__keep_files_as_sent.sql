-- To pack the pieces of a file again costs more time than to write them: most of an upload's receipt.
alter table upload_content alter column bytes set storage external;
