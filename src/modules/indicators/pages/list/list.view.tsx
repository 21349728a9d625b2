import { limitInWords } from '#modules/procedures';
import { periodName, periodSpan } from '#modules/statistics';
import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, type Column, dateOf, dateTimeOf, InsetText, numberOf, PageHeading, Pager, Table } from '#ui';
import { type CountingName, countings, type Subject } from '../../../../../reference/indicators/countings.ts';
import type { BehindRow, DossierPart } from '../../behind-counting-store.ts';
import { messages } from '../../messages.ts';
import { type ViewSelection, viewHref } from '../../view-selection.ts';
import { rounded } from '../times/rounded.ts';

export interface ListProps {
  readonly locale: Locale;
  readonly view: ViewSelection;
  readonly name: CountingName;
  /** The part of it that is listed, where not all is. */
  readonly part: DossierPart | undefined;
  readonly count: number;
  readonly rows: readonly BehindRow[];
  /** Whether the asker may open what is listed. */
  readonly mayOpen: { readonly dossier: boolean; readonly feedback: boolean; readonly announcement: boolean };
  readonly excelHref: string;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
}

/** What a number of the index counts, oldest first. */
export function ListPage(props: ListProps) {
  const { locale, view, name, count, rows } = props;
  const { selection } = view;
  const words = messages(locale);
  const { subject } = countings[name];
  const { name: title, formula } = words.countings[name];
  return (
    <div class="mc-statistics">
      <PageHeading
        title={`${title}: ${words.list.lead(numberOf(count, locale), subject)}`}
        caption={selection.agency?.name ?? words.all}
        lead={<p>{`${periodName(selection.period, locale)}. ${periodSpan(selection, locale)}.`}</p>}
        crumbs={[{ href: viewHref('/can-bo/chi-so', view), label: words.title }]}
        actions={
          count > 0 && (
            <Button kind="secondary" href={props.excelHref} keys="x">
              {words.list.excel}
            </Button>
          )
        }
      />
      <InsetText>
        {words.list.formula}: {formula}.{subject === 'answer' && ` ${words.list.anonymous}`}
      </InsetText>
      <Table<BehindRow>
        caption={title}
        hideCaption
        rows={rows}
        empty={words.list.empty}
        href={hrefOf(subject, props.mayOpen)}
        columns={columnsOf(subject, props)}
      />
      <Pager firstHref={props.firstHref} nextHref={props.nextHref} />
    </div>
  );
}

/** Where a line leads; an answer of people leads nowhere. */
function hrefOf(subject: Subject, mayOpen: ListProps['mayOpen']): ((row: BehindRow) => string) | undefined {
  if (subject === 'service') return ({ code }) => href('/can-bo/thu-tuc/:code', { code });
  if (subject === 'announcement' && mayOpen.announcement)
    return ({ id }) => href('/can-bo/thu-tuc/cong-bo/:id', { id });
  if (subject === 'announced' && mayOpen.announcement)
    return ({ code }) => href('/can-bo/thu-tuc/cong-bo', {}, { 'thu-tuc': code });
  if (subject === 'feedback' && mayOpen.feedback) return ({ code }) => href('/can-bo/phan-anh/:code', { code });
  if ((subject === 'dossier' || subject === 'paper') && mayOpen.dossier)
    return ({ code }) => href('/can-bo/ho-so/:code', { code });
  return undefined;
}

function columnsOf(subject: Subject, { locale, view, part, name: counting }: ListProps): Column<BehindRow>[] {
  const words = messages(locale);
  const names = new Map(view.selection.agencies.map(({ id, name }) => [id, name]));
  const moment = (at: number | null) => (at === null ? words.none : dateTimeOf(at, locale));
  const begun: Column<BehindRow> = {
    head: words.list.begun[subject],
    cell: ({ at }) => beginningOf(subject, at, locale),
    oneLine: true,
  };
  const limit: Column<BehindRow> = {
    head: words.list.limit,
    cell: ({ limitAt }) => (limitAt === null ? words.none : dateOf(limitAt, locale)),
  };
  const limits: Column<BehindRow>[] = [
    limit,
    { head: words.list.ended, cell: ({ endedAt }) => moment(endedAt), oneLine: true },
  ];
  const code: Column<BehindRow> = { head: words.list.code, cell: (row) => row.code, oneLine: true };
  const title: Column<BehindRow> = { head: words.list.title, cell: (row) => row.title };
  const name: Column<BehindRow> = { head: words.list.agency, cell: (row) => row.title };
  const paper: Column<BehindRow> = { head: words.list.paper, cell: ({ place }) => words.list.paperNumber(place) };
  const agency: Column<BehindRow>[] =
    view.query.agencyIds.length > 1
      ? [{ head: words.list.agency, cell: ({ agencyId }) => names.get(agencyId), wideOnly: true }]
      : [];
  const spent: Column<BehindRow> = {
    head: words.times.spent,
    cell: ({ spent: took }) => (took ? limitInWords(rounded(took), locale) : words.none),
  };
  const lacks: Column<BehindRow> = {
    head: words.list.lacks,
    cell: (row) => (row.lacks ?? []).map((lacking) => words.parts[lacking]).join('; '),
  };
  const own: Readonly<Record<Subject, readonly Column<BehindRow>[]>> = {
    dossier: [code, title, begun, ...limits, ...(part ? [spent] : [])],
    paper: [code, paper, title, begun],
    feedback: [code, begun, ...limits],
    service: [code, title, begun, ...(counting === 'services_lacking' ? [lacks] : [])],
    answer: [begun],
    announcement: [{ ...code, head: words.list.number }, begun, limit],
    announced: [code, title, begun],
    agency: [code, name],
  };
  return [...own[subject], ...agency];
}

/** People's answers keep their month alone, and the catalogue its day. */
export function beginningOf(subject: Subject, at: number, locale: Locale): string {
  if (subject === 'answer') return monthOf(at);
  return subject === 'service' || subject === 'agency' ? dateOf(at, locale) : dateTimeOf(at, locale);
}

const monthOf = (at: number): string => dateOf(at, 'vi').slice(3);
