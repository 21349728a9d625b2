create schema feedback;

comment on schema feedback is 'Reflections and recommendations of people: received, checked, answered, published and rated.';

create table feedback.number_counter (
  agency_id uuid not null,
  day date not null,
  last int not null check (last > 0),
  primary key (agency_id, day)
);

comment on table feedback.number_counter is 'The last number of a day; its row is held until the transaction that took a number ends.';

create table feedback.feedback (
  agency_id uuid not null,
  id uuid not null,
  code text not null,
  secret_hash bytea not null,
  handling_agency_id uuid not null,
  channel text not null check (channel in ('page', 'phone', 'sheet', 'email', 'portal')),
  portal_number text,
  state text not null check (state in ('received', 'in_progress', 'drafted', 'answered', 'redirected', 'declined')),
  kind text check (kind in ('behaviour', 'regulation', 'settlement', 'proposal', 'place')),
  content text not null,
  content_folded text not null,
  place text,
  dossier_code text,
  file_ids uuid[] not null default '{}',
  may_post boolean not null,
  submitted_at timestamptz not null,
  clock_from timestamptz not null,
  rule jsonb not null,
  due_at timestamptz not null,
  assignee_id uuid,
  assignee_name text,
  round int not null default 1 check (round between 1 and 2),
  answered_at timestamptz,
  version int not null default 1,
  primary key (agency_id, id),
  unique (agency_id, code),
  unique (agency_id, portal_number)
);

comment on table feedback.feedback is 'What somebody reported. Who they are stands apart, in feedback.sender.';

comment on column feedback.feedback.rule is 'The limit that due_at was counted by, as it stood then, so that the day can explain itself.';

comment on column feedback.feedback.round is 'The second begins when the sender reopens it; there is no third.';

create index feedback_open on feedback.feedback (handling_agency_id, state, due_at);

create table feedback.sender (
  agency_id uuid not null,
  feedback_id uuid not null,
  handling_agency_id uuid not null,
  person_id uuid,
  full_name text not null,
  phone text,
  email text,
  address text,
  original text,
  primary key (agency_id, feedback_id),
  foreign key (agency_id, feedback_id) references feedback.feedback (agency_id, id),
  check (phone is not null or email is not null)
);

comment on table feedback.sender is 'Who reported it, sealed under the key of the feedback. Read only by its sender, to tell them, and by who may see senders, each time recorded.';

comment on column feedback.sender.original is 'What they wrote, where they named themselves in it; feedback.content is then without that.';

create index sender_of_person on feedback.sender (person_id) where person_id is not null;

create table feedback.transfer (
  agency_id uuid not null,
  feedback_id uuid not null,
  id uuid not null,
  from_agency_id uuid not null,
  to_agency_id uuid not null,
  reason text not null,
  at timestamptz not null,
  by_name text not null,
  primary key (agency_id, feedback_id, id),
  foreign key (agency_id, feedback_id) references feedback.feedback (agency_id, id)
);

create table feedback.direction (
  agency_id uuid not null,
  feedback_id uuid not null,
  towards text not null check (towards in ('complaint', 'denunciation', 'declined')),
  explanation text not null,
  legal_ref text,
  at timestamptz not null,
  by_name text not null,
  primary key (agency_id, feedback_id),
  foreign key (agency_id, feedback_id) references feedback.feedback (agency_id, id),
  check ((towards = 'declined') = (legal_ref is null))
);

comment on table feedback.direction is 'Why it is not answered as feedback, and which way leads on.';

create table feedback.answer (
  agency_id uuid not null,
  feedback_id uuid not null,
  round int not null,
  content text not null,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  drafted_by_name text not null,
  approved_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  primary key (agency_id, feedback_id, round),
  foreign key (agency_id, feedback_id) references feedback.feedback (agency_id, id),
  check (approved_by is null or approved_by <> drafted_by)
);

comment on table feedback.answer is 'Who drafts an answer does not approve it.';

create table feedback.posted_answer (
  agency_id uuid not null,
  feedback_id uuid not null,
  question text not null,
  answer text not null,
  posted_at timestamptz not null,
  posted_by_name text not null,
  words_folded text not null,
  primary key (agency_id, feedback_id),
  foreign key (agency_id, feedback_id) references feedback.feedback (agency_id, id)
);

comment on table feedback.posted_answer is 'For everybody to read: what was asked and answered, with the names taken out.';

create index posted_answer_newest on feedback.posted_answer (posted_at desc);

create table feedback.rating (
  agency_id uuid not null,
  feedback_id uuid not null,
  round int not null,
  satisfied boolean not null,
  words text,
  at timestamptz not null,
  primary key (agency_id, feedback_id, round),
  foreign key (agency_id, feedback_id) references feedback.feedback (agency_id, id)
);

create table feedback.reopening (
  agency_id uuid not null,
  feedback_id uuid not null,
  reason text not null,
  at timestamptz not null,
  primary key (agency_id, feedback_id),
  foreign key (agency_id, feedback_id) references feedback.feedback (agency_id, id)
);

comment on table feedback.reopening is 'The key keeps it to one a feedback.';

alter table feedback.number_counter enable row level security;

alter table feedback.number_counter force row level security;

create policy own_agency on feedback.number_counter using (agency_id = any (platform.agencies()));

alter table feedback.feedback enable row level security;

alter table feedback.feedback force row level security;

create policy concerned on feedback.feedback using (
  agency_id = any (platform.agencies()) or handling_agency_id = any (platform.agencies())
);

alter table feedback.sender enable row level security;

alter table feedback.sender force row level security;

create policy concerned on feedback.sender using (
  agency_id = any (platform.agencies()) or handling_agency_id = any (platform.agencies())
);

create policy own_person on feedback.sender for select using (person_id = platform.person());

alter table feedback.transfer enable row level security;

alter table feedback.transfer force row level security;

create policy with_feedback on feedback.transfer using (
  agency_id = any (platform.agencies())
  or exists (select from feedback.feedback f where f.agency_id = transfer.agency_id and f.id = transfer.feedback_id)
);

alter table feedback.direction enable row level security;

alter table feedback.direction force row level security;

create policy with_feedback on feedback.direction using (
  agency_id = any (platform.agencies())
  or exists (select from feedback.feedback f where f.agency_id = direction.agency_id and f.id = direction.feedback_id)
);

alter table feedback.answer enable row level security;

alter table feedback.answer force row level security;

create policy with_feedback on feedback.answer using (
  agency_id = any (platform.agencies())
  or exists (select from feedback.feedback f where f.agency_id = answer.agency_id and f.id = answer.feedback_id)
);

alter table feedback.rating enable row level security;

alter table feedback.rating force row level security;

create policy with_feedback on feedback.rating using (
  agency_id = any (platform.agencies())
  or exists (select from feedback.feedback f where f.agency_id = rating.agency_id and f.id = rating.feedback_id)
);

alter table feedback.reopening enable row level security;

alter table feedback.reopening force row level security;

create policy with_feedback on feedback.reopening using (
  agency_id = any (platform.agencies())
  or exists (select from feedback.feedback f where f.agency_id = reopening.agency_id and f.id = reopening.feedback_id)
);

alter table feedback.posted_answer enable row level security;

alter table feedback.posted_answer force row level security;

create policy everybody_reads on feedback.posted_answer for select using (true);

create policy with_feedback on feedback.posted_answer for insert with check (
  agency_id = any (platform.agencies())
  or exists (select from feedback.feedback f where f.agency_id = posted_answer.agency_id and f.id = posted_answer.feedback_id)
);
