create table platform.content_key (
  mark text primary key,
  place text not null unique,
  wrapped bytea not null,
  made_at timestamptz not null default now()
);

comment on table platform.content_key is 'The key under which the content of a file lies encrypted on the disk, itself locked by a key outside the database, and where it lies. Found by a mark of its hash. Destroying the row makes the content unreadable for good, also in backups of the files.';
