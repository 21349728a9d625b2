create table data_rights.correction (
  agency_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  field text not null check (field in ('full_name', 'birth_day', 'address', 'phone', 'email')),
  was text,
  becomes text,
  proof text,
  corrected_dossiers int not null check (corrected_dossiers >= 0),
  kept_dossiers int not null check (kept_dossiers >= 0),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (agency_id, request_id, id),
  foreign key (agency_id, request_id) references data_rights.request (agency_id, id)
);

comment on table data_rights.correction is 'append-only: what was wrong of a person, what is right, and by which proof; sealed under the key of their account, like the words of the request.';

comment on column data_rights.correction.kept_dossiers is 'Dossiers already settled: they keep what they were settled by, with a note.';

alter table data_rights.correction enable row level security;

alter table data_rights.correction force row level security;

create policy own_agency on data_rights.correction using (agency_id = any (platform.agencies()));

create policy own_person on data_rights.correction for select using (person_id = platform.person());
