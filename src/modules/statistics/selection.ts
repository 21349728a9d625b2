import Type, { type Static } from 'typebox';
import { type Day, dayOf, instantOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { href } from '#platform/route';
import { type CountedAgency, listCountedAgencies } from './agency-store.ts';
import type { FigureQuery } from './figure-query.ts';
import type { FigureName, OfficerFigureName } from './figures.ts';
import { firstDayOf, type Period, periodKinds, periodOn, readPeriod } from './period.ts';
import type { Level } from './report-levels.ts';
import { leftOutBy, type ReportRule, reportRuleFor } from './report-rule.ts';

/** What stands in the address of every page with figures: of whom, and when. */
export const selectionQuery = {
  ky: Type.Optional(Type.String({ maxLength: 7 })),
  'co-quan': Type.Optional(Type.String({ maxLength: 35 })),
  den: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  lang: Type.Optional(Type.String()),
};

export type SelectionQuery = Static<ReturnType<typeof Type.Object<typeof selectionQuery>>>;

/** Whose figures are shown, of which period, by which rule. */
export interface Selection {
  /** Everybody whose figures the asker may see. */
  readonly agencies: readonly CountedAgency[];
  /** The one chosen; without one, all of them. */
  readonly agency: CountedAgency | undefined;
  readonly period: Period;
  readonly rule: ReportRule;
  readonly query: FigureQuery;
}

interface Asking {
  readonly who: { readonly agencies: readonly string[] };
  readonly now: number;
  readonly query: SelectionQuery;
}

/** Reads the selection of an address; without a period it is this month's. An agency out of reach does not exist. */
export async function readSelection(db: Db, { who, now, query }: Asking): Promise<Selection> {
  const agencies = await listCountedAgencies(db, who.agencies);
  const code = query['co-quan'];
  const agency = agencies.length === 1 ? agencies[0] : agencies.find((each) => each.code === code);
  if (agencies.length === 0 || (code && agency?.code !== code)) throw notFound('agency');
  const { period, rule } = readDatedPeriod(query.ky, (agency ?? agencies[0]!).code, now);
  const counted = agency ? [agency] : agencies;
  const selection = { agencies, agency, period, rule, query: queryOf(counted, period, rule, now) };
  return query.den ? upTo(selection, endOf(query.den)) : selection;
}

/** The level of each agency of a selection, by which reports group their lines. */
export function levelIn({ agencies }: Pick<Selection, 'agencies'>): (agencyId: string) => Level {
  const levels = new Map(agencies.map(({ id, level }) => [id, level]));
  return (agencyId) => levels.get(agencyId) ?? 'commune';
}

/** So many agencies are added up by whole months only, fewer by whole days. */
const many = 500;

/** Whether an asker sees so many agencies that their figures are added up by whole months only. */
export const isMany = ({ agencies }: Pick<Selection, 'agencies'>): boolean => agencies.length > many;

/** The selection up to the last midnight, as the daily figures tell it; for very many agencies up to the last end of a month. */
export function upToLastDay(selection: Selection, now: number): Selection {
  const today = dayOf(now);
  return upTo(selection, instantOf(isMany(selection) ? `${today.slice(0, 8)}01` : today, 0));
}

function upTo({ query, ...selection }: Selection, end: number): Selection {
  return { ...selection, query: { ...query, until: Math.max(query.from, Math.min(query.until, end)) } };
}

/** The midnight that ends a day; of what is no day the beginning of time, so that nothing is counted. */
function endOf(day: Day): number {
  const begin = instantOf(day, 0);
  return Number.isNaN(begin) ? 0 : begin + 86_400_000;
}

/** The province the asker works in, when all of its agencies are counted together: what they may send as its report. */
export function ownProvinceIn(
  { agencies, query }: Pick<Selection, 'agencies' | 'query'>,
  who: { readonly agencyId?: string | undefined },
): CountedAgency | undefined {
  const [highest] = agencies;
  const isWhole = query.agencyIds.length === agencies.length;
  return isWhole && highest?.level === 'province' && highest.id === who.agencyId ? highest : undefined;
}

/** What to ask the database for of a period, up to now while it runs. */
export function queryOf(
  agencies: readonly Pick<CountedAgency, 'id'>[],
  { from, to }: Pick<Period, 'from' | 'to'>,
  rule: ReportRule,
  now: number,
): FigureQuery {
  return { agencyIds: agencies.map(({ id }) => id), from, until: Math.min(to, now), leftOut: leftOutBy(rule) };
}

/** The period asked for, this month when there is none, with the rule that was in force when it began. */
export function readDatedPeriod(key: string | undefined, agencyCode: string, now: number) {
  const today = dayOf(now);
  const asked = key ? readPeriod(key) : undefined;
  if (key && !asked) throw notFound('period');
  const rule = reportRuleFor(asked ? firstDayOf(asked) : today, agencyCode);
  const period =
    (asked && readPeriod(asked.key, rule.beginsOnDay)) ?? periodOn(today, periodKinds[0]!, rule.beginsOnDay);
  if (period.from > now) throw notFound('period');
  return { period, rule };
}

/** What a page chooses besides period and agency, and keeps in its address when these change. */
export type KeptInAddress = Readonly<Record<string, string | undefined>>;

/** The address of the same page for another period or agency. */
export function selectionHref(
  path: string,
  { agencies, agency, period }: Selection,
  key: string = period.key,
  kept: KeptInAddress = {},
): string {
  return href(path, {}, { ky: key, 'co-quan': agencies.length > 1 ? agency?.code : undefined, ...kept });
}

/** What narrows a figure to a part of it. */
export interface Part {
  readonly field?: string | undefined;
  readonly channel?: 'online' | 'direct' | undefined;
  readonly level?: string | undefined;
  readonly agencyCode?: string | undefined;
  readonly officerId?: string | undefined;
  readonly reason?: string | undefined;
  readonly periodKey?: string | undefined;
}

/** The address of the list of dossiers behind a figure. */
export function behindHref(
  { agencies, agency, period, query }: Pick<Selection, 'agencies' | 'agency' | 'period' | 'query'>,
  figure: FigureName | OfficerFigureName,
  part: Part = {},
): string {
  return href(
    '/can-bo/thong-ke/ho-so',
    {},
    {
      'chi-so': figure,
      ky: part.periodKey ?? period.key,
      'co-quan': part.agencyCode ?? (agencies.length > 1 ? agency?.code : undefined),
      'linh-vuc': part.field,
      kenh: part.channel,
      cap: part.level,
      'can-bo': part.officerId,
      'ly-do': part.reason,
      den: isPart({ period, query }) ? dayOf(query.until - 1) : undefined,
    },
  );
}

/** Whether a day in the address ends what is shown before the end of its period. */
export const isPart = ({ period, query }: Pick<Selection, 'period' | 'query'>): boolean =>
  isWholeDays(query) && query.until < period.to;

/** Whether a period ends with a day; what is counted up to now ends in the middle of one. */
const isWholeDays = ({ until }: FigureQuery): boolean => instantOf(dayOf(until), 0) === until;
