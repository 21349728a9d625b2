create schema papers;

comment on schema papers is 'The files people hand in and who may read each; the bytes lie in the store, under their hash.';

create table papers.file (
  agency_id uuid not null,
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  media_type text not null,
  name text not null check (length(name) between 1 and 150),
  state text not null check (state in ('quarantined', 'clean', 'refused', 'unscanned')),
  readers uuid[] not null default '{}',
  uploaded_by_kind text not null,
  uploaded_by_id uuid,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  scanned_at timestamptz,
  refused_reason text,
  primary key (agency_id, id),
  check ((state = 'refused') = (refused_reason is not null))
);

comment on table papers.file is 'One file handed in to an agency. The same bytes handed in twice are two rows and one content.';

comment on column papers.file.readers is 'Persons and agencies, besides the receiving agency, who may read it.';

create index file_of_sender on papers.file (uploaded_by_id, uploaded_at);

create index file_waiting on papers.file (agency_id, uploaded_at) where state = 'quarantined';

alter table papers.file enable row level security;

alter table papers.file force row level security;

create policy readers on papers.file for select using (
  agency_id = any (platform.agencies()) or readers && platform.agencies() or platform.person() = any (readers)
);

create policy hand_in on papers.file for insert with check (
  agency_id = any (platform.agencies()) or platform.person() = any (readers)
);

create policy change on papers.file for update using (
  agency_id = any (platform.agencies()) or platform.person() = any (readers)
);
