alter table dossiers.result
  add column spent_unit text check (spent_unit in ('working_hour', 'working_day', 'hour', 'day', 'month', 'year')),
  add column spent numeric(12, 4) check (spent >= 0),
  add constraint result_spent check ((spent_unit is null) = (spent is null));

comment on column dossiers.result.spent is 'How long settling took, in the unit of its limit, without what does not count, reckoned by the calendar of that day when the result was issued; null without a limit, or where the result is older than this column.';

create view dossiers.published_settlement with (security_invoker = true) as
select d.agency_id, d.id as dossier_id, d.handling_agency_id, d.procedure_code, d.procedure_name, d.closed_at,
  d.deadline_rule->'statutory' as statutory_limit, r.spent_unit, r.spent
from dossiers.dossier d
join dossiers.result r on r.agency_id = d.agency_id and r.dossier_id = d.id
where d.outcome = 'settled';

comment on view dossiers.published_settlement is 'Every dossier with a result and how long that took, in the unit of its limit; for averages.';
