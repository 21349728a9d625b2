import { type CountedAgency, type Period, periodName } from '#modules/statistics';
import type { Locale } from '#platform/words';
import { dateTimeOf, FilterForm, InsetText, numberOf, PageHeading, SelectField, Table } from '#ui';
import type { IndicatorSet } from '../../../../../reference/indicators/decision-766.ts';
import { messages } from '../../messages.ts';
import type { Index } from '../../reckon-index.ts';
import { type Score, scoresIn, totalOf } from '../../score.ts';

export interface PublicProps {
  readonly locale: Locale;
  readonly now: number;
  readonly period: Period;
  readonly set: IndicatorSet;
  readonly provinces: readonly CountedAgency[];
  readonly province: CountedAgency | undefined;
  readonly rows: Index['each'];
}

/** The points of every commune this month, group by group. */
export function PublicPage({ locale, now, period, set, provinces, province, rows }: PublicProps) {
  const words = messages(locale);
  const points = (value: number) => numberOf(value, locale);
  const range = (scores: readonly Score[]) => {
    const { lowest, highest, max } = totalOf(scores);
    return words.points(words.range(points(lowest), points(highest)), points(max));
  };
  const measured = (scores: readonly Score[]) => {
    const total = totalOf(scores);
    return words.points(points(total.measured), points(total.measurable));
  };
  return (
    <div class="mc-indicators">
      <PageHeading
        title={words.open.title}
        caption={province?.name}
        lead={<p>{words.open.lead(periodName(period, locale), dateTimeOf(now, locale))}</p>}
      />
      {provinces.length > 1 && (
        <FilterForm action="/cong-khai/chi-so" title={words.open.province}>
          <SelectField
            name="tinh"
            label={words.open.province}
            choose={false}
            value={province?.code}
            choices={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </FilterForm>
      )}
      <Table<Index['each'][number]>
        caption={words.open.title}
        hideCaption
        rows={rows}
        empty={words.open.nothing}
        scroll
        columns={[
          { head: words.open.commune, cell: ({ agency }) => agency.name },
          { head: words.open.measured, numeric: true, cell: ({ scores }) => measured(scores) },
          { head: words.open.total, numeric: true, cell: ({ scores }) => range(scores) },
          ...set.groups.map((group) => ({
            head: words.groups[group.key],
            numeric: true,
            cell: ({ scores }: Index['each'][number]) => range(scoresIn(group, scores)),
          })),
        ]}
      />
      <InsetText>{words.open.how}</InsetText>
    </div>
  );
}
