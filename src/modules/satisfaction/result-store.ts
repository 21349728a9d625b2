import { type Db, one } from '#platform/database';
import { sql } from '#platform/sql';
import { satisfiedFrom } from '../../../reference/satisfaction/survey.ts';
import { type AnswerQuery, meantBy } from './answer-store.ts';
import type { Factor } from './survey.ts';

/** How many answers of each kind there are. */
export interface Counts {
  readonly total: number;
  readonly verySatisfied: number;
  readonly satisfied: number;
  readonly dissatisfied: number;
}

const counts = sql`count(*)::int as total, count(*) filter (where a.overall = 'very_satisfied')::int as "verySatisfied",
  count(*) filter (where a.overall = 'satisfied')::int as satisfied,
  count(*) filter (where a.overall = 'dissatisfied')::int as dissatisfied`;

/** The answers that a query means, counted. */
export function countAnswers(db: Db, query: AnswerQuery): Promise<Counts> {
  return one<Counts>(db, sql`select ${counts} from satisfaction.answer a where ${meantBy(query)}`);
}

/** The same for each month since one, oldest first; a month without answers is absent. */
export function countByMonth(
  db: Db,
  agencyIds: readonly string[],
  from: string,
  upTo: string,
): Promise<(Counts & { month: string })[]> {
  return db.query(sql`
    select a.month, ${counts} from satisfaction.answer a
    where a.handling_agency_id = any (${agencyIds}::uuid[]) and a.month between ${from} and ${upTo}
    group by a.month order by a.month`);
}

/** The same for each procedure, most answers first. */
export function countByProcedure(
  db: Db,
  query: AnswerQuery,
): Promise<(Counts & { procedureCode: string; procedureName: string })[]> {
  return db.query(sql`
    select a.procedure_code as "procedureCode", max(a.procedure_name) as "procedureName", ${counts}
    from satisfaction.answer a where ${meantBy(query)} group by a.procedure_code order by total desc, a.procedure_code`);
}

/** The same for each officer who did a step, by name. An answer counts for everybody who did one. */
export function countByOfficer(
  db: Db,
  query: AnswerQuery,
): Promise<(Counts & { staffId: string; staffName: string })[]> {
  return db.query(sql`
    select o.staff_id as "staffId", max(o.staff_name) as "staffName", ${counts}
    from satisfaction.answer a
    join satisfaction.answer_officer o on o.agency_id = a.agency_id and o.answer_id = a.id
    where ${meantBy(query)} group by o.staff_id order by max(o.staff_name) collate "vi-x-icu"`);
}

/** Of each factor, how many said anything of it and how many of these are satisfied (the index of SIPAS). */
export async function countFactors(
  db: Db,
  query: AnswerQuery,
): Promise<Readonly<Record<Factor, { readonly valid: number; readonly satisfied: number }>>> {
  const row = await one<Record<string, number>>(
    db,
    sql`select
      count(a.access)::int as access, count(*) filter (where a.access >= ${satisfiedFrom})::int as access_satisfied,
      count(a.procedure)::int as procedure, count(*) filter (where a.procedure >= ${satisfiedFrom})::int as procedure_satisfied,
      count(a.officials)::int as officials, count(*) filter (where a.officials >= ${satisfiedFrom})::int as officials_satisfied,
      count(a.result)::int as result, count(*) filter (where a.result >= ${satisfiedFrom})::int as result_satisfied,
      count(a.feedback)::int as feedback, count(*) filter (where a.feedback >= ${satisfiedFrom})::int as feedback_satisfied
      from satisfaction.answer a where ${meantBy(query)}`,
  );
  const of = (factor: Factor) => ({ valid: row[factor] ?? 0, satisfied: row[`${factor}_satisfied`] ?? 0 });
  return {
    access: of('access'),
    procedure: of('procedure'),
    officials: of('officials'),
    result: of('result'),
    feedback: of('feedback'),
  };
}
