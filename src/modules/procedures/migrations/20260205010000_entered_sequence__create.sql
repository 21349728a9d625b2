create table procedures.entered_sequence (
  agency_id uuid not null,
  id uuid not null,
  procedure_code text not null,
  valid_from date not null,
  steps text[] not null check (cardinality(steps) > 0),
  legal_ref text not null,
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (agency_id, id)
);

comment on table procedures.entered_sequence is 'append-only: the sequence of steps of a procedure as its decision has it, entered for an agency and all below it where the catalogue has none. The last entered of the latest day holds.';

comment on column procedures.entered_sequence.steps is 'What the law has people and agencies do one after another (trình tự thực hiện); not the internal process of an agency.';

create index entered_sequence_of_procedure on procedures.entered_sequence (agency_id, procedure_code, valid_from);

alter table procedures.entered_sequence enable row level security;

alter table procedures.entered_sequence force row level security;

create policy own_agency on procedures.entered_sequence using (agency_id = any (platform.agencies()));

create policy posted on procedures.entered_sequence for select using (true);

create view procedures.published_entered_sequence with (security_invoker = true) as
select agency_id, procedure_code, valid_from, entered_at from procedures.entered_sequence;

comment on view procedures.published_entered_sequence is 'From which day an agency, for itself and those below it, has the sequence of a procedure, and since when that is known; for counting.';

alter table procedures.version add column lacks text[] not null generated always as (array_remove(array[
  case when name = '' then 'name' end,
  case when not jsonb_path_exists(content, '$.sequence[*]') then 'sequence' end,
  case when not jsonb_path_exists(content, '$.channels[*]') then 'channels' end,
  case when not jsonb_path_exists(content, '$.requiredPapers[*]')
    or jsonb_path_exists(content, '$.requiredPapers[*] ? (!exists(@.originals) || !exists(@.copies) || (@.originals == 0 && @.copies == 0))') then 'papers' end,
  case when jsonb_path_exists(content, '$.timeLimit ? (@.because == "not_stated" || (@.because == "unreadable" && @.raw == ""))') then 'timeLimit' end,
  case when not jsonb_path_exists(content, '$.applicants[*]') then 'applicants' end,
  case when agency_group = 'other' then 'agency' end
], null)) stored;

comment on column procedures.version.lacks is 'Which of the seven parts a procedure must be posted with its record does not have (Điều 8, NĐ 63/2010/NĐ-CP; chỉ số 1.3, QĐ 766/QĐ-TTg).';

drop function procedures.published_services(uuid[], date);

create function procedures.published_services(agencies uuid[], day date)
returns table (agency_id uuid, version_id uuid, code text, name text, online_level text, valid_from date, is_received boolean, lacks text[])
language sql stable parallel safe as
$$
  select a.id, v.id, v.code, v.name, v.online_level, v.valid_from, not exists (
    select from procedures.local_rule r
    where r.agency_id = a.id and r.procedure_code = v.code and not r.is_received
      and r.valid_from <= day and (r.valid_to is null or r.valid_to > day)), v.lacks
  from organisation.published_agency a
  join procedures.version v on v.agency_group = 'commune' and v.valid_from <= day and (v.valid_to is null or v.valid_to > day)
    and procedures.is_in_force(v.status, v.content->'repeal'->>'on', day)
  where a.id = any (agencies) and a.level = 'commune'
$$;

comment on function procedures.published_services is 'The services of some communes on a day: every procedure of the commune in force then, in its version, whether the commune receives it, and which parts its record lacks.';

create or replace view procedures.published_posted_notice with (security_invoker = true) as
select n.agency_id, n.procedure_code, n.version_id, n.posted_at,
  least(
    n.taken_down_at,
    (select min(r.decided_at) from procedures.local_rule r
      where r.agency_id = n.agency_id and r.procedure_code = n.procedure_code and r.decided_at > n.posted_at),
    (select min(p.decided_at) from procedures.own_process p
      where p.agency_id = n.agency_id and p.procedure_code = n.procedure_code and p.decided_at > n.posted_at),
    (select min(s.entered_at) from procedures.entered_sequence s
      join organisation.published_agency a on a.id = n.agency_id and s.agency_id = any (a.ancestor_ids)
      where s.procedure_code = n.procedure_code and s.entered_at > n.posted_at)
  ) as until_at
from procedures.posted_notice n;
