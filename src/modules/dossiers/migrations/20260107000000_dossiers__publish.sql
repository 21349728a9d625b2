alter table dossiers.dossier add column closed_at timestamptz;

alter table dossiers.dossier add column outcome text check (outcome in ('settled', 'settlement_refused', 'intake_refused', 'withdrawn', 'lapsed'));

comment on column dossiers.dossier.closed_at is 'When the dossier stopped being its handling agency''s to settle: decided, stopped at the applicant''s wish, or lapsed.';

comment on column dossiers.dossier.outcome is 'How it was closed; handing the result over does not change it.';

update dossiers.dossier d set
  closed_at = coalesce(
    d.decided_at,
    (select w.confirmed_at from dossiers.withdrawal w where w.agency_id = d.agency_id and w.dossier_id = d.id),
    (select max(c.to_at) from dossiers.clock_stop c where c.agency_id = d.agency_id and c.dossier_id = d.id),
    d.submitted_at
  ),
  outcome = case
    when d.state <> 'handed_over' then d.state
    when exists (select from dossiers.refusal r where r.agency_id = d.agency_id and r.dossier_id = d.id) then 'settlement_refused'
    else 'settled'
  end
where d.stage = 'closed';

alter table dossiers.dossier add check ((stage = 'closed') = (closed_at is not null) and (closed_at is null) = (outcome is null));

create index dossier_received_by_day on dossiers.dossier (handling_agency_id, received_at, id) where received_at is not null;

create index dossier_closed_by_day on dossiers.dossier (handling_agency_id, closed_at, id);

create index step_of_officer on dossiers.step (assignee_id, finished_at) where assignee_id is not null;

create view dossiers.published_dossier with (security_invoker = true) as
select agency_id, id, code, handling_agency_id, procedure_code, procedure_name, field, channel, state, stage, outcome, submitted_at, received_at,
  statutory_at, promised_at, first_promised_at, closed_at, handed_over_at, assignee_id
from dossiers.dossier;

comment on view dossiers.published_dossier is 'Every dossier without the people it is about, for counting; the code leads to the rest, for those who may see it.';

create view dossiers.published_supplement_request with (security_invoker = true) as
select agency_id, dossier_id, number, stage, asked_at, answered_at from dossiers.supplement_request;

create view dossiers.published_step with (security_invoker = true) as
select agency_id, dossier_id, ordinal, name, position_code, counted, assignee_id, assignee_name, started_at, due_at, finished_at from dossiers.step;
