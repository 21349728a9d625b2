alter table papers.file add column is_bare boolean not null default false;

comment on column papers.file.is_bare is 'A photo that nobody gets with what the camera wrote into it (place, time, device): who handed it in did not say that this may be used.';
