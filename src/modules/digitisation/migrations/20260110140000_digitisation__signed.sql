alter table digitisation.digitisation add column signed_at timestamptz, add column signed_by_name text;

comment on column digitisation.digitisation.signed_at is 'When whoever digitised signed the scans with a certificate of their own; result_ids are then the signed files.';
