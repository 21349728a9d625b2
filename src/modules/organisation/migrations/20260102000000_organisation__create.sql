create schema organisation;

comment on schema organisation is 'Agencies as a tree, their departments, positions and staff, and who may sign for whom.';

create table organisation.agency (
  id uuid primary key,
  parent_id uuid references organisation.agency,
  ancestor_ids uuid[] not null,
  level text not null check (level in ('central', 'province', 'commune')),
  code text not null unique check (length(code) <= 35),
  old_code text unique,
  unit_code text,
  name text not null,
  centre_name text not null,
  place_name text not null,
  address text not null,
  hotline text not null,
  email text not null,
  valid_from date not null,
  valid_to date,
  check (ancestor_ids[cardinality(ancestor_ids)] = id)
);

comment on column organisation.agency.code is 'Electronic identifier, QĐ 20/2020/QĐ-TTg: groups from the highest level down, such as H44.127.';

comment on column organisation.agency.old_code is 'Identifier in the form of QCVN 102:2016, such as 000.00.127.H44.';

comment on column organisation.agency.unit_code is 'Code of the administrative unit, QĐ 19/2025/QĐ-TTg: 2 digits for a province, 5 for a commune.';

create index agency_below on organisation.agency using gin (ancestor_ids);

create table organisation.agency_change (
  id uuid primary key,
  agency_id uuid not null references organisation.agency,
  kind text not null check (kind in ('renamed', 'merged_into', 'established_from')),
  on_day date not null,
  previous_name text not null,
  other_agency_id uuid references organisation.agency,
  legal_ref text not null
);

comment on table organisation.agency_change is 'reference: what every agency was called and what it came from, for everybody to read.';

create table organisation.position (
  code text primary key,
  name text not null,
  name_en text not null,
  ordinal int not null
);

create table organisation.department (
  agency_id uuid not null,
  id uuid not null,
  name text not null,
  primary key (agency_id, id)
);

create table organisation.staff_member (
  agency_id uuid not null,
  id uuid not null,
  account_id uuid,
  full_name text not null,
  position_code text not null references organisation.position,
  department_id uuid,
  roles text[] not null,
  phone text,
  email text,
  works_from date not null,
  works_to date,
  primary key (agency_id, id),
  foreign key (agency_id, department_id) references organisation.department (agency_id, id)
);

create index staff_member_of_account on organisation.staff_member (account_id);

create table organisation.signing_delegation (
  agency_id uuid not null,
  id uuid not null,
  from_staff_id uuid not null,
  to_staff_id uuid not null,
  form text not null check (form in ('KT', 'TL', 'TUQ')),
  field text,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  legal_ref text not null,
  revoked_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, from_staff_id) references organisation.staff_member (agency_id, id),
  foreign key (agency_id, to_staff_id) references organisation.staff_member (agency_id, id)
);

comment on column organisation.signing_delegation.form is 'KT. (deputy signs for the head), TL. (by order), TUQ. (by authorisation), NĐ 30/2020/NĐ-CP.';

alter table organisation.department enable row level security;

alter table organisation.department force row level security;

create policy own_agency on organisation.department using (agency_id = any (platform.agencies()));

alter table organisation.staff_member enable row level security;

alter table organisation.staff_member force row level security;

create policy own_agency on organisation.staff_member using (agency_id = any (platform.agencies()));

create policy own_post on organisation.staff_member for select using (account_id = platform.person());

alter table organisation.signing_delegation enable row level security;

alter table organisation.signing_delegation force row level security;

create policy own_agency on organisation.signing_delegation using (agency_id = any (platform.agencies()));

create view organisation.published_staff with (security_invoker = true) as
select s.agency_id, s.id, s.account_id, s.full_name, s.roles, s.position_code, p.name as position_name, s.works_from, s.works_to,
  a.name as agency_name, a.centre_name, a.level as agency_level
from organisation.staff_member s
join organisation.position p on p.code = s.position_code
join organisation.agency a on a.id = s.agency_id;

create view organisation.published_agency as
select id, parent_id, ancestor_ids, level, code, old_code, name, centre_name, valid_from, valid_to from organisation.agency;
