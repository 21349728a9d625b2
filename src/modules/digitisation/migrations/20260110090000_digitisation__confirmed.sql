alter table digitisation.digitisation add column confirmed_at timestamptz, add column confirmed_by_name text;

comment on column digitisation.digitisation.confirmed_at is 'When a person last said that the scan is right; what was read out of it is confirmed field by field besides.';
