create view dossiers.published_electronic_copy with (security_invoker = true) as
select agency_id, dossier_id, sealed_at as certified_at from dossiers.electronic_copy where sealed_at is not null;

comment on view dossiers.published_electronic_copy is 'When an original of a dossier was certified as a file.';
