alter table dossiers.number_counter drop constraint number_counter_series_check;

alter table dossiers.number_counter add constraint number_counter_series_check check (
  series in ('dossier', 'result', 'supplement_request', 'refusal', 'apology', 'stop_notice', 'certified_copy')
);

create table dossiers.certified_copy (
  agency_id uuid not null,
  dossier_id uuid not null,
  ordinal int not null check (ordinal > 0),
  original text not null,
  pages int not null check (pages > 0),
  copies int not null check (copies > 0),
  amount bigint not null check (amount >= 0),
  basis text not null,
  entered_by_name text not null,
  issuer_agency_id uuid,
  number int,
  certified_at timestamptz,
  signed_by_name text,
  signed_by_position text,
  primary key (agency_id, dossier_id, ordinal),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  check ((number is null) = (certified_at is null) and (number is null) = (issuer_agency_id is null))
);

comment on table dossiers.certified_copy is 'One original of which copies are certified: a line of the register once it is numbered.';

comment on column dossiers.certified_copy.pages is 'Of the original, by which the fee is counted.';

comment on column dossiers.certified_copy.issuer_agency_id is 'The agency that certified it, in whose register of the year the number stands.';

create index certified_copy_in_register on dossiers.certified_copy (issuer_agency_id, certified_at, number) where number is not null;

alter table dossiers.certified_copy enable row level security;

alter table dossiers.certified_copy force row level security;

create policy with_dossier on dossiers.certified_copy using (
  agency_id = any ((select platform.agencies())::uuid[])
  or exists (select from dossiers.dossier d where d.agency_id = certified_copy.agency_id and d.id = certified_copy.dossier_id)
);
