alter table dossiers.result_paper add column unsealed_file_id uuid;

comment on column dossiers.result_paper.unsealed_file_id is 'The file as the person signed it, which the sealed one holds whole; it goes with the dossier. Absent of results sealed before this was kept.';
