import { type TableWarning, TableWarnings } from '#modules/calendar';
import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, FilterForm, Island, markup, PageHeading, Pager, Table, Tabs, TextField } from '#ui';
import { promisedWords, stateTag, timeLeft } from '../../dossier-tags.tsx';
import type { Piece } from '../../found-text.ts';
import { messages } from '../../messages.ts';
import { type FoundRow, type Part, readThrough } from '../../words-search-store.ts';
import { countedTo, type WorklistRow, type WorklistView, worklistViews } from '../../worklist-store.ts';
import { type LineTime, leftOf, markOf } from './line-time.ts';

export interface WorklistProps extends LineTime {
  readonly locale: Locale;
  readonly view: WorklistView;
  readonly rows: readonly FoundRow[];
  /** How many in each view, up to 100; views not counted are absent. */
  readonly counts: Readonly<Partial<Record<WorklistView, number>>>;
  readonly search: string;
  /** Searched for in requests and addresses, not among names and codes. */
  readonly byWords: boolean;
  /** More dossiers may match than are shown. */
  readonly isCut: boolean;
  /** What the search did not look at, if anything. */
  readonly part?: Part | undefined;
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
  readonly mayReceive: boolean;
  /** Holiday tables that somebody must see to; none for those who need not. */
  readonly warnings: readonly TableWarning[];
}

/** What an agency has to do, in the order in which it is due. */
export function WorklistPage(props: WorklistProps) {
  const { locale, view, rows, counts, search, byWords } = props;
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
      {search === '' && <News {...props} />}
      <div data-watched={words.worklist.left}>
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
          {byWords && <input type="hidden" name="trong" value="noi-dung" />}
          <TextField
            name="tim"
            label={byWords ? words.worklist.searchWords : words.worklist.search}
            value={search}
            width={20}
          />
        </FilterForm>
        <Table<FoundRow>
          caption={words.worklist.caption(words.views[view])}
          hideCaption
          rows={rows}
          empty={search === '' ? words.worklist.empty : words.worklist.notFound}
          href={(row) => href('/can-bo/ho-so/:code', { code: row.code })}
          mark={(row) => markOf(row, props.now)}
          columns={columnsOf(props)}
          remembered={{ lines, madeOf: (row) => madeOf(row, props) }}
        />
      </div>
      {search !== '' && <Searched {...props} />}
      <Pager firstHref={props.firstHref} nextHref={props.nextHref} />
    </>
  );
}

/** Says that the list has changed since, once it has. */
function News({ locale, view }: WorklistProps) {
  const words = messages(locale).worklist;
  return (
    <div role="status">
      <template data-news>
        <div class="mc-news">
          <strong>{words.changed}</strong>
          <Button kind="secondary" href={href('/can-bo', {}, { xem: view })} keys="l">
            {words.seeChanged}
          </Button>
        </div>
      </template>
      <Island name="watch-list" />
    </div>
  );
}

/** How far the search went, and where else it may go. */
function Searched({ locale, view, search, byWords, isCut, part }: WorklistProps) {
  const words = messages(locale).worklist;
  const elsewhere = href('/can-bo', {}, { xem: view, tim: search, trong: byWords ? undefined : 'noi-dung' });
  return (
    <>
      {isCut && <p class="govuk-body">{byWords ? words.cutByWords : words.cut}</p>}
      {byWords && <p class="govuk-body">{part ? words.partByWords(part, readThrough) : words.byWords}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href={elsewhere}>
          {byWords ? words.findByName(search) : words.findByWords(search)}
        </a>
      </p>
    </>
  );
}

/** Lines of worklists: most are the same from one look to the next, and for all who look. */
const lines = new Map<string, string>();

const madeOf = (row: FoundRow, props: WorklistProps): string =>
  JSON.stringify([props.locale, row, leftOf(row, props), markOf(row, props.now)]);

/** The procedure, and below it by what the dossier was found; a request often says no more than the procedure's name. */
function procedureCell({ procedureName, found = [] }: FoundRow) {
  const named = found.find((pieces) => pieces.map(({ text }) => text).join('') === procedureName);
  const others = found.filter((pieces) => pieces !== named);
  return [
    named ? marked(named) : procedureName,
    others.map((pieces) => markup`<span class="mc-found">${marked(pieces)}</span>`),
  ];
}

const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ text, isFound }) => (isFound ? markup`<mark>${text}</mark>` : text));

function columnsOf(props: WorklistProps) {
  const { locale } = props;
  const words = messages(locale);
  return [
    { head: words.worklist.code, oneLine: true, cell: (row: WorklistRow) => row.code },
    { head: words.worklist.owner, cell: (row: WorklistRow) => row.ownerName },
    { head: words.worklist.procedure, cell: procedureCell },
    {
      head: words.worklist.step,
      wideOnly: true,
      cell: (row: WorklistRow) => row.stepName && `${row.stepName} – ${row.assigneeName ?? words.worklist.nobody}`,
    },
    { head: words.worklist.promised, oneLine: true, cell: (row: WorklistRow) => promisedWords(row.promisedAt, locale) },
    {
      head: words.worklist.left,
      oneLine: true,
      cell: (row: WorklistRow) => timeLeft(leftOf(row, props), markOf(row, props.now) === 'late', locale),
    },
    { head: words.worklist.state, oneLine: true, cell: (row: WorklistRow) => stateTag(row.state, locale) },
  ];
}
