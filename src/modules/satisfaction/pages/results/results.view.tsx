import { href } from '#platform/route';
import {
  type Column,
  Figure,
  Figures,
  FilterForm,
  numberOf,
  PageHeading,
  percentOf,
  SelectField,
  StackedBarChart,
  Table,
  useLocale,
} from '#ui';
import { houseRules } from '../../../../../reference/satisfaction/survey.ts';
import { messages } from '../../messages.ts';
import type { Counts, countFactors } from '../../result-store.ts';
import { factors as allFactors, type Level, levels } from '../../survey.ts';
import { monthKey, recentMonths } from '../month-query.ts';

interface ResultsProps {
  readonly month: string;
  readonly now: number;
  readonly total: Counts;
  readonly procedures: readonly (Counts & { readonly procedureCode: string; readonly procedureName: string })[];
  readonly officers: readonly (Counts & { readonly staffId: string; readonly staffName: string })[];
  readonly factors: Awaited<ReturnType<typeof countFactors>>;
  readonly months: readonly (Counts & { readonly month: string })[];
  readonly openFollowUps: number;
}

const fewest = houseRules.fewestShown;

/** Where the answers behind a figure are listed. */
const behind = (month: string, part: { muc?: Level; 'thu-tuc'?: string; 'can-bo'?: string } = {}): string =>
  href('/can-bo/hai-long/y-kien', {}, { thang: monthKey(month), ...part });

export function ResultsView(props: ResultsProps) {
  const { month, now, total, openFollowUps, months } = props;
  const locale = useLocale();
  const words = messages(locale).results;
  return (
    <div class="mc-statistics">
      <PageHeading title={words.title} caption={words.monthName(month)} lead={words.lead} />
      <FilterForm action="/can-bo/hai-long">
        <SelectField
          name="thang"
          label={words.month}
          choose={false}
          value={monthKey(month)}
          choices={recentMonths(now).map((each) => ({ value: monthKey(each), label: words.monthName(each) }))}
        />
      </FilterForm>
      <Totals month={month} total={total} openFollowUps={openFollowUps} />
      <p>
        <a class="govuk-link" href={href('/can-bo/hai-long/tieu-chi', {}, { thang: monthKey(month) })}>
          {words.criteriaLink}
        </a>
      </p>
      {months.length > 0 && (
        <StackedBarChart
          id="satisfaction-months"
          title={words.trend}
          labelHead={words.month}
          series={levels.map((level) => messages(locale).levels[level])}
          tones={['good', 'neutral', 'late']}
          bars={months.map((each) => ({
            label: words.monthName(each.month),
            values: [each.verySatisfied, each.satisfied, each.dissatisfied],
            href: behind(each.month),
          }))}
        />
      )}
      <Factors {...props} />
      <Procedures {...props} />
      <Officers {...props} />
    </div>
  );
}

function Totals({ month, total, openFollowUps }: Pick<ResultsProps, 'month' | 'total' | 'openFollowUps'>) {
  const locale = useLocale();
  const words = messages(locale);
  const of: Readonly<Record<Level, number>> = {
    very_satisfied: total.verySatisfied,
    satisfied: total.satisfied,
    dissatisfied: total.dissatisfied,
  };
  return (
    <Figures>
      <Figure value={total.total} label={words.results.total} href={behind(month)} />
      <Figure value={shareOf(total, locale)} label={words.results.share} note={words.results.shareNote} />
      {levels.map((level) => (
        <Figure value={of[level]} label={words.levels[level]} href={behind(month, { muc: level })} />
      ))}
      <Figure
        value={openFollowUps}
        label={words.results.openFollowUps}
        href="/can-bo/hai-long/xem-xet"
        tone={openFollowUps > 0 ? 'soon' : undefined}
      />
    </Figures>
  );
}

function Factors({ factors }: ResultsProps) {
  const locale = useLocale();
  const words = messages(locale);
  return (
    <section>
      <h2 class="govuk-heading-m">{words.results.factors}</h2>
      <p class="govuk-hint">{words.results.factorNote}</p>
      <Table
        caption={words.results.factors}
        hideCaption
        rows={allFactors}
        columns={[
          { head: words.results.factor, cell: (factor) => words.factors[factor] },
          { head: words.results.valid, numeric: true, cell: (factor) => numberOf(factors[factor].valid, locale) },
          {
            head: words.results.share,
            numeric: true,
            cell: (factor) => {
              const { valid, satisfied } = factors[factor];
              return valid === 0 ? '–' : percentOf(satisfied / valid, locale);
            },
          },
        ]}
      />
    </section>
  );
}

function Procedures({ month, procedures }: ResultsProps) {
  const words = messages(useLocale()).results;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.byProcedure}</h2>
      <Table
        caption={words.byProcedure}
        hideCaption
        rows={procedures}
        empty={words.none}
        href={({ procedureCode }) => behind(month, { 'thu-tuc': procedureCode })}
        columns={[{ head: words.procedure, cell: ({ procedureName }) => procedureName }, ...useCounts()]}
      />
    </section>
  );
}

function Officers({ month, officers }: ResultsProps) {
  const words = messages(useLocale()).results;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.byOfficer}</h2>
      <p class="govuk-hint">{words.officerNote(fewest)}</p>
      <Table
        caption={words.byOfficer}
        hideCaption
        rows={officers}
        empty={words.none}
        href={({ staffId }) => behind(month, { 'can-bo': staffId })}
        columns={[{ head: words.officer, cell: ({ staffName }) => staffName }, ...useCounts()]}
      />
    </section>
  );
}

/** The columns of a row of counts; too few answers are only said to be too few. */
function useCounts(): Column<Counts>[] {
  const locale = useLocale();
  const words = messages(locale);
  const shown = (count: (row: Counts) => number | string) => (row: Counts) => (row.total < fewest ? '–' : count(row));
  return [
    {
      head: words.results.total,
      numeric: true,
      cell: ({ total }) => (total < fewest ? words.results.tooFew(fewest) : numberOf(total, locale)),
    },
    { head: words.levels.very_satisfied, numeric: true, cell: shown(({ verySatisfied }) => verySatisfied) },
    { head: words.levels.satisfied, numeric: true, cell: shown(({ satisfied }) => satisfied) },
    { head: words.levels.dissatisfied, numeric: true, cell: shown(({ dissatisfied }) => dissatisfied) },
    { head: words.results.share, numeric: true, cell: shown((row) => shareOf(row, locale)) },
  ];
}

const shareOf = ({ total, verySatisfied, satisfied }: Counts, locale: 'vi' | 'en'): string =>
  total === 0 ? '–' : percentOf((verySatisfied + satisfied) / total, locale);
