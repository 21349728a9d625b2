import { ChoosePeriod, periodKinds, periodName, periodSpan } from '#modules/statistics';
import { Button, DateField, dateOf, Figure, Figures, FilterForm, Hidden, InsetText, numberOf, PageHeading } from '#ui';
import { messages } from '../../messages.ts';
import { totalOf } from '../../score.ts';
import { viewHref } from '../../view-selection.ts';
import { CommuneTable } from './commune-table.tsx';
import { Formulas } from './formulas.tsx';
import { GapTable } from './gap-table.tsx';
import { GroupTables } from './group-tables.tsx';
import type { IndexProps } from './index-props.ts';

const path = '/can-bo/chi-so';

/** Where an agency stands by the index, what it could win, and every number with its list. */
export function IndexPage(props: IndexProps) {
  const { view, index, locale, now } = props;
  const { selection, query } = view;
  const words = messages(locale);
  const isOfSeveral = selection.agencies.length > 1 && !selection.agency;
  return (
    <div class="mc-statistics mc-indicators">
      <PageHeading
        title={`${words.title}: ${periodName(selection.period, locale)}`}
        caption={selection.agency?.name ?? words.all}
        lead={<p>{periodSpan(selection, locale)}</p>}
        actions={
          <>
            <Button kind="secondary" href={viewHref(`${path}.xlsx`, view)} keys="x">
              {words.index.excel}
            </Button>
            <Button kind="secondary" href={viewHref(`${path}/tra-lai`, view)}>
              {words.index.portal}
            </Button>
          </>
        }
      />
      <ChoosePeriod path={path} kinds={periodKinds} selection={selection} locale={locale} now={now} />
      <AsOf {...props} />
      <Totals {...props} />
      <div id="nang-diem">
        <GapTable {...props} />
      </div>
      {isOfSeveral && <CommuneTable {...props} />}
      <div id="diem">
        <GroupTables {...props} />
      </div>
      <InsetText>
        {words.index.basis(query.set.legalRef, dateOf(query.set.validFrom, locale))} {words.index.uncertain}{' '}
        {words.index.pastDays}
      </InsetText>
      <Formulas counts={index.counts} locale={locale} />
    </div>
  );
}

function AsOf({ view: { selection, asOf }, locale }: IndexProps) {
  const words = messages(locale).index;
  return (
    <FilterForm action={path} title={words.asOf} clearHref={asOf && viewHref(path, { selection, asOf: undefined })}>
      <Hidden name="ky" value={selection.period.key} />
      {selection.agencies.length > 1 && selection.agency && <Hidden name="co-quan" value={selection.agency.code} />}
      <DateField name="den" label={words.asOf} hint={words.asOfHint} value={asOf} />
    </FilterForm>
  );
}

function Totals({ index, locale }: IndexProps) {
  const words = messages(locale);
  const total = totalOf(index.scores);
  const points = (value: number) => numberOf(value, locale);
  return (
    <Figures>
      <Figure
        value={points(total.measured)}
        label={words.index.measured}
        note={words.index.measuredOf(points(total.measurable))}
        href="#diem"
      />
      <Figure
        value={words.range(points(total.lowest), points(total.highest))}
        label={words.index.whole}
        note={words.index.wholeOf(points(total.max))}
        href="#diem"
      />
      <Figure
        value={points(total.measurable - total.measured)}
        label={words.index.toWin}
        note={words.index.toWinNote}
        href="#nang-diem"
      />
    </Figures>
  );
}
