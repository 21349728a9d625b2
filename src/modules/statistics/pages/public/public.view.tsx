import type { Locale } from '#platform/words';
import { dateTimeOf, FilterForm, InsetText, numberOf, PageHeading, percentOf, SelectField, Table } from '#ui';
import type { CountedAgency } from '../../agency-store.ts';
import { type Counts, figureNames, inTimeShare, sumCounts } from '../../figures.ts';
import { messages } from '../../messages.ts';
import type { Period } from '../../period.ts';
import { periodName } from '../period-words.ts';

export interface PublicProps {
  readonly locale: Locale;
  readonly now: number;
  readonly period: Period;
  readonly provinces: readonly CountedAgency[];
  readonly province: CountedAgency | undefined;
  readonly rows: readonly PublicRow[];
}

export interface PublicRow {
  readonly agency: CountedAgency;
  readonly counts: Counts;
}

/** What every commune received and settled this month, and how much of it in time. */
export function PublicPage({ locale, now, period, provinces, province, rows }: PublicProps) {
  const words = messages(locale).open;
  const sum = sumCounts(
    figureNames,
    rows.map(({ counts }) => counts),
  );
  const numbers = (counts: Counts) => [
    numberOf(counts.received, locale),
    numberOf(counts.settled, locale),
    numberOf(counts.settled_early + counts.settled_on_time, locale),
    shareIn(counts, locale),
  ];
  const heads = [words.received, words.settled, words.inTime, words.share];
  return (
    <>
      <PageHeading
        title={words.title}
        caption={province?.name}
        lead={<p>{words.lead(periodName(period, locale), dateTimeOf(now, locale))}</p>}
      />
      {provinces.length > 1 && (
        <FilterForm action="/cong-khai" title={words.province}>
          <SelectField
            name="tinh"
            label={words.province}
            choose={false}
            value={province?.code}
            choices={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </FilterForm>
      )}
      <Table<PublicRow>
        caption={words.title}
        hideCaption
        rows={rows}
        empty={words.nothing}
        foot={[words.total, ...numbers(sum)]}
        columns={[
          { head: words.commune, cell: ({ agency }) => agency.name },
          ...heads.map((head, i) => ({ head, numeric: true, cell: ({ counts }: PublicRow) => numbers(counts)[i] })),
        ]}
      />
      <InsetText>{words.how}</InsetText>
    </>
  );
}

function shareIn(counts: Counts, locale: Locale): string {
  const share = inTimeShare(counts);
  return share === undefined ? messages(locale).none : percentOf(share, locale);
}
