create schema data_rights;

comment on schema data_rights is 'What people ask about their own data, by when it is answered, and what became of it.';

create table data_rights.request (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('provide', 'correct', 'erase', 'withdraw_consent', 'restrict', 'object')),
  words text,
  secret_hash bytea not null,
  made_at timestamptz not null,
  first_answer_rule jsonb not null,
  answer_rule jsonb not null,
  first_answer_due_at timestamptz not null,
  due_at timestamptz not null,
  next_due_at timestamptz not null,
  warned_for timestamptz,
  answered_at timestamptz,
  primary key (agency_id, id)
);

comment on column data_rights.request.words is 'Sealed under the key of the account that asks, like the words of what is answered: after an erasure nothing of it opens.';

comment on column data_rights.request.secret_hash is 'Of the secret in the address at which the answer is seen once the account is gone.';

comment on column data_rights.request.next_due_at is 'When the next answer is owed: the first one, then the one that settles it.';

comment on column data_rights.request.warned_for is 'The end of a clock of which the leaders have been told before it came.';

create index request_open on data_rights.request (agency_id, next_due_at, id) where answered_at is null;

create index request_answered on data_rights.request (agency_id, answered_at, id) where answered_at is not null;

create index request_of_person on data_rights.request (person_id, made_at, id);

create unique index request_of_secret on data_rights.request (agency_id, secret_hash);

create table data_rights.first_answer (
  agency_id uuid not null,
  request_id uuid not null,
  with_others boolean not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (agency_id, request_id),
  foreign key (agency_id, request_id) references data_rights.request (agency_id, id)
);

comment on table data_rights.first_answer is 'That the request was taken up, and whether somebody outside the agency has to act as well.';

create table data_rights.extension (
  agency_id uuid not null,
  request_id uuid not null,
  days int not null check (days > 0),
  reason text,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (agency_id, request_id),
  foreign key (agency_id, request_id) references data_rights.request (agency_id, id)
);

comment on table data_rights.extension is 'The one time the answer was put off; the key keeps it to one.';

comment on column data_rights.extension.reason is 'Sealed under the key of the account that asks.';

create table data_rights.answer (
  agency_id uuid not null,
  request_id uuid not null,
  outcome text not null check (outcome in ('carried_out', 'refused')),
  ground text,
  words text,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  alone boolean not null default false,
  approved_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  kept_dossiers int,
  primary key (agency_id, request_id),
  foreign key (agency_id, request_id) references data_rights.request (agency_id, id),
  check ((outcome = 'refused') = (ground is not null)),
  check ((approved_at is null) = (approved_by is null)),
  check (approved_by is null or approved_by <> by_id or alone)
);

comment on table data_rights.answer is 'What is answered. An erasure is proposed here first, and approved by somebody else unless nobody else may.';

comment on column data_rights.answer.alone is 'Nobody else at the agency may approve.';

comment on column data_rights.answer.words is 'Sealed under the key of the account that asks.';

alter table data_rights.request enable row level security;

alter table data_rights.request force row level security;

create policy own_agency on data_rights.request using (agency_id = any (platform.agencies()));

create policy own_person on data_rights.request for select using (person_id = platform.person());

create policy by_person on data_rights.request for insert with check (person_id = platform.person());

alter table data_rights.first_answer enable row level security;

alter table data_rights.first_answer force row level security;

create policy own_agency on data_rights.first_answer using (agency_id = any (platform.agencies()));

create policy own_person on data_rights.first_answer for select using (
  exists (select from data_rights.request r where r.agency_id = first_answer.agency_id and r.id = first_answer.request_id)
);

alter table data_rights.extension enable row level security;

alter table data_rights.extension force row level security;

create policy own_agency on data_rights.extension using (agency_id = any (platform.agencies()));

create policy own_person on data_rights.extension for select using (
  exists (select from data_rights.request r where r.agency_id = extension.agency_id and r.id = extension.request_id)
);

alter table data_rights.answer enable row level security;

alter table data_rights.answer force row level security;

create policy own_agency on data_rights.answer using (agency_id = any (platform.agencies()));

create policy own_person on data_rights.answer for select using (
  exists (
    select from data_rights.request r
    where r.agency_id = answer.agency_id and r.id = answer.request_id and r.answered_at is not null
  )
);
