import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { BarChart, Button, dateTimeOf, Figure, Figures, LineChart, PageHeading, Table } from '#ui';
import type { OfficerRow } from '../../figure-store.ts';
import { messages } from '../../messages.ts';
import { behindHref, type Selection } from '../../selection.ts';
import type { DueRow, Queue } from '../../today-store.ts';
import type { MonthProps } from '../month/month-props.ts';

export interface TodayProps {
  readonly locale: Locale;
  readonly now: number;
  readonly selection: Selection;
  readonly queue: Queue;
  readonly due: readonly DueRow[];
  /** Of one agency; absent of several. */
  readonly officers: readonly OfficerRow[] | undefined;
  readonly months: MonthProps['months'];
  /** Whether the page looks anew by itself; only when asked to, since that takes the page away from who reads it. */
  readonly isLive: boolean;
  readonly mayOpen: boolean;
}

const path = '/can-bo/thong-ke/hom-nay';

/** What a leader hangs on the wall. */
export function TodayPage(props: TodayProps) {
  const { locale, now, selection, isLive } = props;
  const words = messages(locale);
  const { agency, agencies } = selection;
  const here = { 'co-quan': agencies.length > 1 ? agency?.code : undefined };
  return (
    <div class="mc-statistics">
      <PageHeading
        title={words.today.title}
        caption={agency?.name ?? words.choose.all}
        crumbs={[{ href: '/can-bo/thong-ke', label: words.title }]}
        lead={<p>{words.today.at(dateTimeOf(now, locale))}</p>}
        actions={
          <Button kind="secondary" href={href(path, {}, isLive ? here : { ...here, 'tu-dong': '1' })}>
            {isLive ? words.today.stop : words.today.live}
          </Button>
        }
      />
      <QueueFigures {...props} />
      <DueTable {...props} />
      <div class="mc-charts">
        <Load {...props} />
        <Trend {...props} />
      </div>
    </div>
  );
}

function QueueFigures({ queue, selection, locale }: TodayProps) {
  const words = messages(locale).today;
  return (
    <Figures>
      <Figure value={queue.atCounter} label={words.atCounter} href="/can-bo?xem=intake" />
      <Figure value={queue.inWork} label={words.inWork} href={behindHref(selection, 'open')} />
      <Figure value={queue.waiting} label={words.waiting} href={behindHref(selection, 'waiting')} />
      <Figure
        value={queue.overdue}
        label={words.overdue}
        href={behindHref(selection, 'open_overdue')}
        tone={queue.overdue > 0 ? 'late' : undefined}
      />
      <Figure
        value={queue.dueToday}
        label={words.dueToday}
        href="#due"
        tone={queue.dueToday > 0 ? 'soon' : undefined}
      />
      <Figure value={queue.dueNext} label={words.dueNext} href="#due" tone={queue.dueNext > 0 ? 'soon' : undefined} />
    </Figures>
  );
}

function DueTable({ due, locale, mayOpen }: TodayProps) {
  const words = messages(locale);
  return (
    <div id="due">
      <Table<DueRow>
        caption={words.today.due}
        rows={due}
        empty={words.today.nothingDue}
        href={mayOpen ? ({ code }) => href('/can-bo/ho-so/:code', { code }) : undefined}
        columns={[
          { head: words.list.code, cell: ({ code }) => code, oneLine: true },
          { head: words.list.procedure, cell: ({ procedureName }) => procedureName },
          { head: words.list.statutory, cell: ({ statutoryAt }) => dateTimeOf(statutoryAt, locale), oneLine: true },
          {
            head: words.list.promised,
            cell: ({ promisedAt }) => (promisedAt === null ? words.none : dateTimeOf(promisedAt, locale)),
            oneLine: true,
          },
        ]}
      />
    </div>
  );
}

/** Who has how many dossiers on the desk now. */
function Load({ officers, selection, locale }: TodayProps) {
  const words = messages(locale);
  const loaded = officers?.filter(({ counts }) => counts.officer_open > 0);
  if (!loaded || loaded.length === 0) return null;
  return (
    <BarChart
      id="load"
      title={words.today.load}
      labelHead={words.month.officerHead}
      valueHead={words.month.count}
      bars={loaded
        .toSorted((a, b) => b.counts.officer_open - a.counts.officer_open)
        .map(({ id, name, counts }) => ({
          label: name,
          value: counts.officer_open,
          href: behindHref(selection, 'officer_open', { officerId: id }),
        }))}
    />
  );
}

function Trend({ months, locale }: TodayProps) {
  const words = messages(locale);
  return (
    <LineChart
      id="trend"
      title={words.today.trend}
      labelHead={words.month.monthHead}
      labels={months.map(({ month }) => `${month.number}/${month.year}`)}
      lines={[
        { name: words.month.received, values: months.map(({ counts }) => counts.received) },
        {
          name: words.month.settled,
          values: months.map(({ counts }) => counts.settled_early + counts.settled_on_time + counts.settled_overdue),
        },
      ]}
    />
  );
}
