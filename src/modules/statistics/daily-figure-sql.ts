import { join, type Statement, sql } from '#platform/sql';

/** By how much a day changes what is received, closed and open: the columns of the daily and the monthly figures. */
export const changes = [
  'received',
  'closed',
  'closed_early',
  'closed_on_time',
  'closed_overdue',
  'open_in_time',
  'open_overdue',
] as const;

const columns: Readonly<Record<(typeof changes)[number], Statement>> = {
  received: sql`received`,
  closed: sql`closed`,
  closed_early: sql`closed_early`,
  closed_on_time: sql`closed_on_time`,
  closed_overdue: sql`closed_overdue`,
  open_in_time: sql`open_in_time`,
  open_overdue: sql`open_overdue`,
};

/** The columns by their names, for a list of columns. */
export const changeColumns: Statement = join(Object.values(columns), ', ');

/** Each column by an expression of its name, in their order. */
export const eachChange = (expression: (column: Statement) => Statement): Statement =>
  join(Object.values(columns).map(expression), ', ');

/** A row that changes nothing. */
export const nothing: Statement = sql`(0, 0, 0, 0, 0, 0, 0)`;

/** Whether a row changes anything. */
export const changesAnything: Statement = sql`(${changeColumns}) <> ${nothing}`;

/**
 * What counted dossiers add to the days, times `sign`. From the day it was received a dossier is open in time until it is
 * closed or its limit runs out, whichever is first; then open overdue, until it is closed. What is received after its limit
 * is overdue from the first day on; what is closed in the day its limit runs out was never open overdue at the end of a day.
 */
export function contributionsOf(counted: Statement, sign: 1 | -1): Statement {
  const times = sign === 1 ? sql`` : sql`-`;
  return sql`
    select c.agency_id, x.day, c.field, c.channel, ${eachChange((column) => sql`${times}x.${column} as ${column}`)}
    from (select c.*, greatest(c.received_day, c.overdue_day) as late_day, c.overdue_day is not null
        and (c.closed_day is null or greatest(c.received_day, c.overdue_day) < c.closed_day) as got_late,
        c.closed_day is not null as is_closed
      from ${counted} c) c
    cross join lateral (values
      (c.received_day, 1, 0, 0, 0, 0, 1, 0),
      (case when c.got_late then c.late_day end, 0, 0, 0, 0, 0, -1, 1),
      (c.closed_day, 0, 1, (c.standing = 'settled_early')::int, (c.standing = 'settled_on_time')::int, (c.standing = 'settled_overdue')::int,
        case when c.got_late then 0 else -1 end, case when c.got_late then -1 else 0 end)
    ) x(day, ${changeColumns})
    where x.day is not null`;
}
