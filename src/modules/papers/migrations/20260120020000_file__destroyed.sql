alter table papers.file add column goes_at timestamptz;

comment on column papers.file.goes_at is 'That it goes with the dossier it is of, as was decided: only then may its row be deleted by the agency.';

create policy destroy on papers.file for delete using (agency_id = any (platform.agencies()) and goes_at is not null);

comment on policy destroy on papers.file is 'Written and deleted in one transaction, by the system alone.';
