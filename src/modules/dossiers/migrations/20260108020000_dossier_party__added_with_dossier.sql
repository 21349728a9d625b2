drop policy by_people on dossiers.dossier_party;

create policy with_dossier on dossiers.dossier_party for insert with check (
  exists (select from dossiers.dossier d where d.agency_id = dossier_party.agency_id and d.id = dossier_party.dossier_id)
);
