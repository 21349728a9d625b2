create function platform.id_after(id uuid, agency uuid, subject uuid) returns uuid
language plpgsql stable set search_path = pg_catalog as
$$
declare
  last uuid;
begin
  select e.id into last from platform.event e where e.agency_id = agency and e.subject_id = subject order by e.id desc limit 1;
  if last is null or last < id_after.id then
    return id_after.id;
  end if;
  return (lpad(to_hex(('x' || left(replace(last::text, '-', ''), 12))::bit(48)::bigint + 1), 12, '0')
    || substr(replace(id_after.id::text, '-', ''), 13))::uuid;
end
$$;

comment on function platform.id_after is 'The id itself, or one a millisecond after that of the last fact of the subject where it is not before it.';
