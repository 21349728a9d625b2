alter table signatures.certificate add column holding text not null default 'file' check (holding in ('file', 'outside'));

alter table signatures.certificate alter column locked drop not null;

alter table signatures.certificate add constraint certificate_key_check check ((holding = 'file') = (locked is not null));

comment on column signatures.certificate.holding is 'Where the key is: in the file kept here, or with its holder (a token and a program of its own).';

create table signatures.hand_off (
  agency_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  holder_id uuid not null,
  certificate_id uuid not null,
  document_sha256 text not null,
  memo jsonb not null,
  handed_out_at timestamptz not null,
  handed_back_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, certificate_id) references signatures.certificate
);

comment on table signatures.hand_off is 'Documents given to somebody to be signed with a program outside: exactly which bytes, and whose signature must come back on them.';

comment on column signatures.hand_off.memo is 'What the module that handed the document out has to know when it comes back.';

create index hand_off_by_subject on signatures.hand_off (agency_id, subject_id, holder_id, handed_out_at);

alter table signatures.hand_off enable row level security;

alter table signatures.hand_off force row level security;

create policy own_agency on signatures.hand_off using (agency_id = any (platform.agencies()));
