create or replace view feedback.published_feedback with (security_invoker = true) as
select f.agency_id, f.id, f.handling_agency_id, f.state, f.kind, f.submitted_at, f.due_at,
  case when f.state = 'answered' then f.answered_at else d.at end as ended_at, f.code
from feedback.feedback f
left join feedback.direction d on d.agency_id = f.agency_id and d.feedback_id = f.id;
