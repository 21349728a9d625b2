create schema paper_store;

comment on schema paper_store is 'The personal paper store: results and digitised papers of a person, whom each was used by, and which clerk looked.';

create table paper_store.stored_paper (
  agency_id uuid not null,
  id uuid not null,
  identity_number text not null check (identity_number ~ '^\d{12}$'),
  origin text not null check (origin in ('result', 'scan')),
  kind text,
  name text not null,
  number text,
  issued_on date,
  issuer text,
  valid_until date,
  file_agency_id uuid not null,
  file_ids uuid[] not null check (cardinality(file_ids) > 0),
  source_id uuid not null,
  dossier_agency_id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  ordinal int,
  party_ids uuid[] not null default '{}',
  state text not null default 'in_force' check (state in ('in_force', 'replaced', 'withdrawn')),
  state_since timestamptz not null,
  state_reason text,
  state_by_name text,
  put_in_at timestamptz not null,
  put_in_by_name text not null,
  primary key (agency_id, id),
  unique (agency_id, source_id),
  check ((state = 'withdrawn') = (state_reason is not null))
);

comment on table paper_store.stored_paper is 'A paper of a person that another dossier may be given. Its files stay where they are; agency_id is the agency whose officer put it in.';

comment on column paper_store.stored_paper.identity_number is 'Whose it is: the number outlives accounts, and people without one have papers too.';

comment on column paper_store.stored_paper.origin is 'An original electronic result, or a scan of a paper that an officer confirmed.';

comment on column paper_store.stored_paper.source_id is 'What it was put in for, once: the dossier of a result, the digitisation of a scan.';

comment on column paper_store.stored_paper.ordinal is 'Which of the papers of the dossier was scanned; none of a result.';

comment on column paper_store.stored_paper.party_ids is 'The persons who may follow the dossier it came from, as the dossier has them.';

create index stored_paper_of_person on paper_store.stored_paper (identity_number, put_in_at, id);

create index stored_paper_of_dossier on paper_store.stored_paper (dossier_id);

create table paper_store.reuse (
  agency_id uuid not null,
  dossier_id uuid not null,
  ordinal int not null,
  handling_agency_id uuid not null,
  dossier_code text not null,
  paper_agency_id uuid not null,
  paper_id uuid not null,
  identity_number text not null,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  primary key (agency_id, dossier_id, ordinal)
);

comment on table paper_store.reuse is 'A stored paper that a dossier was given, for which of its papers. The dossier keeps what it was given whatever becomes of the stored paper.';

create index reuse_of_paper on paper_store.reuse (paper_id);

create table paper_store.consultation (
  agency_id uuid not null,
  id uuid not null,
  identity_number text not null,
  purpose text not null,
  papers int not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  closed_at timestamptz,
  primary key (agency_id, id)
);

comment on table paper_store.consultation is 'A clerk looked into the store of a person who stood at the counter. While it is open the agency sees that store, and no longer.';

create index consultation_open on paper_store.consultation (agency_id, identity_number) where closed_at is null;

create index consultation_of_person on paper_store.consultation (identity_number, at);

alter table paper_store.stored_paper enable row level security;

alter table paper_store.stored_paper force row level security;

create policy own_agency on paper_store.stored_paper using (agency_id = any ((select platform.agencies())::uuid[]));

create policy own_person on paper_store.stored_paper for select using (
  identity_number = (select s.identity_number from identity.published_self s)
);

create policy given on paper_store.stored_paper for select using (
  exists (
    select from paper_store.reuse r
    where r.paper_agency_id = stored_paper.agency_id and r.paper_id = stored_paper.id and r.identity_number = stored_paper.identity_number
      and (r.agency_id = any ((select platform.agencies())::uuid[]) or r.handling_agency_id = any ((select platform.agencies())::uuid[]))
  )
);

create policy consulted on paper_store.stored_paper for select using (
  exists (
    select from paper_store.consultation c
    where c.agency_id = any ((select platform.agencies())::uuid[]) and c.identity_number = stored_paper.identity_number and c.closed_at is null
  )
);

alter table paper_store.reuse enable row level security;

alter table paper_store.reuse force row level security;

create policy own_agency on paper_store.reuse using (agency_id = any ((select platform.agencies())::uuid[]));

create policy handled on paper_store.reuse for select using (handling_agency_id = any ((select platform.agencies())::uuid[]));

create policy own_person on paper_store.reuse for select using (
  identity_number = (select s.identity_number from identity.published_self s)
);

create policy by_holder on paper_store.reuse for insert with check (
  identity_number = (select s.identity_number from identity.published_self s)
);

alter table paper_store.consultation enable row level security;

alter table paper_store.consultation force row level security;

create policy own_agency on paper_store.consultation using (agency_id = any ((select platform.agencies())::uuid[]));

create policy own_person on paper_store.consultation for select using (
  identity_number = (select s.identity_number from identity.published_self s)
);
