create view dossiers.published_result with (security_invoker = true) as
select r.agency_id, r.dossier_id, r.issued_at, p.sealed_at as electronic_at
from dossiers.result r
left join dossiers.result_paper p on p.agency_id = r.agency_id and p.dossier_id = r.dossier_id;

comment on view dossiers.published_result is 'When a result was issued, and when as a signed and sealed file; a result on paper has no such time.';
