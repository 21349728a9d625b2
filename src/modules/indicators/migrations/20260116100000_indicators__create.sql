create schema indicators;

comment on schema indicators is 'The index of Decision 766/QĐ-TTg: what became of feedback on each day. All else is counted where it stands.';

create table indicators.feedback_course (
  agency_id uuid not null,
  feedback_id uuid not null,
  version int not null,
  at timestamptz not null,
  fact text not null,
  code text not null,
  state text not null,
  kind text,
  handling_agency_id uuid not null,
  due_at timestamptz not null,
  told_by_agency_id uuid not null,
  satisfied boolean,
  primary key (agency_id, feedback_id, version)
);

comment on table indicators.feedback_course is 'append-only: feedback as each of its facts left it, so that any past day can be counted as it stood. Nothing of its sender, and nothing of what was said.';

comment on column indicators.feedback_course.fact is 'The fact without the name of its module: received, taken_up, answered.';

comment on column indicators.feedback_course.told_by_agency_id is 'Whose act it was: who gives feedback back no longer has to do with it afterwards.';

create index feedback_course_of_agency on indicators.feedback_course (handling_agency_id, at);

alter table indicators.feedback_course enable row level security;

alter table indicators.feedback_course force row level security;

create policy concerned on indicators.feedback_course for select using (
  agency_id = any (platform.agencies()) or handling_agency_id = any (platform.agencies()) or told_by_agency_id = any (platform.agencies())
);

create policy told on indicators.feedback_course for insert with check (told_by_agency_id = any (platform.agencies()));

insert into indicators.feedback_course (agency_id, feedback_id, version, at, fact, code, state, kind, handling_agency_id, due_at, told_by_agency_id)
select f.agency_id, f.id, 0, f.submitted_at, 'received', f.code, 'received', f.kind, f.handling_agency_id, f.due_at, f.agency_id
from feedback.published_feedback f;

insert into indicators.feedback_course (agency_id, feedback_id, version, at, fact, code, state, kind, handling_agency_id, due_at, told_by_agency_id)
select f.agency_id, f.id, 1, f.ended_at, f.state, f.code, f.state, f.kind, f.handling_agency_id, f.due_at, f.agency_id
from feedback.published_feedback f where f.ended_at is not null;
