alter table dossiers.number_counter drop constraint number_counter_series_check;

alter table dossiers.number_counter add constraint number_counter_series_check check (
  series in ('dossier', 'result', 'supplement_request', 'refusal', 'apology', 'stop_notice', 'certified_copy', 'electronic_copy', 'extract_copy')
  or series ~ '^extract(_copy)?:[a-z_]+$'
);

alter table dossiers.certified_copy
  add column kind text not null default 'paper' check (kind in ('paper', 'electronic')),
  add column series text not null default 'certified_copy' check (series in ('certified_copy', 'electronic_copy'));

comment on column dossiers.certified_copy.kind is 'Copies on paper, or the original as a certified file; an original of which both are wanted has a line for each.';

comment on column dossiers.certified_copy.series is 'In which series of the issuing agency and year the number stands.';

create table dossiers.electronic_copy (
  agency_id uuid not null,
  dossier_id uuid not null,
  ordinal int not null,
  scan_agency_id uuid not null,
  scan_file_id uuid not null,
  chosen_at timestamptz not null,
  chosen_by_name text not null,
  file_agency_id uuid,
  file_id uuid,
  check_code text,
  level text check (level in ('B', 'T')),
  signed_at timestamptz,
  unsealed_file_id uuid,
  sealed_at timestamptz,
  primary key (agency_id, dossier_id, ordinal),
  foreign key (agency_id, dossier_id, ordinal) references dossiers.certified_copy (agency_id, dossier_id, ordinal),
  check (
    (file_id is null) = (signed_at is null) and (file_id is null) = (check_code is null)
    and (file_id is null) = (level is null) and (file_id is null) = (file_agency_id is null)
  ),
  check (sealed_at is null or signed_at is not null)
);

comment on table dossiers.electronic_copy is 'The confirmed scan of an original that is certified as a file, and the file once whoever certifies has signed it.';

comment on column dossiers.electronic_copy.unsealed_file_id is 'The file before the seal, which holds it whole: it goes when the dossier is destroyed.';

comment on column dossiers.electronic_copy.check_code is 'What the QR code of the copy says besides the agency; who has it may ask whether the agency issued the copy.';

create unique index electronic_copy_check on dossiers.electronic_copy (agency_id, check_code) where check_code is not null;

alter table dossiers.electronic_copy enable row level security;

alter table dossiers.electronic_copy force row level security;

create policy with_dossier on dossiers.electronic_copy using (
  agency_id = any ((select platform.agencies())::uuid[])
  or exists (select from dossiers.dossier d where d.agency_id = electronic_copy.agency_id and d.id = electronic_copy.dossier_id)
);
