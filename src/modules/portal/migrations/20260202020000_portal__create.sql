create schema portal;

comment on schema portal is 'What the National Public Service Portal was told of dossiers, and what it said to it.';

create table portal.connection (
  agency_id uuid not null,
  id uuid not null,
  login_address text not null,
  service_address text not null,
  destination_code text not null,
  unit_code text not null,
  username text not null,
  password text,
  told_from date not null,
  begun_at timestamptz not null,
  begun_by_name text not null,
  ended_at timestamptz check (ended_at >= begun_at),
  ended_by_name text,
  session text,
  last_at timestamptz,
  last_outcome text check (last_outcome in ('answered', 'away', 'login_refused')),
  away_since timestamptz,
  tries int not null default 0,
  not_before timestamptz,
  primary key (agency_id, id),
  check ((ended_at is null) = (ended_by_name is null)),
  check (ended_at is not null or password is not null)
);

comment on table portal.connection is 'As whom an agency tells the portal, from when to when. Other settings are another connection, so that it is known of each day whether there was one.';

comment on column portal.connection.password is 'Sealed, like the session, under a key of the connection, which is destroyed when it ends.';

comment on column portal.connection.told_from is 'Dossiers handed in on this day or later are told.';

comment on column portal.connection.not_before is 'While the portal is away: when it is asked again.';

create unique index connection_in_force on portal.connection (agency_id) where ended_at is null;

create table portal.told_dossier (
  agency_id uuid not null,
  dossier_id uuid not null,
  handling_agency_id uuid not null,
  code text not null,
  procedure_name text not null,
  state text not null check (state in ('waiting', 'sending', 'taken', 'rejected', 'held_back', 'over')),
  due_version int not null,
  since timestamptz not null,
  sending_version int,
  tries int not null default 0,
  told_version int not null default 0,
  told_status int,
  told_at timestamptz,
  progress_version int not null default 0,
  received_taken_at timestamptz,
  result_taken_at timestamptz,
  rules text[] not null default '{}',
  answer_code text,
  answer_words text,
  result_secret text,
  result_mark text,
  primary key (agency_id, dossier_id),
  check (told_version <= due_version and progress_version <= due_version),
  check ((state = 'sending') = (sending_version is not null)),
  check (state <> 'rejected' or answer_code is not null),
  check (state <> 'held_back' or cardinality(rules) > 0),
  check ((told_at is null) = (told_version = 0))
);

comment on table portal.told_dossier is 'How far the portal knows a dossier: until which version it is to be told, was told, and what came of it. Nothing of what was sent is kept.';

comment on column portal.told_dossier.state is 'sending is written before the message leaves: whether one found so after a crash arrived is asked of the portal. held_back breaks a rule of our own and is not sent. over: destroyed before it was told.';

comment on column portal.told_dossier.since is 'Since when it has its state.';

comment on column portal.told_dossier.tries is 'How often in a row nobody knew whether it arrived; after the fifth time it stands with the rejected ones, so that it holds up nobody else.';

comment on column portal.told_dossier.progress_version is 'Until which version the steps of its course were told.';

comment on column portal.told_dossier.received_taken_at is 'When the portal first took it as received.';

comment on column portal.told_dossier.result_taken_at is 'When the portal first took it with the link to its result.';

comment on column portal.told_dossier.answer_words is 'What the portal said to the last message, without the numbers in it.';

comment on column portal.told_dossier.result_secret is 'What the link to the result ends with, sealed under the key of the dossier; result_mark is how it is found.';

create index told_dossier_in_state on portal.told_dossier (agency_id, state, since, dossier_id);

create index told_dossier_of_result on portal.told_dossier (agency_id, result_mark) where result_mark is not null;

create table portal.exchange (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  kind text not null check (kind in ('looked_up', 'added', 'updated', 'progress')),
  version int not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('taken', 'exists', 'rejected', 'unclear', 'not_there')),
  answer_code text,
  answer_words text,
  cut_fields text[] not null default '{}',
  primary key (agency_id, id)
);

comment on table portal.exchange is 'One message about a dossier: of which version, and what the portal answered. The message itself is not kept.';

create index exchange_of_dossier on portal.exchange (agency_id, dossier_id, id);

alter table portal.connection enable row level security;

alter table portal.connection force row level security;

create policy own_agency on portal.connection using (agency_id = any (platform.agencies()));

alter table portal.told_dossier enable row level security;

alter table portal.told_dossier force row level security;

create policy own_agency on portal.told_dossier using (agency_id = any (platform.agencies()));

create policy handled_here on portal.told_dossier for select using (handling_agency_id = any (platform.agencies()));

alter table portal.exchange enable row level security;

alter table portal.exchange force row level security;

create policy own_agency on portal.exchange using (agency_id = any (platform.agencies()));

create policy with_dossier on portal.exchange for select using (
  exists (select from portal.told_dossier t where t.agency_id = exchange.agency_id and t.dossier_id = exchange.dossier_id)
);

create view portal.published_told_dossier with (security_invoker = true) as
select agency_id, dossier_id, received_taken_at, result_taken_at from portal.told_dossier;

create view portal.published_connection with (security_invoker = true) as
select agency_id, begun_at, ended_at from portal.connection;
