create schema signatures;

comment on schema signatures is 'Certificates that officers and agencies sign with, their keys locked, and what was signed with them.';

create table signatures.certificate (
  agency_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'seal')),
  holder_id uuid,
  holder_name text not null,
  subject_name text not null,
  issuer_name text not null,
  serial_number text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  chain bytea[] not null,
  locked bytea not null,
  brought_in_at timestamptz not null,
  brought_in_by uuid not null,
  retired_at timestamptz,
  retired_by uuid,
  failures integer not null default 0,
  rests_until timestamptz,
  primary key (agency_id, id),
  check ((kind = 'person') = (holder_id is not null))
);

comment on column signatures.certificate.locked is 'The PKCS#12 file under the master key, which lies in the data folder and never here; its password is kept nowhere.';

create unique index certificate_in_use_by_person on signatures.certificate (agency_id, holder_id)
  where kind = 'person' and retired_at is null;

create unique index seal_in_use on signatures.certificate (agency_id) where kind = 'seal' and retired_at is null;

alter table signatures.certificate enable row level security;

alter table signatures.certificate force row level security;

create policy own_agency on signatures.certificate using (agency_id = any (platform.agencies()));

create table signatures.signature (
  agency_id uuid not null,
  id uuid not null,
  certificate_id uuid not null,
  level text not null check (level in ('B', 'T')),
  signed_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, certificate_id) references signatures.certificate
);

comment on table signatures.signature is 'append-only: each signature an agency made, and whether a time-stamp proves its time (T) or not (B).';

create index signature_by_time on signatures.signature (agency_id, signed_at);

alter table signatures.signature enable row level security;

alter table signatures.signature force row level security;

create policy own_agency on signatures.signature using (agency_id = any (platform.agencies()));
