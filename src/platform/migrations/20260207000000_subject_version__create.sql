create table platform.subject_version (
  subject_id uuid not null,
  slot smallint not null,
  version uuid not null,
  primary key (subject_id, slot)
);

comment on table platform.subject_version is 'What is remembered of a subject, such as a page of an agency, holds as long as its versions: whatever changes something writes one that was never seen before, in its own transaction, into one of a few slots, so that two seldom wait for one another. Only ids; no row before the first change.';
