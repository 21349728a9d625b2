create schema satisfaction;

comment on schema satisfaction is 'What people say of the settling of their dossier, and what is done about it.';

create table satisfaction.invitation (
  agency_id uuid not null,
  dossier_id uuid not null,
  way text not null check (way in ('counter', 'letter')),
  secret_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  primary key (agency_id, dossier_id, way),
  unique (agency_id, secret_hash)
);

comment on table satisfaction.invitation is 'Who brings the secret may rate the dossier once; all invitations of a dossier end with the first answer.';

create table satisfaction.rated_dossier (
  agency_id uuid not null,
  dossier_id uuid not null,
  primary key (agency_id, dossier_id)
);

comment on table satisfaction.rated_dossier is 'That a dossier was rated: the key keeps it to one answer. How it was rated, when and by whom stands nowhere beside it.';

create table satisfaction.answer (
  agency_id uuid not null,
  id uuid not null,
  handling_agency_id uuid not null,
  month date not null check (extract(day from month) = 1),
  procedure_code text not null,
  procedure_name text not null,
  overall text not null check (overall in ('very_satisfied', 'satisfied', 'dissatisfied')),
  convenience text check (convenience in ('very_satisfied', 'satisfied', 'dissatisfied')),
  access int check (access between 1 and 5),
  procedure int check (procedure between 1 and 5),
  officials int check (officials between 1 and 5),
  result int check (result between 1 and 5),
  feedback int check (feedback between 1 and 5),
  comment text,
  comment_folded text not null default '',
  primary key (agency_id, id)
);

comment on table satisfaction.answer is 'An answer without the person, the dossier or the day; its id tells no time either.';

comment on column satisfaction.answer.month is 'The first day of the month in which it was given: a day would tell, in a small commune, who gave it.';

create index answer_of_month on satisfaction.answer (handling_agency_id, month);

create table satisfaction.answer_officer (
  agency_id uuid not null,
  answer_id uuid not null,
  staff_id uuid not null,
  staff_name text not null,
  primary key (agency_id, answer_id, staff_id),
  foreign key (agency_id, answer_id) references satisfaction.answer (agency_id, id)
);

comment on table satisfaction.answer_officer is 'Who did a step of the dossier that the answer is about.';

create table satisfaction.follow_up (
  agency_id uuid not null,
  answer_id uuid not null,
  contact text,
  closed_at timestamptz,
  closed_by uuid,
  closed_by_name text,
  words text,
  primary key (agency_id, answer_id),
  foreign key (agency_id, answer_id) references satisfaction.answer (agency_id, id),
  check ((closed_at is null) = (words is null) and (closed_at is null) = (closed_by is null))
);

comment on column satisfaction.follow_up.contact is 'Sealed; only what the person chose to leave in order to be answered.';

alter table satisfaction.invitation enable row level security;

alter table satisfaction.invitation force row level security;

create policy own_agency on satisfaction.invitation using (agency_id = any (platform.agencies()));

alter table satisfaction.rated_dossier enable row level security;

alter table satisfaction.rated_dossier force row level security;

create policy own_agency on satisfaction.rated_dossier using (agency_id = any (platform.agencies()));

alter table satisfaction.answer enable row level security;

alter table satisfaction.answer force row level security;

create policy own_agency on satisfaction.answer using (agency_id = any (platform.agencies()));

create policy settled_here on satisfaction.answer for select using (handling_agency_id = any (platform.agencies()));

alter table satisfaction.answer_officer enable row level security;

alter table satisfaction.answer_officer force row level security;

create policy with_answer on satisfaction.answer_officer using (
  agency_id = any (platform.agencies())
  or exists (select from satisfaction.answer a where a.agency_id = answer_officer.agency_id and a.id = answer_officer.answer_id)
);

alter table satisfaction.follow_up enable row level security;

alter table satisfaction.follow_up force row level security;

create policy with_answer on satisfaction.follow_up using (
  agency_id = any (platform.agencies())
  or exists (select from satisfaction.answer a where a.agency_id = follow_up.agency_id and a.id = follow_up.answer_id)
);
