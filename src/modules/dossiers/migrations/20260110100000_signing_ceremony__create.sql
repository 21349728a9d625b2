create table dossiers.signing_ceremony (
  agency_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('sign', 'seal')),
  held_by uuid not null,
  held_by_name text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (agency_id, id)
);

comment on table dossiers.signing_ceremony is 'Several results signed, or numbered and sealed, under one password by one person.';

create index signing_ceremony_by_person on dossiers.signing_ceremony (agency_id, held_by, kind, began_at);

alter table dossiers.signing_ceremony enable row level security;

alter table dossiers.signing_ceremony force row level security;

create policy own_agency on dossiers.signing_ceremony using (agency_id = any (platform.agencies()));

create table dossiers.signing_ceremony_result (
  agency_id uuid not null,
  ceremony_id uuid not null,
  ordinal integer not null,
  dossier_code text not null,
  owner_name text not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused')),
  level text check (level in ('B', 'T')),
  refusal text,
  facts jsonb,
  primary key (agency_id, ceremony_id, ordinal),
  foreign key (agency_id, ceremony_id) references dossiers.signing_ceremony (agency_id, id),
  check ((state = 'done') = (level is not null)),
  check ((state = 'refused') = (refusal is not null))
);

comment on column dossiers.signing_ceremony_result.state is 'A result that still waits when its ceremony has ended, or broke off, is not signed.';

alter table dossiers.signing_ceremony_result enable row level security;

alter table dossiers.signing_ceremony_result force row level security;

create policy own_agency on dossiers.signing_ceremony_result using (agency_id = any (platform.agencies()));
