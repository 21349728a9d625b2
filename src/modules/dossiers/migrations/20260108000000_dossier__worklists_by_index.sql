create function dossiers.backwards(words text) returns text language sql immutable strict parallel safe as
$$ select string_agg(word, ' ' order by place desc) from unnest(string_to_array(words, ' ')) with ordinality as split (word, place) $$;

alter table dossiers.dossier
  add column due_at timestamptz not null generated always as (coalesce(promised_at, 'infinity')) stored,
  add column owner_backwards text not null generated always as (dossiers.backwards(owner_folded)) stored;

comment on column dossiers.dossier.due_at is 'The promised day to order by: the end of all days when none is promised. A column, because row-level security lets no index be used through coalesce.';

comment on column dossiers.dossier.owner_backwards is 'The words of the owner''s name from the given name back, for search by given name.';

drop index dossiers.dossier_open;

create index dossier_open on dossiers.dossier (handling_agency_id, due_at, id) where stage = 'settlement';

drop index dossiers.dossier_of_officer;

create index dossier_of_officer on dossiers.dossier (handling_agency_id, assignee_id, due_at, id) where state = 'processing';

create index dossier_processing on dossiers.dossier (handling_agency_id, due_at, id) where state = 'processing';

drop index dossiers.dossier_by_owner;

create index dossier_by_owner on dossiers.dossier (agency_id, stage, owner_folded collate "C", id);

create index dossier_by_given_name on dossiers.dossier (agency_id, stage, owner_backwards collate "C", id);

create index dossier_open_by_owner on dossiers.dossier (handling_agency_id, owner_folded collate "C", id) where stage = 'settlement';

create index dossier_open_by_given_name on dossiers.dossier (handling_agency_id, owner_backwards collate "C", id) where stage = 'settlement';

alter policy concerned on dossiers.dossier using (
  agency_id = any ((select platform.agencies())::uuid[]) or handling_agency_id = any ((select platform.agencies())::uuid[])
  or (select platform.person()) = any (party_ids)
);

alter policy with_dossier on dossiers.step using (
  agency_id = any ((select platform.agencies())::uuid[])
  or exists (select from dossiers.dossier d where d.agency_id = step.agency_id and d.id = step.dossier_id)
);
