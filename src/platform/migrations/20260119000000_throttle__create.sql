create unlogged table platform.throttle (
  mark bytea primary key,
  until timestamptz not null,
  count int not null
);

comment on table platform.throttle is 'How often somebody asked at an address that bears only so many a minute, counted by all processes together: a hash of both. Lost in a crash, which is no matter.';
