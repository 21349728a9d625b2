create table procedures.posted_notice (
  agency_id uuid not null,
  id uuid not null,
  procedure_code text not null,
  version_id uuid not null references procedures.version,
  posted_at timestamptz not null,
  posted_by uuid not null,
  posted_by_name text not null,
  taken_down_at timestamptz check (taken_down_at >= posted_at),
  taken_down_by uuid,
  taken_down_by_name text,
  primary key (agency_id, id),
  check ((taken_down_at is null) = (taken_down_by is null) and (taken_down_at is null) = (taken_down_by_name is null))
);

comment on table procedures.posted_notice is 'That a procedure was posted at the office of an agency, in which version, from when to when, and who recorded it.';

create unique index posted_notice_hanging on procedures.posted_notice (agency_id, procedure_code) where taken_down_at is null;

alter table procedures.posted_notice enable row level security;

alter table procedures.posted_notice force row level security;

create policy own_agency on procedures.posted_notice using (agency_id = any (platform.agencies()));

create index local_rule_decided on procedures.local_rule (agency_id, procedure_code, decided_at);

create index own_process_decided on procedures.own_process (agency_id, procedure_code, decided_at);

create view procedures.published_posted_notice with (security_invoker = true) as
select n.agency_id, n.procedure_code, n.version_id, n.posted_at,
  least(
    n.taken_down_at,
    (select min(r.decided_at) from procedures.local_rule r
      where r.agency_id = n.agency_id and r.procedure_code = n.procedure_code and r.decided_at > n.posted_at),
    (select min(p.decided_at) from procedures.own_process p
      where p.agency_id = n.agency_id and p.procedure_code = n.procedure_code and p.decided_at > n.posted_at)
  ) as until_at
from procedures.posted_notice n;

comment on view procedures.published_posted_notice is 'From when to when what was posted at an office said what the agency did, as long as its version held; for counting.';

create or replace view procedures.published_version as
select id, code, name, field, valid_from, valid_to, status, agency_group, online_level, content->'repeal'->>'on' as repealed_on
from procedures.version;

comment on column procedures.published_version.repealed_on is 'From which day on a repealed procedure is in force no longer, as YYYY-MM-DD; null when its record does not say: then from the beginning.';
