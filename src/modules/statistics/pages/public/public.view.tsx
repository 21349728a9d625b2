import { dayOf } from '#platform/clock';
import type { Locale } from '#platform/words';
import { dateTimeOf, FilterForm, InsetText, numberOf, PageHeading, percentOf, SelectField, Table } from '#ui';
import type { CountedAgency } from '../../agency-store.ts';
import { sumCounts } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { type Period, periodOn, shiftPeriod } from '../../period.ts';
import { type ReportCounts, reportedFigures } from '../../report-ii06a.ts';
import { periodName } from '../period-words.ts';

export interface PublicProps {
  readonly locale: Locale;
  readonly now: number;
  readonly period: Period;
  /** Until when it is counted: the end of the period, or the last midnight (milliseconds). */
  readonly until: number;
  readonly provinces: readonly CountedAgency[];
  readonly province: CountedAgency | undefined;
  readonly rows: readonly PublicRow[];
}

export interface PublicRow {
  readonly agency: CountedAgency;
  readonly counts: ReportCounts;
}

const periodsOffered = 12;

/** What every commune received, online and otherwise, what it settled, how much of it in time, and what is overdue. */
export function PublicPage({ locale, now, period, until, provinces, province, rows }: PublicProps) {
  const words = messages(locale).open;
  const sum = sumCounts(
    reportedFigures,
    rows.map(({ counts }) => counts),
  );
  const numbers = (counts: ReportCounts) => [
    numberOf(receivedIn(counts), locale),
    shareOf(counts.received_online, receivedIn(counts), locale),
    numberOf(counts.settled, locale),
    numberOf(counts.settled_early + counts.settled_on_time, locale),
    shareOf(counts.settled_early + counts.settled_on_time, counts.settled, locale),
    numberOf(counts.open_overdue, locale),
  ];
  const heads = [words.received, words.online, words.settled, words.inTime, words.share, words.overdue];
  return (
    <>
      <PageHeading
        title={words.title}
        caption={province?.name}
        lead={<p>{words.lead(periodName(period, locale), dateTimeOf(until, locale))}</p>}
      />
      <FilterForm action="/cong-khai" title={messages(locale).choose.label}>
        {provinces.length > 1 && (
          <SelectField
            name="tinh"
            label={words.province}
            choose={false}
            value={province?.code}
            choices={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <SelectField
          name="ky"
          label={messages(locale).choose.period}
          choose={false}
          value={period.key}
          choices={recentMonths(period, now).map((each) => ({ value: each.key, label: periodName(each, locale) }))}
        />
      </FilterForm>
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

const receivedIn = ({ received_online, received_direct }: ReportCounts): number => received_online + received_direct;

const shareOf = (part: number, of: number, locale: Locale): string =>
  of === 0 ? messages(locale).none : percentOf(part / of, locale);

/** The last months, newest first, and the period shown when it is another. */
function recentMonths(shown: Period, now: number): Period[] {
  const newest = periodOn(dayOf(now), 'month');
  const recent = Array.from({ length: periodsOffered }, (_, i) => shiftPeriod(newest, -i));
  return recent.some(({ key }) => key === shown.key) ? recent : [...recent, shown];
}
