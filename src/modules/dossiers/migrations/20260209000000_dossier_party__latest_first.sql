-- What a person filed last is read first, and nothing else of it.
drop index dossiers.dossier_party_of_person;

create index dossier_party_of_person on dossiers.dossier_party (person_id, dossier_id, agency_id);
