import { periodName, periodSpan } from '#modules/statistics';
import type { Sheet } from '#platform/spreadsheet';
import type { Locale } from '#platform/words';
import { type CountingName, countings } from '../../../../../reference/indicators/countings.ts';
import type { BehindRow } from '../../behind-counting-store.ts';
import { messages } from '../../messages.ts';
import type { ViewSelection } from '../../view-selection.ts';

interface Asked {
  readonly view: ViewSelection;
  readonly name: CountingName;
  readonly locale: Locale;
}

/** What a number counts as a sheet, with what that is above it. */
export function listSheet(rows: AsyncIterable<BehindRow>, { view, name, locale }: Asked): Sheet<BehindRow> {
  const words = messages(locale);
  const { selection } = view;
  const { subject } = countings[name];
  const names = new Map(selection.agencies.map((agency) => [agency.id, agency.name]));
  const lacking = {
    head: words.list.lacks,
    width: 40,
    value: ({ lacks }: BehindRow) => (lacks ?? []).map((part) => words.parts[part]).join('; '),
  };
  return {
    name: words.countings[name].name.slice(0, 31),
    above: [
      words.countings[name].name,
      selection.agency?.name ?? words.all,
      `${periodName(selection.period, locale)}. ${periodSpan(selection, locale)}.`,
      `${words.list.formula}: ${words.countings[name].formula}.`,
    ],
    rows,
    columns: [
      { head: words.list.code, width: 24, value: ({ code }) => code },
      { head: words.list.title, width: 60, value: ({ title }) => title },
      { head: words.list.paper, width: 9, kind: 'number', value: ({ place }) => (place === 0 ? null : place) },
      { head: words.list.begun[subject], width: 17, kind: 'moment', value: ({ at }) => at },
      { head: words.list.limit, width: 17, kind: 'moment', value: ({ limitAt }) => limitAt },
      { head: words.list.ended, width: 17, kind: 'moment', value: ({ endedAt }) => endedAt },
      ...(name === 'services_lacking' ? [lacking] : []),
      { head: words.list.agency, width: 30, value: ({ agencyId }) => names.get(agencyId) ?? null },
    ],
  };
}
