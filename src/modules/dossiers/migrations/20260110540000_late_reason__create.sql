create table dossiers.late_reason (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  reason text not null,
  words text not null,
  told_at timestamptz not null,
  told_by uuid not null,
  told_by_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

comment on table dossiers.late_reason is 'Why a dossier ran over its statutory limit; of several the last one counts.';

create index late_reason_of_dossier on dossiers.late_reason (agency_id, dossier_id, told_at, id);

alter table dossiers.late_reason enable row level security;

alter table dossiers.late_reason force row level security;

create policy with_dossier on dossiers.late_reason using (
  agency_id = any ((select platform.agencies())::uuid[])
  or exists (select from dossiers.dossier d where d.agency_id = late_reason.agency_id and d.id = late_reason.dossier_id)
);

create view dossiers.published_late_reason with (security_invoker = true) as
select distinct on (agency_id, dossier_id) agency_id, dossier_id, reason, told_at
from dossiers.late_reason order by agency_id, dossier_id, told_at desc, id desc;

comment on view dossiers.published_late_reason is 'The group of the reason that counts, without the words.';
