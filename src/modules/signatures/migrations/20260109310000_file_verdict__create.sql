create table signatures.file_verdict (
  agency_id uuid not null,
  file_id uuid not null,
  outcome text not null check (outcome in ('valid', 'valid_with_remarks', 'unknown_signer', 'invalid')),
  verdict jsonb not null,
  judged_at timestamptz not null,
  primary key (agency_id, file_id)
);

comment on table signatures.file_verdict is 'What the signatures of a file were worth when it came: certificates expire and lists of revoked ones go, so it cannot be found out again later. Files without signatures have none.';

alter table signatures.file_verdict enable row level security;

alter table signatures.file_verdict force row level security;

create policy of_file on signatures.file_verdict for select using (
  exists (select from papers.published_file f where f.agency_id = file_verdict.agency_id and f.id = file_verdict.file_id)
);

create policy judge on signatures.file_verdict for insert with check (agency_id = any (platform.agencies()));
