create table platform.file_link (
  secret_hash bytea primary key,
  url text not null,
  session_mark text not null,
  at timestamptz not null
);

comment on table platform.file_link is 'A link to a file on the host of the files, where no cookie goes: good for a minute, for one address, as long as the session that asked for it.';

create index file_link_age on platform.file_link (at);
