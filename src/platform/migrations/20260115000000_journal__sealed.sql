alter table platform.event add column salt uuid not null default gen_random_uuid();

comment on column platform.event.salt is 'Random: once the fact is erased, its hash in the seal tells nothing about it (Điều 11, NĐ 356/2025/NĐ-CP).';

create policy seal on platform.event for select to motcua_sealer using (true);

grant select on platform.event to motcua_sealer;

create table platform.access (
  agency_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('read', 'refused', 'failed')),
  address text not null,
  code text,
  subject_id uuid,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  salt uuid not null default gen_random_uuid(),
  primary key (agency_id, id)
);

comment on table platform.access is 'append-only: who looked at what is kept of persons, and what was refused or failed; it stays when the transaction it was about is undone.';

comment on column platform.access.address is 'Method and pattern of the address, never what was filled in.';

create index access_of_actor on platform.access (agency_id, actor_id, id);

alter table platform.access enable row level security;

alter table platform.access force row level security;

create policy own_agency on platform.access using (agency_id = any (platform.agencies()));

create policy seal on platform.access for select to motcua_sealer using (true);

grant select on platform.access to motcua_sealer;

create table platform.unsealed (
  journal_id uuid not null,
  kind text not null check (kind in ('access', 'fact')),
  id uuid not null,
  primary key (journal_id, kind, id)
);

comment on table platform.unsealed is 'kept by the sealer: rows of the journals that wait for their seal, told of in the transaction that writes them. Only ids.';

grant select, insert on platform.unsealed to motcua_app;

grant select, delete on platform.unsealed to motcua_sealer;

insert into platform.unsealed (journal_id, kind, id) select agency_id, 'fact', id from platform.event;

create table platform.journal_block (
  agency_id uuid not null,
  number bigint not null,
  after timestamptz,
  sealed_at timestamptz not null,
  first_row bigint not null,
  row_count int not null,
  entries bytea not null,
  previous bytea not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null,
  primary key (agency_id, number)
);

comment on table platform.journal_block is 'kept by the sealer, append-only: the rows of a journal in the order of their sealing, as ids and hashes, each block holding on to the one before.';

comment on column platform.journal_block.after is 'Every row committed by then was sealed before; nothing when rows of any age were taken over.';

create index journal_block_age on platform.journal_block (sealed_at);

alter table platform.journal_block enable row level security;

alter table platform.journal_block force row level security;

create policy own_agency on platform.journal_block for select using (agency_id = any (platform.agencies()));

create policy seal on platform.journal_block to motcua_sealer using (true);

grant select on platform.journal_block to motcua_app;

grant select, insert on platform.journal_block to motcua_sealer;

create table platform.journal_anchor (
  number bigint primary key,
  at timestamptz not null,
  hash bytea not null,
  stamp text not null check (stamp in ('stamped', 'away', 'none'))
);

comment on table platform.journal_anchor is 'kept by the sealer, append-only: which anchors were written outside of the database, and whether an authority time-stamped them.';

grant select on platform.journal_anchor to motcua_app;

grant select, insert on platform.journal_anchor to motcua_sealer;

grant usage on schema platform to motcua_sealer;
