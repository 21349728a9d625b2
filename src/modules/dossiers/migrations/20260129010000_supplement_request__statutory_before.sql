alter table dossiers.supplement_request add column statutory_before timestamptz;

comment on column dossiers.supplement_request.statutory_before is 'The statutory limit as the request found it, before the clock stopped; null where there was none, or where the request is older than this column.';

create or replace view dossiers.published_supplement_request with (security_invoker = true) as
select agency_id, dossier_id, number, stage, asked_at, answered_at, other_agencies, statutory_before from dossiers.supplement_request;
