import { type Db, one } from '#platform/database';
import { sql } from '#platform/sql';

/**
 * What the posting of a procedure is made of, in one short text that is another whenever the posting may be: the versions
 * and what an agency decided never change but for their last day, the agencies may change their names.
 */
export async function stampOfPosting(
  db: Db,
  { code, agencyCode = '' }: { readonly code: string; readonly agencyCode?: string | undefined },
): Promise<string> {
  const { stamp } = await one<{ stamp: string }>(
    db,
    sql`
    with at as (select id from organisation.published_agency where code = ${agencyCode} or old_code = ${agencyCode})
    select concat_ws(' ',
      (select string_agg(v.id || ':' || coalesce(v.valid_to::text, ''), ' ' order by v.id) from procedures.version v where v.code = ${code}),
      (select string_agg(r.id || ':' || coalesce(r.valid_to::text, ''), ' ' order by r.id) from procedures.local_rule r
        where r.agency_id = (select id from at) and r.procedure_code = ${code}),
      (select string_agg(p.id || ':' || coalesce(p.valid_to::text, ''), ' ' order by p.id) from procedures.own_process p
        where p.agency_id = (select id from at) and p.procedure_code = ${code}),
      (select string_agg(s.id::text, ' ' order by s.id) from procedures.entered_sequence s where s.procedure_code = ${code}),
      (select string_agg(p.announcement_id || ':' || p.ordinal, ' ' order by p.announcement_id, p.ordinal)
        from procedures.announced_procedure p
        join procedures.announcement d on d.agency_id = p.agency_id and d.id = p.announcement_id and d.posted_at is not null
        where p.procedure_code = ${code}),
      (select md5(string_agg(concat_ws('|', a.id, a.level, a.code, a.name, a.centre_name, a.valid_to), ' ' order by a.id))
        from organisation.published_agency a)) as stamp`,
  );
  return stamp;
}
