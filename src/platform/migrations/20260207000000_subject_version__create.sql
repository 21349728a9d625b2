create table platform.subject_version (
  subject_id uuid primary key,
  version uuid not null
);

comment on table platform.subject_version is 'What is remembered of a subject, such as a page of an agency, holds as long as its version: another one, never seen before, is written in the transaction that changes something. Only ids; no row before the first change.';
