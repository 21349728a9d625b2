create schema procedures;

comment on schema procedures is 'The catalogue of procedures, dated, and what each agency decides about it: limits, process, posting.';

create table procedures.version (
  id uuid primary key,
  code text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  content_hash bytea not null,
  name text not null,
  field text not null,
  status text not null check (status in ('listed', 'repealed')),
  agency_group text not null,
  audience text[] not null,
  online_level text not null,
  folded text not null,
  comparable text not null,
  content jsonb not null,
  problems jsonb not null,
  imported_at timestamptz not null,
  imported_by text not null
);

comment on table procedures.version is 'A procedure as announced for a span of days; shared by all agencies. A dossier pins the id it came under.';

comment on column procedures.version.valid_to is 'The first day on which it no longer holds; null while nothing follows it.';

comment on column procedures.version.content is 'All that was read of the record, and under raw the record itself.';

comment on column procedures.version.problems is 'Every field of the record that could not be read, or not fully.';

comment on column procedures.version.folded is 'Name, code and field without accents, for search.';

comment on column procedures.version.comparable is 'The same with accents, each tone at the end of its syllable, so that both placements are equal.';

create unique index version_open on procedures.version (code) where valid_to is null;

create index version_of_code on procedures.version (code, valid_from);

create index version_words on procedures.version using gin (to_tsvector('simple', folded));

create index version_listed on procedures.version (field, code) where valid_to is null;

create table procedures.local_rule (
  agency_id uuid not null,
  id uuid not null,
  procedure_code text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  is_received boolean not null,
  limit_unit text check (limit_unit in ('working_hour', 'working_day', 'hour', 'day', 'month', 'year', 'same_day')),
  limit_amount int check (limit_amount > 0),
  legal_ref text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (agency_id, id),
  check ((limit_unit is null) = (limit_amount is null))
);

comment on table procedures.local_rule is 'What an agency decided about a procedure: whether it receives it, and a limit shorter than the statutory one.';

create unique index local_rule_open on procedures.local_rule (agency_id, procedure_code) where valid_to is null;

create table procedures.own_process (
  agency_id uuid not null,
  id uuid not null,
  procedure_code text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  steps jsonb not null,
  legal_ref text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (agency_id, id)
);

comment on table procedures.own_process is 'The internal process of an agency for a procedure, in place of the default one; approved by the province.';

create unique index own_process_open on procedures.own_process (agency_id, procedure_code) where valid_to is null;

alter table procedures.local_rule enable row level security;

alter table procedures.local_rule force row level security;

create policy own_agency on procedures.local_rule using (agency_id = any (platform.agencies()));

create policy posted on procedures.local_rule for select using (true);

alter table procedures.own_process enable row level security;

alter table procedures.own_process force row level security;

create policy own_agency on procedures.own_process using (agency_id = any (platform.agencies()));

create policy posted on procedures.own_process for select using (true);
