alter table dossiers.required_paper add column digitised_at timestamptz, add column reused jsonb;

comment on column dossiers.required_paper.digitised_at is 'When it was first there as a file: handed in as one, digitised, or reused.';

comment on column dossiers.required_paper.reused is 'The stored paper that was chosen, as it was said to be that day. Nothing that becomes of it in the store changes this.';

update dossiers.required_paper p set digitised_at = d.submitted_at
from dossiers.dossier d where d.agency_id = p.agency_id and d.id = p.dossier_id and p.digitisation <> 'none';

alter table dossiers.required_paper add check ((digitisation = 'none') = (digitised_at is null));

alter table dossiers.required_paper add check ((digitisation in ('reused_paper', 'reused_result')) = (reused is not null));

create view dossiers.published_required_paper with (security_invoker = true) as
select agency_id, dossier_id, ordinal, digitisation, digitised_at from dossiers.required_paper;
