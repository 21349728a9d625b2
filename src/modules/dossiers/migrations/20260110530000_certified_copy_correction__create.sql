create table dossiers.certified_copy_correction (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  ordinal int not null,
  was jsonb not null,
  becomes jsonb not null,
  reason text not null,
  corrected_at timestamptz not null,
  corrected_by uuid not null,
  corrected_by_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id, ordinal) references dossiers.certified_copy (agency_id, dossier_id, ordinal)
);

comment on table dossiers.certified_copy_correction is 'append-only: what was written wrong in the register of certified copies, and the right words. The line itself stays as it was written.';

comment on column dossiers.certified_copy_correction.was is 'As the register said before: original, pages, copies.';

create index certified_copy_correction_by_line on dossiers.certified_copy_correction (agency_id, dossier_id, ordinal, corrected_at);

alter table dossiers.certified_copy_correction enable row level security;

alter table dossiers.certified_copy_correction force row level security;

create policy with_dossier on dossiers.certified_copy_correction using (
  agency_id = any ((select platform.agencies())::uuid[])
  or exists (select from dossiers.dossier d where d.agency_id = certified_copy_correction.agency_id and d.id = certified_copy_correction.dossier_id)
);
