create index dossier_in_register on dossiers.dossier (agency_id, received_at, id) where received_at is not null;
