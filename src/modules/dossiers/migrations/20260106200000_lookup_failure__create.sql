create table dossiers.lookup_failure (
  code text primary key check (length(code) <= 80),
  times int not null,
  since timestamptz not null
);

comment on table dossiers.lookup_failure is 'Codes that were looked up in vain in the last quarter of an hour, whether or not there is such a dossier; nothing about persons.';

create index lookup_failure_since on dossiers.lookup_failure (since);
