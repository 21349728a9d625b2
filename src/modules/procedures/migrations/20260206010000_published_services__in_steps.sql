-- What stands in a function of SQL becomes part of the statement that calls it, which no distributed database takes; nor does
-- one take a question about rows of agencies for each row of a catalogue.
create or replace function procedures.published_services(agencies uuid[], day date)
returns table (agency_id uuid, version_id uuid, code text, name text, online_level text, valid_from date, is_received boolean, lacks text[])
language plpgsql stable parallel safe as
$$
#variable_conflict use_column
begin
  return query
    select a.id, v.id, v.code, v.name, v.online_level, v.valid_from, (a.id, v.code) not in (
      select r.agency_id, r.procedure_code from procedures.local_rule r
      where r.agency_id = any (published_services.agencies) and not r.is_received
        and r.valid_from <= published_services.day and (r.valid_to is null or r.valid_to > published_services.day)), v.lacks
    from organisation.published_agency a
    join procedures.version v on v.agency_group = 'commune'
      and v.valid_from <= published_services.day and (v.valid_to is null or v.valid_to > published_services.day)
      and procedures.is_in_force(v.status, v.content->'repeal'->>'on', published_services.day)
    where a.id = any (published_services.agencies) and a.level = 'commune';
end
$$;
