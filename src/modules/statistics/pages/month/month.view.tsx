import { href } from '#platform/route';
import { Button, Empty, InsetText, PageHeading } from '#ui';
import { figureNames, sumCounts } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { selectionHref } from '../../selection.ts';
import { ChoosePeriod } from '../choose-period.tsx';
import { periodName, periodSpan } from '../period-words.ts';
import { Formulas } from './formulas.tsx';
import { MonthCharts } from './month-charts.tsx';
import { MonthFigures } from './month-figures.tsx';
import type { MonthProps } from './month-props.ts';
import { AgencyTable, ChannelTable, FieldTable, OfficerTable } from './month-tables.tsx';

/** What a leader wants to know of a month, a quarter or a year, on one page. */
export function MonthPage(props: MonthProps) {
  const { locale, now, selection, rows, officers } = props;
  const words = messages(locale);
  const { agency, agencies } = selection;
  const counts = sumCounts(
    figureNames,
    rows.map((row) => row.counts),
  );
  const isEmpty = figureNames.every((name) => counts[name] === 0);
  return (
    <div class="mc-statistics">
      <PageHeading
        title={`${words.title}: ${periodName(selection.period, locale)}`}
        caption={agency?.name ?? words.choose.all}
        lead={<p>{periodSpan(selection, locale)}</p>}
        actions={
          <>
            <Button kind="secondary" href={href('/can-bo/thong-ke/hom-nay', {}, { 'co-quan': agency?.code })} keys="h">
              {words.today.title}
            </Button>
            {agencies.length > 1 && (
              <Button
                kind="secondary"
                href={selectionHref('/can-bo/thong-ke/dia-ban', { ...selection, agency: undefined })}
              >
                {words.place.title}
              </Button>
            )}
            <Button kind="secondary" href={selectionHref('/can-bo/thong-ke/ii-06a', selection)} keys="b">
              {words.month.report}
            </Button>
            <Button kind="secondary" href={selectionHref('/can-bo/thong-ke/ii-07', selection)}>
              {words.month.late}
            </Button>
            <Button kind="secondary" href={selectionHref('/can-bo/chi-so', selection)}>
              {words.month.index}
            </Button>
          </>
        }
      />
      <ChoosePeriod
        path="/can-bo/thong-ke"
        kinds={['month', 'quarter', 'year']}
        selection={selection}
        locale={locale}
        now={now}
      />
      <MonthFigures {...{ counts, selection, locale }} />
      {isEmpty && <Empty>{words.month.nothing}</Empty>}
      <MonthCharts {...props} />
      {agencies.length > 1 && !agency && <AgencyTable {...props} />}
      <FieldTable {...props} counts={counts} />
      <ChannelTable {...props} counts={counts} />
      {officers && <OfficerTable {...props} officers={officers} />}
      <InsetText>{words.month.basis}</InsetText>
      <Formulas locale={locale} />
    </div>
  );
}
