import type { Db } from '#platform/database';
import { join, sql } from '#platform/sql';
import type { CountingName, Subject } from '../../../reference/indicators/countings.ts';
import { conditionOf, countingsOf, rowsOf } from './counting-conditions.ts';
import { boundsOf, type CountingQuery } from './counting-query.ts';
import type { Counts } from './score.ts';

const subjects = Object.keys(rowsOf) as Subject[];

/** Counts everything for each agency of the query, by one pass over each subject. */
export async function countAll(db: Db, query: CountingQuery): Promise<Map<string, Counts>> {
  const counted = await Promise.all(subjects.map((subject) => countSubject(db, subject, query)));
  return new Map(query.agencyIds.map((id) => [id, countsOf(counted.map((found) => found.get(id) ?? {}))]));
}

/** Adds up counts, as of all communes of a province. */
export function sumCounts(all: readonly Counts[]): Counts {
  return Object.fromEntries(
    names.map((name) => [name, all.reduce((total, counts) => total + counts[name], 0)]),
  ) as Counts;
}

const names = subjects.flatMap(countingsOf);

type Found = Partial<Record<CountingName, number>>;

async function countSubject(db: Db, subject: Subject, query: CountingQuery): Promise<Map<string, Found>> {
  const bounds = boundsOf(query);
  const { agency, from, where } = rowsOf[subject];
  const counted = countingsOf(subject);
  const counters = counted.map((name) => sql`(count(*) filter (where ${conditionOf(name, bounds)}))::int`);
  const rows = await db.query<{ agencyId: string; numbers: number[] }>(sql`
    select ${agency} as "agencyId", array[${join(counters, ', ')}] as numbers from ${from(bounds)} where ${where(bounds)} group by 1`);
  return new Map(
    rows.map(({ agencyId, numbers }) => [
      agencyId,
      Object.fromEntries(counted.map((name, i) => [name, numbers[i] ?? 0])),
    ]),
  );
}

const countsOf = (found: readonly Found[]): Counts => {
  const given = Object.assign({}, ...found) as Found;
  return Object.fromEntries(names.map((name) => [name, given[name] ?? 0])) as Counts;
};
