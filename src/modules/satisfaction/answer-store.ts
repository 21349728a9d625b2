import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#platform/database';
import { sql, whole } from '#platform/sql';
import { fold } from '#platform/text';
import { houseRules } from '../../../reference/satisfaction/survey.ts';
import type { DossierToRate } from './dossier-to-rate.ts';
import type { Level, Survey } from './survey.ts';

/** Enters an answer, with nothing in it that tells who gave it; returns its id, which is random and tells no time. */
export async function insertAnswer(
  tx: Tx,
  dossier: DossierToRate,
  { overall, convenience, factors, comment, month }: Survey & { readonly month: string },
): Promise<string> {
  const id = randomUUID();
  await tx.query(sql`
    insert into satisfaction.answer (agency_id, id, handling_agency_id, month, procedure_code, procedure_name, overall, convenience,
      access, procedure, officials, result, feedback, comment, comment_folded)
    values (${dossier.agencyId}, ${id}, ${dossier.handlingAgencyId}, ${month}, ${dossier.procedureCode}, ${dossier.procedureName},
      ${overall}, ${convenience}, ${factors.access ?? null}, ${factors.procedure ?? null}, ${factors.officials ?? null},
      ${factors.result ?? null}, ${factors.feedback ?? null}, ${comment}, ${fold(comment ?? '')})`);
  return id;
}

export async function insertOfficers(
  tx: Tx,
  answer: { readonly agencyId: string; readonly id: string },
  officers: readonly { readonly staffId: string; readonly staffName: string }[],
): Promise<void> {
  for (const { staffId, staffName } of officers)
    await tx.query(sql`
      insert into satisfaction.answer_officer (agency_id, answer_id, staff_id, staff_name)
      values (${answer.agencyId}, ${answer.id}, ${staffId}, ${staffName})`);
}

/** Which answers are meant: those about an agency's settling in a month, narrowed. */
export interface AnswerQuery {
  readonly agencyIds: readonly string[];
  /** The first day of the month. */
  readonly month: string;
  readonly overall?: Level | undefined;
  readonly procedureCode?: string | undefined;
  readonly staffId?: string | undefined;
  /** Words that the comment holds, accents aside. */
  readonly words?: string | undefined;
}

export interface Opinion {
  readonly id: string;
  /** Null where so few answers are about the procedure that its name would tell who gave them. */
  readonly procedureName: string | null;
  readonly overall: Level;
  readonly convenience: Level | null;
  readonly comment: string | null;
}

/** What a query means in SQL, about the table `a`; figures and lists use the same. */
export const meantBy = ({ agencyIds, month, overall, procedureCode, staffId, words }: AnswerQuery) => sql`
  a.handling_agency_id = any (${agencyIds}::uuid[]) and a.month = ${month}
  and (${overall ?? null}::text is null or a.overall = ${overall ?? null})
  and (${procedureCode ?? null}::text is null or a.procedure_code = ${procedureCode ?? null})
  and (${staffId ?? null}::uuid is null or exists (
    select from satisfaction.answer_officer o
    where o.agency_id = a.agency_id and o.answer_id = a.id and o.staff_id = ${staffId ?? null}))
  and strpos(a.comment_folded, ${fold(words ?? '')}) > 0`;

/** A page of the answers a figure counts, in no order that tells when they came; the next begins after the last one's id. */
export function listOpinions(
  db: Db,
  query: AnswerQuery,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<Opinion[]> {
  const later = after ? sql`a.id > ${after}` : sql`true`;
  return db.query<Opinion>(sql`
    select a.id, case when b.answers >= ${houseRules.fewestShown} then a.procedure_name end as "procedureName", a.overall,
      a.convenience, a.comment
    from satisfaction.answer a
    join (
      select handling_agency_id, procedure_code, count(*) as answers from satisfaction.answer
      where handling_agency_id = any (${query.agencyIds}::uuid[]) and month = ${query.month} group by 1, 2
    ) b on b.handling_agency_id = a.handling_agency_id and b.procedure_code = a.procedure_code
    where ${meantBy(query)} and ${later} order by a.id limit ${whole(limit)}`);
}
