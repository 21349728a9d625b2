import { join, type Statement, sql } from '#platform/sql';
import type { Bounds } from './figure-conditions.ts';

/** Whose dossiers are counted, between which instants (milliseconds), narrowed to what. */
export interface FigureQuery {
  /** The agencies that settle them. */
  readonly agencyIds: readonly string[];
  readonly from: number;
  /** The end of the period, or now while it runs. */
  readonly until: number;
  /** Outcomes that do not count by the rule in force. */
  readonly leftOut: readonly string[];
  readonly field?: string | undefined;
  readonly channel?: string | undefined;
  /** Why they were late: a reason of report II.07, or that nobody told one. */
  readonly reason?: string | undefined;
}

/** The bounds of a query as values. */
export function boundsOf({ from, until, leftOut }: FigureQuery): Bounds {
  return { from: instant(from), until: instant(until), leftOut };
}

/** Which dossiers a query is about, whatever the figure. */
export function scopeOfQuery({ agencyIds, field, channel, reason }: FigureQuery): Statement {
  return join(
    [
      sql`d.handling_agency_id = any (${agencyIds}::uuid[])`,
      ...(field === undefined ? [] : [sql`d.field = ${field}`]),
      ...(channel === undefined ? [] : [channel === 'online' ? sql`d.channel = 'online'` : sql`d.channel <> 'online'`]),
      ...(reason === undefined ? [] : [sql`${reasonOf} = ${reason}`]),
    ],
    ' and ',
  );
}

/** To which field and way of filing kept figures are narrowed, as the dossiers of a query are by {@link scopeOfQuery}. */
export const narrowedTo = ({ field, channel }: Pick<FigureQuery, 'field' | 'channel'>): Statement =>
  join(
    [
      sql`true`,
      ...(field === undefined ? [] : [sql`field = ${field}`]),
      ...(channel === undefined ? [] : [sql`channel = ${channel}`]),
    ],
    ' and ',
  );

/** Why the dossier `d` was late, as was told last. */
export const reasonOf: Statement = sql`coalesce((select r.reason from dossiers.published_late_reason r
  where r.agency_id = d.agency_id and r.dossier_id = d.id), 'untold')`;

const instant = (ms: number): Statement => sql`${new Date(ms)}::timestamptz`;
