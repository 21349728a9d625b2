import { limitInWords } from '#modules/procedures';
import { periodName, periodSpan } from '#modules/statistics';
import type { Locale } from '#platform/words';
import { Figure, Figures, InsetText, numberOf, PageHeading, Table } from '#ui';
import { type AverageTime, averagesByUnit } from '../../average-time-store.ts';
import { messages } from '../../messages.ts';
import { type ViewSelection, viewHref } from '../../view-selection.ts';
import { rounded } from './rounded.ts';

export interface TimesProps {
  readonly locale: Locale;
  readonly view: ViewSelection;
  readonly times: readonly AverageTime[];
}

/** The average time of each procedure in its own unit, beside the limit the law sets. */
export function TimesPage({ locale, view, times }: TimesProps) {
  const { selection } = view;
  const words = messages(locale);
  return (
    <div class="mc-statistics">
      <PageHeading
        title={words.times.title}
        caption={selection.agency?.name ?? words.all}
        lead={<p>{`${periodName(selection.period, locale)}. ${periodSpan(selection, locale)}.`}</p>}
        crumbs={[{ href: viewHref('/can-bo/chi-so', view), label: words.title }]}
      />
      <Figures>
        {averagesByUnit(times).map(({ unit, average, settled }) => (
          <Figure
            value={numberOf(rounded({ amount: average }).amount, locale)}
            label={words.times.averageIn[unit]}
            note={words.times.of(numberOf(settled, locale))}
            href="#theo-thu-tuc"
          />
        ))}
      </Figures>
      <div id="theo-thu-tuc">
        <Table<AverageTime>
          caption={words.times.byProcedure}
          rows={times}
          empty={words.list.empty}
          href={({ code, unit }) =>
            viewHref('/can-bo/chi-so/danh-sach', view, { dem: 'settled', 'thu-tuc': code, 'don-vi': unit ?? undefined })
          }
          columns={[
            { head: words.list.title, cell: ({ name }) => name },
            { head: words.list.code, oneLine: true, cell: ({ code }) => code },
            { head: words.times.settled, numeric: true, cell: ({ settled }) => numberOf(settled, locale) },
            { head: words.times.average, oneLine: true, cell: (time) => averageOf(time, locale) },
            { head: words.times.limit, oneLine: true, cell: ({ limits }) => limitsOf(limits, locale) },
          ]}
        />
      </div>
      <InsetText>{words.times.how}</InsetText>
    </div>
  );
}

const averageOf = ({ unit, average, limits }: AverageTime, locale: Locale): string => {
  const words = messages(locale).times;
  if (unit !== null && average !== null) return limitInWords(rounded({ unit, amount: average }), locale);
  return limits.every((limit) => limit.unit === 'none') ? words.noLimit : words.notRecorded;
};

const limitsOf = (limits: AverageTime['limits'], locale: Locale): string =>
  limits
    .map((limit) => (limit.unit === 'same_day' ? messages(locale).times.sameDay : limitInWords(limit, locale)))
    .filter(Boolean)
    .join('; ') || messages(locale).none;
