alter table dossiers.number_counter drop constraint number_counter_series_check;

alter table dossiers.number_counter add constraint number_counter_series_check check (
  series in ('dossier', 'result', 'supplement_request', 'refusal', 'apology', 'stop_notice', 'certified_copy', 'extract_copy')
  or series ~ '^extract(_copy)?:[a-z_]+$'
);

alter table dossiers.result add column series text, add column series_number int, add column issuer_agency_id uuid;

comment on column dossiers.result.series is 'In which series it is numbered; extracts of civil status have their own. Null on results issued before that was kept.';

create table dossiers.extract_copy (
  agency_id uuid not null,
  dossier_id uuid not null,
  ordinal int not null check (ordinal > 0),
  kind text not null,
  event jsonb not null,
  copies int not null check (copies > 0),
  amount bigint not null check (amount >= 0),
  basis text not null,
  entered_by_name text not null,
  issuer_agency_id uuid,
  series text,
  number int,
  notation text,
  issued_at timestamptz,
  signed_by_name text,
  signed_by_position text,
  primary key (agency_id, dossier_id, ordinal),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  check (
    (number is null) = (issued_at is null) and (number is null) = (issuer_agency_id is null)
    and (number is null) = (series is null) and (number is null) = (notation is null)
  )
);

comment on table dossiers.extract_copy is 'One extract of a civil-status register of which copies are wanted: a line of the register of such copies once it is numbered.';

comment on column dossiers.extract_copy.event is 'Sealed under the key of the dossier: whose event it is, and where it was registered.';

comment on column dossiers.extract_copy.series is 'In which series of the issuing agency and year the number stands: of all kinds, or of this kind.';

comment on column dossiers.extract_copy.notation is 'The number as it is written, with the mark of the kind.';

create index extract_copy_in_register on dossiers.extract_copy (issuer_agency_id, issued_at, number) where number is not null;

alter table dossiers.extract_copy enable row level security;

alter table dossiers.extract_copy force row level security;

create policy with_dossier on dossiers.extract_copy using (
  agency_id = any ((select platform.agencies())::uuid[])
  or exists (select from dossiers.dossier d where d.agency_id = extract_copy.agency_id and d.id = extract_copy.dossier_id)
);

create table dossiers.extract_correction (
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
  foreign key (agency_id, dossier_id, ordinal) references dossiers.extract_copy (agency_id, dossier_id, ordinal)
);

comment on table dossiers.extract_correction is 'append-only: what was written wrong in the register of copies of extracts, and the right words. The line itself stays as it was written.';

comment on column dossiers.extract_correction.was is 'As the register said before. Sealed under the key of the dossier, as are the right words and the reason.';

create index extract_correction_by_line on dossiers.extract_correction (agency_id, dossier_id, ordinal, corrected_at);

alter table dossiers.extract_correction enable row level security;

alter table dossiers.extract_correction force row level security;

create policy with_dossier on dossiers.extract_correction using (
  agency_id = any ((select platform.agencies())::uuid[])
  or exists (select from dossiers.dossier d where d.agency_id = extract_correction.agency_id and d.id = extract_correction.dossier_id)
);
