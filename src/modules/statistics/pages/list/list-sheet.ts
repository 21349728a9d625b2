import type { Sheet } from '#platform/spreadsheet';
import type { Locale } from '#platform/words';
import type { Behind, BehindRow } from '../../behind-figure-store.ts';
import { messages } from '../../messages.ts';
import type { Selection } from '../../selection.ts';
import { periodName, periodSpan } from '../period-words.ts';

interface Asked {
  readonly rows: AsyncIterable<BehindRow>;
  readonly behind: Behind;
  readonly selection: Selection;
  readonly locale: Locale;
}

/** The dossiers behind a figure as a sheet, with what the figure counts above them. */
export function listSheet({ rows, behind, selection, locale }: Asked): Sheet<BehindRow> {
  const words = messages(locale);
  const { name, formula } = words.figures[behind.figure];
  const { agency, period } = selection;
  return {
    name: name.slice(0, 31),
    above: [
      name,
      agency?.name ?? words.choose.all,
      `${periodName(period, locale)}. ${periodSpan(selection, locale)}.`,
      `${words.list.formula}: ${formula}.`,
    ],
    rows,
    columns: [
      { head: words.list.code, width: 24, value: ({ code }) => code },
      { head: words.list.procedure, width: 60, value: ({ procedureName }) => procedureName },
      { head: words.month.fieldHead, width: 20, value: ({ field }) => field },
      { head: words.list.channel, width: 14, value: ({ channel }) => words.filedBy[channel] },
      { head: words.list.received, width: 17, kind: 'moment', value: ({ receivedAt }) => receivedAt },
      { head: words.list.statutory, width: 17, kind: 'moment', value: ({ statutoryAt }) => statutoryAt },
      { head: words.list.promised, width: 17, kind: 'moment', value: ({ promisedAt }) => promisedAt },
      { head: words.list.closed, width: 17, kind: 'moment', value: ({ closedAt }) => closedAt },
      { head: words.list.standing, width: 16, value: ({ standing }) => standing && words.list.standings[standing] },
    ],
  };
}
