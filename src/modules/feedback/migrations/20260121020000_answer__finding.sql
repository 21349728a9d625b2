alter table feedback.answer add column finding text check (finding in ('founded', 'unfounded'));

comment on column feedback.answer.finding is 'Whether what was said of the behaviour of officials is so; by it criterion 7 of TT 01/2018/TT-VPCP is counted.';

create or replace view feedback.published_feedback with (security_invoker = true) as
select f.agency_id, f.id, f.handling_agency_id, f.state, f.kind, f.submitted_at, f.due_at,
  case when f.state = 'answered' then f.answered_at else d.at end as ended_at, f.code, f.dossier_code,
  case when f.state = 'answered' then (
    select a.finding from feedback.answer a where a.agency_id = f.agency_id and a.feedback_id = f.id and a.round = f.round) end as finding
from feedback.feedback f
left join feedback.direction d on d.agency_id = f.agency_id and d.feedback_id = f.id;

create index feedback_about_dossier on feedback.feedback (handling_agency_id, dossier_code) where kind = 'behaviour';
