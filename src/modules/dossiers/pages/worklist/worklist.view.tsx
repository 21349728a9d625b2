import { remaining, type TableWarning, TableWarnings, type WorkingCalendar } from '#modules/calendar';
import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, FilterForm, PageHeading, Pager, Table, Tabs, TextField } from '#ui';
import { promisedWords, stateTag, timeLeft } from '../../dossier-tags.tsx';
import { messages } from '../../messages.ts';
import { countedTo, type WorklistRow, type WorklistView, worklistViews } from '../../worklist-store.ts';

export interface WorklistProps {
  readonly locale: Locale;
  readonly view: WorklistView;
  readonly rows: readonly WorklistRow[];
  /** How many in each view, up to 100; views not counted are absent. */
  readonly counts: Readonly<Partial<Record<WorklistView, number>>>;
  readonly search: string;
  /** More dossiers may have that name than are shown. */
  readonly isCut: boolean;
  readonly nextHref: string | undefined;
  readonly isFirst: boolean;
  readonly calendar: WorkingCalendar;
  readonly now: number;
  readonly mayReceive: boolean;
  /** Holiday tables that somebody must see to; none for those who need not. */
  readonly warnings: readonly TableWarning[];
}

/** What an agency has to do, in the order in which it is due. */
export function WorklistPage(props: WorklistProps) {
  const { locale, view, rows, counts, search } = props;
  const words = messages(locale);
  const here = href('/can-bo', {}, { xem: view });
  return (
    <>
      <PageHeading
        title={words.worklist.title}
        actions={
          props.mayReceive && (
            <Button href="/can-bo/tiep-nhan" keys="t">
              {words.worklist.receive}
            </Button>
          )
        }
      />
      <TableWarnings warnings={props.warnings} locale={locale} />
      <Tabs
        label={words.worklist.title}
        tabs={worklistViews.map((name) => ({
          href: href('/can-bo', {}, { xem: name }),
          label: words.views[name],
          current: name === view,
          count: counts[name],
          countedTo,
        }))}
      />
      <FilterForm finds action="/can-bo" clearHref={search ? here : undefined}>
        <input type="hidden" name="xem" value={view} />
        <TextField name="tim" label={words.worklist.search} value={search} width={20} />
      </FilterForm>
      <Table<WorklistRow>
        caption={words.worklist.caption(words.views[view])}
        hideCaption
        rows={rows}
        empty={words.worklist.empty}
        href={(row) => href('/can-bo/ho-so/:code', { code: row.code })}
        mark={(row) => markOf(row, props.now)}
        columns={columnsOf(props)}
      />
      {props.isCut && <p class="govuk-body">{words.worklist.cut}</p>}
      <Pager firstHref={props.isFirst ? undefined : here} nextHref={props.nextHref} />
    </>
  );
}

function columnsOf({ locale, calendar, now }: WorklistProps) {
  const words = messages(locale);
  return [
    { head: words.worklist.code, oneLine: true, cell: (row: WorklistRow) => row.code },
    { head: words.worklist.owner, cell: (row: WorklistRow) => row.ownerName },
    { head: words.worklist.procedure, cell: (row: WorklistRow) => row.procedureName },
    {
      head: words.worklist.step,
      wideOnly: true,
      cell: (row: WorklistRow) => row.stepName && `${row.stepName} – ${row.assigneeName ?? words.worklist.nobody}`,
    },
    { head: words.worklist.promised, oneLine: true, cell: (row: WorklistRow) => promisedWords(row.promisedAt, locale) },
    {
      head: words.worklist.left,
      oneLine: true,
      cell: ({ state, promisedAt }: WorklistRow) =>
        timeLeft(
          state === 'processing' && promisedAt !== null ? remaining(calendar, now, promisedAt) : undefined,
          locale,
        ),
    },
    { head: words.worklist.state, oneLine: true, cell: (row: WorklistRow) => stateTag(row.state, locale) },
  ];
}

function markOf({ state, promisedAt }: WorklistRow, now: number): 'late' | undefined {
  return state === 'processing' && promisedAt !== null && promisedAt < now ? 'late' : undefined;
}
