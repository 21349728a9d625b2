alter table dossiers.dossier add column identity_from text check (identity_from in ('account', 'card'));

comment on column dossiers.dossier.identity_from is 'Whose data filled in who the dossier is of: the electronic identity the submitter signed in with, or a citizen card that was read; null where it was typed, or where the dossier is older than this column.';

create or replace view dossiers.published_dossier with (security_invoker = true) as
select agency_id, id, code, handling_agency_id, procedure_code, procedure_name, field, channel, state, stage, outcome, submitted_at, received_at,
  statutory_at, promised_at, first_promised_at, closed_at, handed_over_at, assignee_id,
  coalesce(identity_from, case when channel = 'online' and cardinality(party_ids) > 0 then 'account' end) as identity_from,
  version, destroyed_at is not null as is_destroyed
from dossiers.dossier;
