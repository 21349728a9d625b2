create schema digitisation;

comment on schema digitisation is 'How papers became searchable scans: by whom, when, from which kind of original, page by page.';

create table digitisation.digitisation (
  agency_id uuid not null,
  id uuid not null,
  subject_agency_id uuid not null,
  subject_id uuid not null,
  ordinal int not null,
  paper_name text not null,
  original_form text not null check (original_form in ('original', 'certified_copy', 'copy', 'electronic')),
  originals int not null check (originals > 0),
  state text not null check (state in ('counting', 'arranging', 'reading', 'done', 'failed')),
  reason text,
  file_ids uuid[] not null,
  result_ids uuid[] not null default '{}',
  readers uuid[] not null default '{}',
  begun_by_id uuid,
  begun_by_name text not null,
  begun_at timestamptz not null,
  moved_at timestamptz not null,
  ended_at timestamptz,
  primary key (agency_id, id),
  check ((state = 'failed') = (reason is not null))
);

comment on table digitisation.digitisation is 'One paper on its way to a searchable scan. The files as they came stay what they are; what is made of them stands beside them.';

comment on column digitisation.digitisation.subject_id is 'The dossier, of the agency subject_agency_id, whose paper of this ordinal it is.';

comment on column digitisation.digitisation.readers is 'Persons and agencies, besides the agency that scans, who may read what comes of it.';

create index digitisation_of_subject on digitisation.digitisation (agency_id, subject_id, ordinal);

create index digitisation_under_way on digitisation.digitisation (agency_id, moved_at) where state in ('counting', 'reading');

alter table digitisation.digitisation enable row level security;

alter table digitisation.digitisation force row level security;

create policy own_agency on digitisation.digitisation using (agency_id = any ((select platform.agencies())::uuid[]));

create table digitisation.page (
  agency_id uuid not null,
  digitisation_id uuid not null,
  place int not null check (place > 0),
  file_id uuid not null,
  page int not null check (page > 0),
  position int,
  original int not null default 1 check (original > 0),
  turn int not null default 0 check (turn in (0, 90, 180, 270)),
  note text not null default 'none' check (note in ('none', 'with', 'without')),
  state text not null default 'waiting' check (state in ('waiting', 'read', 'unreadable')),
  attempts int not null default 0,
  recognised jsonb,
  read_at timestamptz,
  primary key (agency_id, digitisation_id, place),
  foreign key (agency_id, digitisation_id) references digitisation.digitisation (agency_id, id),
  check ((state = 'read') = (recognised is not null))
);

comment on table digitisation.page is 'One page as it was handed in, where a person put it, and the words recognised on it with their places.';

comment on column digitisation.page.position is 'Its place in what is made; none for a page left out.';

comment on column digitisation.page.note is 'A page under a sticky note is scanned with the note and without it (Điều 8, TT 01/2023/TT-VPCP).';

alter table digitisation.page enable row level security;

alter table digitisation.page force row level security;

create policy own_agency on digitisation.page using (agency_id = any ((select platform.agencies())::uuid[]));

create table digitisation.proposal (
  agency_id uuid not null,
  digitisation_id uuid not null,
  name text not null,
  kind text not null,
  place int not null,
  proposed text not null,
  confidence int not null check (confidence between 0 and 100),
  confirmed text,
  confirmed_by_id uuid,
  confirmed_by_name text,
  confirmed_at timestamptz,
  primary key (agency_id, digitisation_id, name),
  foreign key (agency_id, digitisation_id) references digitisation.digitisation (agency_id, id),
  check ((confirmed is null) = (confirmed_at is null))
);

comment on table digitisation.proposal is 'What was read out of a paper for one field, how sure that is, and what a person made of it. Unconfirmed it is nothing.';

alter table digitisation.proposal enable row level security;

alter table digitisation.proposal force row level security;

create policy own_agency on digitisation.proposal using (agency_id = any ((select platform.agencies())::uuid[]));
