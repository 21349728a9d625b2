import { type CountedAgency, type Period, periodName } from '#modules/statistics';
import type { Locale } from '#platform/words';
import { Details, dateTimeOf, FilterForm, InsetText, numberOf, PageHeading, SelectField, Table } from '#ui';
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

/** The points of every commune this month, those of each group folded away. */
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
    <>
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
        columns={[
          { head: words.open.commune, cell: ({ agency }) => agency.name },
          { head: words.open.measured, numeric: true, cell: ({ scores }) => measured(scores) },
          { head: words.open.total, numeric: true, cell: ({ scores }) => range(scores) },
          {
            head: words.open.groups,
            cell: ({ scores }) => (
              <Details summary={words.open.eachGroup}>
                <ul class="govuk-list">
                  {set.groups.map((group) => (
                    <li>
                      {words.groups[group.key]}: {range(scoresIn(group, scores))}
                    </li>
                  ))}
                </ul>
              </Details>
            ),
          },
        ]}
      />
      <InsetText>{words.open.how}</InsetText>
    </>
  );
}
