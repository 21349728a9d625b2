import type { ContentPart, TimeLimit } from '#modules/procedures';
import { type Db, one } from '#platform/database';
import { type Statement, sql, whole } from '#platform/sql';
import { type CountingName, countings, type Subject } from '../../../reference/indicators/countings.ts';
import { type Bounds, conditionOf, lackingParts, rowsOf } from './counting-conditions.ts';
import { boundsOf, type CountingQuery } from './counting-query.ts';

/** One thing behind a number; nothing of the people it is about. Instants are milliseconds. */
export interface BehindRow {
  readonly agencyId: string;
  readonly id: string;
  /** Which of several of one id: the paper of a dossier. */
  readonly place: number;
  /** The time by which the list runs. */
  readonly at: number;
  /** A code that leads to it; empty for an answer of people, which leads nowhere. */
  readonly code: string;
  readonly title: string | null;
  readonly limitAt: number | null;
  readonly endedAt: number | null;
  /** How long settling took; of dossiers with a result and a limit alone. */
  readonly spent: Pick<TimeLimit, 'unit' | 'amount'> | null;
  /** Which parts a service is posted without; of services alone. */
  readonly lacks: readonly ContentPart[] | null;
}

/** The dossiers of one procedure whose time was counted in one unit, or in none. */
export interface DossierPart {
  readonly procedure: string;
  readonly unit: TimeLimit['unit'] | null;
}

/** Where a page of the list ended. */
export type BehindKey = Pick<BehindRow, 'at' | 'agencyId' | 'id' | 'place'>;

interface BehindPage {
  readonly after?: BehindKey | undefined;
  readonly limit: number;
  readonly part?: DossierPart | undefined;
}

/** A page of what a counting counts, oldest first, by the same condition that counts it. */
export function listBehind(
  db: Db,
  name: CountingName,
  query: CountingQuery,
  { after, limit, part }: BehindPage,
): Promise<BehindRow[]> {
  const bounds = boundsOf(query);
  const { subject } = countings[name];
  const { agency, from, where, id, place, at } = rowsOf[subject];
  const key = sql`(${at}, ${agency}, ${id}, ${place})`;
  const later = after
    ? sql`${key} > (${new Date(after.at)}::timestamptz, ${after.agencyId}::uuid, ${after.id}::uuid, ${after.place}::int)`
    : sql`true`;
  return db.query<BehindRow>(sql`
    select ${agency} as "agencyId", ${id} as id, ${place} as place, ${at} as at, ${shown[subject](bounds)}
    from ${from(bounds)} where ${where(bounds)} and ${conditionOf(name, bounds)} and ${within(part)} and ${later}
    order by ${at}, ${agency}, ${id}, ${place} limit ${whole(limit)}`);
}

/** How many a part of a counting has. */
export async function countBehind(
  db: Db,
  name: CountingName,
  query: CountingQuery,
  part: DossierPart,
): Promise<number> {
  const bounds = boundsOf(query);
  const { from, where } = rowsOf[countings[name].subject];
  const { count } = await one<{ count: number }>(
    db,
    sql`select count(*) as count from ${from(bounds)} where ${where(bounds)} and ${conditionOf(name, bounds)} and ${within(part)}`,
  );
  return count;
}

const settlement = sql`
  from dossiers.published_settlement t where t.agency_id = d.agency_id and t.dossier_id = d.id`;

const within = (part: DossierPart | undefined): Statement =>
  part
    ? sql`d.procedure_code = ${part.procedure} and (select t.spent_unit ${settlement}) is not distinct from ${part.unit}::text`
    : sql`true`;

const columns = (
  code: Statement,
  title: Statement,
  limitAt: Statement,
  endedAt: Statement,
  {
    spent = sql`null::jsonb`,
    lacks = sql`null::text[]`,
  }: { readonly spent?: Statement; readonly lacks?: Statement } = {},
): Statement =>
  sql`${code} as code, ${title} as title, ${limitAt} as "limitAt", ${endedAt} as "endedAt", ${spent} as spent, ${lacks} as lacks`;

const none = sql`null::timestamptz`;
const spent = sql`(select jsonb_build_object('unit', t.spent_unit, 'amount', t.spent) ${settlement} and t.spent is not null)`;
const ofDossier = columns(sql`d.code`, sql`d.procedure_name`, sql`d.statutory_at`, sql`d.closed_at`, { spent });

const shown: Readonly<Record<Subject, (bounds: Bounds) => Statement>> = {
  dossier: () => ofDossier,
  paper: () => ofDossier,
  service: (bounds) => columns(sql`v.code`, sql`v.name`, none, none, { lacks: lackingParts(bounds) }),
  agency: () => columns(sql`a.code`, sql`a.name`, none, none),
  feedback: () => columns(sql`f.code`, sql`null::text`, sql`coalesce(e.due_at, f.due_at)`, sql`e.at`),
  announcement: () =>
    columns(
      sql`n.number`,
      sql`null::text`,
      sql`(n.post_by + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' - interval '1 minute'`,
      none,
    ),
  announced: () => columns(sql`m.code`, sql`m.name || ' (' || m.numbers || ')'`, none, none),
  answer: () => columns(sql`''`, sql`null::text`, none, none),
};
