alter table dossiers.dossier add column destroyed_at timestamptz;

comment on column dossiers.dossier.destroyed_at is 'When its file was destroyed by decision, its time in the archive being over: what is left tells that there was a dossier, and of nobody.';

create index dossier_in_archive on dossiers.dossier (agency_id, closed_at, id) where destroyed_at is null and closed_at is not null;
