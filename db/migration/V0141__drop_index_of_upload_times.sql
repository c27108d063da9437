-- Uploads are listed by their number; this only made each of them dearer.
drop index upload_created_at;
