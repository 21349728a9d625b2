create function procedures.is_in_force(status text, repealed_on text, day date) returns boolean language sql stable parallel safe as
$$ select status = 'listed' or coalesce(repealed_on > to_char(day, 'YYYY-MM-DD'), false) $$;

comment on function procedures.is_in_force is 'Whether a version is in force on a day on which it holds: a repeal may be announced before it takes effect.';

create function procedures.published_services(agencies uuid[], day date)
returns table (agency_id uuid, version_id uuid, code text, name text, online_level text, valid_from date, is_received boolean)
language sql stable parallel safe as
$$
  select a.id, v.id, v.code, v.name, v.online_level, v.valid_from, not exists (
    select from procedures.local_rule r
    where r.agency_id = a.id and r.procedure_code = v.code and not r.is_received
      and r.valid_from <= day and (r.valid_to is null or r.valid_to > day))
  from organisation.published_agency a
  join procedures.version v on v.agency_group = 'commune' and v.valid_from <= day and (v.valid_to is null or v.valid_to > day)
    and procedures.is_in_force(v.status, v.content->'repeal'->>'on', day)
  where a.id = any (agencies) and a.level = 'commune'
$$;

comment on function procedures.published_services is 'The services of some communes on a day: every procedure of the commune in force then, in its version, and whether the commune receives it.';
