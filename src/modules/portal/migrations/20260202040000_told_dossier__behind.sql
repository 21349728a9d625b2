create index told_dossier_behind on portal.told_dossier (agency_id, told_at, dossier_id) where progress_version < told_version;
