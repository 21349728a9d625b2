create table dossiers.result_paper (
  agency_id uuid not null,
  dossier_id uuid not null,
  file_agency_id uuid not null,
  file_id uuid not null,
  check_code text not null,
  seal_page integer not null,
  seal_left numeric not null,
  seal_top numeric not null,
  level text not null check (level in ('B', 'T')),
  sealed_at timestamptz,
  primary key (agency_id, dossier_id),
  unique (agency_id, check_code),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

comment on table dossiers.result_paper is 'The result as a signed PDF: the person''s signature first, then the agency''s seal. A result signed on paper has none.';

comment on column dossiers.result_paper.check_code is 'What the QR code on the paper leads to; random, so that nobody can walk from one to the next.';

comment on column dossiers.result_paper.seal_left is 'Where the seal goes, millimetres from the left and top edge of its page.';

alter table dossiers.result_paper enable row level security;

alter table dossiers.result_paper force row level security;

create policy with_dossier on dossiers.result_paper using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = result_paper.agency_id and d.id = result_paper.dossier_id)
);
