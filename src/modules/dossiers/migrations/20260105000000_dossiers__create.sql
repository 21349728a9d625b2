create schema dossiers;

comment on schema dossiers is 'The one-stop: intake, settlement and hand-over of dossiers.';

create table dossiers.number_counter (
  agency_id uuid not null,
  series text not null check (series in ('dossier', 'result', 'supplement_request')),
  since date not null,
  last int not null,
  primary key (agency_id, series, since)
);

comment on table dossiers.number_counter is 'The last number an agency gave in a series: dossiers by day, papers by year; taken inside the transaction, so that none is lost or given twice.';

create table dossiers.dossier (
  agency_id uuid not null,
  id uuid not null,
  code text not null,
  handling_agency_id uuid not null,
  procedure_code text not null,
  procedure_version_id uuid not null,
  procedure_name text not null,
  field text not null,
  channel text not null check (channel in ('online', 'counter', 'post')),
  state text not null,
  stage text not null check (stage in ('intake', 'settlement', 'closed')),
  parties jsonb not null,
  party_ids uuid[] not null,
  owner_name text not null,
  owner_folded text not null,
  submitter_contact text[] not null,
  content text not null,
  form_id text,
  form_version int,
  answers jsonb not null,
  sets int not null default 1,
  result_delivery text not null check (result_delivery in ('counter', 'post', 'electronic')),
  delivery_address text,
  submitted_at timestamptz not null,
  received_at timestamptz,
  received_by uuid,
  deadline_rule jsonb not null,
  statutory_at timestamptz,
  promised_at timestamptz,
  first_promised_at timestamptz,
  assignee_id uuid,
  position_code text,
  step_ordinal int,
  decided_at timestamptz,
  handed_over_at timestamptz,
  fee_state text not null default 'none' check (fee_state in ('none', 'due', 'paid', 'waived')),
  fee_total bigint not null default 0 check (fee_total >= 0),
  delivery_state text not null default 'none' check (delivery_state in ('none', 'ready', 'posted', 'handed_over')),
  version int not null default 1,
  primary key (agency_id, id),
  unique (agency_id, code)
);

comment on column dossiers.dossier.agency_id is 'The receiving agency, in whose numbers and journal the dossier stands; the handling agency may be another (NĐ 118/2025/NĐ-CP, phi địa giới).';

comment on column dossiers.dossier.version is 'Raised by every change, so that the second of two officers acting at once is told.';

create index dossier_received on dossiers.dossier (agency_id, stage, submitted_at, id);

create index dossier_open on dossiers.dossier (handling_agency_id, (coalesce(promised_at, 'infinity')), id) where stage = 'settlement';

create index dossier_of_officer on dossiers.dossier (handling_agency_id, assignee_id, (coalesce(promised_at, 'infinity')), id) where stage = 'settlement';

create index dossier_waiting on dossiers.dossier (agency_id, submitted_at, id) where state = 'awaiting_supplement';

create index dossier_to_hand_over on dossiers.dossier (agency_id, submitted_at, id) where delivery_state in ('ready', 'posted');

create index dossier_by_owner on dossiers.dossier (agency_id, owner_folded text_pattern_ops, id);

create index dossier_of_party on dossiers.dossier using gin (party_ids);

create table dossiers.required_paper (
  agency_id uuid not null,
  dossier_id uuid not null,
  ordinal int not null,
  name text not null,
  form text not null check (form in ('original', 'certified_copy', 'copy', 'electronic')),
  quantity int not null check (quantity >= 0),
  digitisation text not null default 'none' check (digitisation in ('none', 'digitised', 'reused_paper', 'reused_result')),
  file_ids uuid[] not null default '{}',
  note text,
  primary key (agency_id, dossier_id, ordinal),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

create table dossiers.step (
  agency_id uuid not null,
  dossier_id uuid not null,
  ordinal int not null,
  name text not null,
  position_code text not null,
  minutes int check (minutes >= 0),
  counted boolean not null,
  assignee_id uuid,
  assignee_name text,
  started_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  note text,
  primary key (agency_id, dossier_id, ordinal),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

create table dossiers.clock_stop (
  agency_id uuid not null,
  dossier_id uuid not null,
  id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz,
  reason text not null,
  effect text not null check (effect in ('shift', 'restart')),
  legal_ref text not null,
  approved_by text not null,
  primary key (agency_id, dossier_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

create table dossiers.supplement_request (
  agency_id uuid not null,
  dossier_id uuid not null,
  id uuid not null,
  number int not null,
  stage text not null check (stage in ('intake', 'settlement')),
  items text[] not null,
  reason text not null,
  legal_ref text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_by_name text not null,
  answer_by date,
  answered_at timestamptz,
  primary key (agency_id, dossier_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

create table dossiers.refusal (
  agency_id uuid not null,
  dossier_id uuid not null,
  stage text not null check (stage in ('intake', 'settlement')),
  reason text not null,
  legal_ref text not null,
  refused_at timestamptz not null,
  refused_by uuid not null,
  refused_by_name text not null,
  primary key (agency_id, dossier_id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

create table dossiers.withdrawal (
  agency_id uuid not null,
  dossier_id uuid not null,
  reason text not null,
  asked_at timestamptz not null,
  asked_by_name text not null,
  confirmed_at timestamptz not null,
  confirmed_by_name text not null,
  primary key (agency_id, dossier_id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

create table dossiers.apology (
  agency_id uuid not null,
  dossier_id uuid not null,
  reason text not null,
  previous_promised_at timestamptz not null,
  new_promised_at timestamptz not null check (new_promised_at > previous_promised_at),
  signed_at timestamptz not null,
  signed_by uuid not null,
  signed_by_name text not null,
  signed_by_position text not null,
  primary key (agency_id, dossier_id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

comment on table dossiers.apology is 'The apology with its one re-appointment; the key keeps it to one a dossier.';

create table dossiers.result (
  agency_id uuid not null,
  dossier_id uuid not null,
  title text not null,
  content text not null,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  drafted_by_name text not null,
  approved_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  approved_by_position text,
  signing_form text check (signing_form in ('KT', 'TL', 'TUQ')),
  number text,
  issued_at timestamptz,
  file_id uuid,
  primary key (agency_id, dossier_id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  check (approved_by is null or approved_by <> drafted_by)
);

comment on table dossiers.result is 'Who drafts a result does not approve it.';

create table dossiers.fee (
  agency_id uuid not null,
  dossier_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('fee', 'charge')),
  name text not null,
  amount bigint not null check (amount >= 0),
  basis text not null,
  paid_at timestamptz,
  paid_by_name text,
  collected_by_name text,
  method text check (method in ('cash', 'transfer')),
  waived_at timestamptz,
  waived_reason text,
  primary key (agency_id, dossier_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

create table dossiers.hand_over (
  agency_id uuid not null,
  dossier_id uuid not null,
  method text not null check (method in ('counter', 'post', 'electronic')),
  at timestamptz not null,
  by_name text not null,
  received_by_name text not null,
  tracking_number text,
  primary key (agency_id, dossier_id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

alter table dossiers.number_counter enable row level security;

alter table dossiers.number_counter force row level security;

create policy own_agency on dossiers.number_counter using (agency_id = any (platform.agencies()));

create policy of_citizens on dossiers.number_counter using (platform.person() is not null);

alter table dossiers.dossier enable row level security;

alter table dossiers.dossier force row level security;

create policy concerned on dossiers.dossier using (
  agency_id = any (platform.agencies()) or handling_agency_id = any (platform.agencies()) or platform.person() = any (party_ids)
);

alter table dossiers.required_paper enable row level security;

alter table dossiers.required_paper force row level security;

create policy with_dossier on dossiers.required_paper using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = required_paper.agency_id and d.id = required_paper.dossier_id)
);

alter table dossiers.step enable row level security;

alter table dossiers.step force row level security;

create policy with_dossier on dossiers.step using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = step.agency_id and d.id = step.dossier_id)
);

alter table dossiers.clock_stop enable row level security;

alter table dossiers.clock_stop force row level security;

create policy with_dossier on dossiers.clock_stop using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = clock_stop.agency_id and d.id = clock_stop.dossier_id)
);

alter table dossiers.supplement_request enable row level security;

alter table dossiers.supplement_request force row level security;

create policy with_dossier on dossiers.supplement_request using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = supplement_request.agency_id and d.id = supplement_request.dossier_id)
);

alter table dossiers.refusal enable row level security;

alter table dossiers.refusal force row level security;

create policy with_dossier on dossiers.refusal using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = refusal.agency_id and d.id = refusal.dossier_id)
);

alter table dossiers.withdrawal enable row level security;

alter table dossiers.withdrawal force row level security;

create policy with_dossier on dossiers.withdrawal using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = withdrawal.agency_id and d.id = withdrawal.dossier_id)
);

alter table dossiers.apology enable row level security;

alter table dossiers.apology force row level security;

create policy with_dossier on dossiers.apology using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = apology.agency_id and d.id = apology.dossier_id)
);

alter table dossiers.result enable row level security;

alter table dossiers.result force row level security;

create policy with_dossier on dossiers.result using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = result.agency_id and d.id = result.dossier_id)
);

alter table dossiers.fee enable row level security;

alter table dossiers.fee force row level security;

create policy with_dossier on dossiers.fee using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = fee.agency_id and d.id = fee.dossier_id)
);

alter table dossiers.hand_over enable row level security;

alter table dossiers.hand_over force row level security;

create policy with_dossier on dossiers.hand_over using (
  agency_id = any (platform.agencies())
  or exists (select from dossiers.dossier d where d.agency_id = hand_over.agency_id and d.id = hand_over.dossier_id)
);
