create view papers.published_file with (security_invoker = true) as select agency_id, id from papers.file;

comment on view papers.published_file is 'The files the asker may know of, for walls around what is known of a file.';
