import Type, { type Static } from 'typebox';
import { type CountedAgency, readSelection, type Selection, selectionQuery } from '#modules/statistics';
import { dayOf, instantOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { dayTyped, isDay } from '#platform/form';
import { href } from '#platform/route';
import type { CountingName } from '../../../reference/indicators/countings.ts';
import { type CountingQuery, queryOf } from './counting-query.ts';

/** What stands in the address of every page of the index: of whom, when, and as at the end of which day. */
export const viewQuery = { ...selectionQuery, den: Type.Optional(Type.String({ maxLength: 10 })) };

type ViewQuery = Static<ReturnType<typeof Type.Object<typeof viewQuery>>>;

/** Whose index is shown, of which period, and what to ask the database for. */
export interface ViewSelection {
  readonly selection: Selection;
  readonly query: CountingQuery;
  /** The past day from which one looks. */
  readonly asOf: string | undefined;
}

interface Asking {
  readonly who: { readonly agencies: readonly string[] };
  readonly now: number;
  readonly query: ViewQuery;
}

/** Reads the selection of an address; a day that is none, to come or before the period does not exist. */
export async function readView(db: Db, { who, now, query }: Asking): Promise<ViewSelection> {
  const asOf = query.den ? dayTyped(query.den) : undefined;
  if (asOf !== undefined && (!isDay(asOf) || asOf > dayOf(now))) throw notFound('day');
  const from = asOf === undefined ? now : Math.min(now, instantOf(asOf, 24 * 60));
  const selection = await readSelection(db, { who, now: from, query });
  const agencyIds = selection.agency ? [selection.agency.id] : selection.agencies.map(({ id }) => id);
  return { selection, query: queryOf(selection, agencyIds, from), asOf };
}

/** The address of a page of the index with the same selection. */
export function viewHref(
  path: string,
  { selection: { agencies, agency, period }, asOf }: Pick<ViewSelection, 'selection' | 'asOf'>,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const of = agencies.length > 1 ? agency?.code : undefined;
  return href(path, {}, { ky: period.key, 'co-quan': of, den: asOf, ...more });
}

/** The address of the list behind a counting. */
export const listHref = (view: ViewSelection, name: CountingName, of?: CountedAgency): string =>
  viewHref('/can-bo/chi-so/danh-sach', view, { dem: name, ...(of && { 'co-quan': of.code }) });
