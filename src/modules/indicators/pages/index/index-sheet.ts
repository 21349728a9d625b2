import { limitInWords } from '#modules/procedures';
import { periodName, periodSpan } from '#modules/statistics';
import type { Sheet } from '#platform/spreadsheet';
import type { Locale } from '#platform/words';
import { averagesByUnit } from '../../average-time-store.ts';
import { messages } from '../../messages.ts';
import { type Counts, isShare, type Score } from '../../score.ts';
import { rounded } from '../times/rounded.ts';
import type { IndexProps } from './index-props.ts';

/** The index as a sheet: one line for each indicator, with its numbers and what they count. */
export function indexSheet(found: Pick<IndexProps, 'view' | 'index' | 'times'>, locale: Locale): Sheet<Score> {
  const { index, times } = found;
  const { selection, query } = found.view;
  const words = messages(locale);
  const countOf = (score: Score, side: 'part' | 'of') => {
    const { measure } = score.indicator;
    const isCounted = !['does_not_apply', 'unmeasured'].includes(score.state);
    if ('averageOf' in measure) return side === 'of' ? index.counts[measure.averageOf] : null;
    const name = !isShare(measure) || !isCounted ? undefined : measure[side];
    return name ? index.counts[name] : null;
  };
  const formulaOf = ({ because, indicator: { measure } }: Score) => {
    if ('averageOf' in measure) return averagesIn(times, locale);
    if (because) return words.because[because];
    const top = measure.part ? words.countings[measure.part].formula : lessOf(measure.less ?? [], index.counts, locale);
    return `${words.index.part}: ${top}. ${words.index.of}: ${words.countings[measure.of].formula}.`;
  };
  return {
    name: words.index.sheet,
    above: [
      words.title,
      selection.agency?.name ?? words.all,
      `${periodName(selection.period, locale)}. ${periodSpan(selection, locale)}.`,
      query.set.legalRef,
      words.index.uncertain,
    ],
    rows: index.scores,
    columns: [
      { head: '', width: 6, value: ({ indicator }) => indicator.number ?? null },
      { head: words.index.indicator, width: 44, value: ({ indicator }) => words.indicators[indicator.key].name },
      { head: words.index.part, width: 10, kind: 'number', value: (score) => countOf(score, 'part') },
      { head: words.index.of, width: 10, kind: 'number', value: (score) => countOf(score, 'of') },
      { head: words.index.share, width: 9, kind: 'percent', value: ({ share }) => share?.lowest ?? null },
      { head: words.index.score, width: 9, kind: 'decimal', value: ({ points }) => points ?? null },
      { head: words.index.lowest, width: 9, kind: 'decimal', value: ({ lowest }) => lowest },
      { head: words.index.highest, width: 9, kind: 'decimal', value: ({ highest }) => highest },
      { head: words.index.max, width: 9, kind: 'decimal', value: ({ indicator }) => indicator.max },
      { head: words.index.state, width: 18, value: ({ state }) => words.states[state] },
      { head: words.index.counted, width: 80, value: formulaOf },
    ],
  };
}

/** One average for each unit. */
function averagesIn(times: IndexProps['times'], locale: Locale): string {
  const { title, inUnit } = messages(locale).times;
  const each = averagesByUnit(times).map(({ unit, average, settled }) =>
    inUnit(limitInWords(rounded({ unit, amount: average }), locale), String(settled)),
  );
  return `${title}: ${each.join('; ') || messages(locale).none}`;
}

/** What an indicator takes off, with how many. */
function lessOf(names: readonly (keyof Counts)[], counts: Counts, locale: Locale): string {
  const words = messages(locale);
  return `${words.index.less} ${names.map((name) => `${words.countings[name].name} (${counts[name]})`).join(' + ')}`;
}
