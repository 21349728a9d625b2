create table platform.personal_key (
  subject_id uuid primary key,
  wrapped bytea not null,
  made_at timestamptz not null default now()
);

comment on table platform.personal_key is 'The key under which what is personal about one subject (a person''s account, a dossier) is sealed, itself locked by a key outside the database. Destroying the row makes all of it unreadable for good, also in what was backed up apart from these rows.';

create table platform.personal_key_lock (
  one boolean primary key default true check (one),
  fingerprint bytea not null,
  since timestamptz not null default now()
);

comment on table platform.personal_key_lock is 'By which key outside the database the personal keys are locked, so that a wrong or missing one is told at start.';
