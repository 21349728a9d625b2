import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import {
  Button,
  type Column,
  dateOf,
  dateTimeOf,
  InsetText,
  numberOf,
  PageHeading,
  Pager,
  Table,
  Tag,
  type Tone,
} from '#ui';
import type { Behind, BehindRow } from '../../behind-figure-store.ts';
import { messages } from '../../messages.ts';
import { type Selection, selectionHref } from '../../selection.ts';
import { nameOfReason } from '../late/late-words.ts';
import { periodName, periodSpan } from '../period-words.ts';

export interface ListProps {
  readonly locale: Locale;
  readonly selection: Selection;
  readonly behind: Behind;
  /** Whose figure it is, when it is an officer's. */
  readonly officer?: string | undefined;
  readonly count: number;
  readonly rows: readonly BehindRow[];
  /** Whether the asker may open a dossier. */
  readonly mayOpen: boolean;
  readonly excelHref: string;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
}

/** The dossiers that a figure counts, oldest first. */
export function ListPage(props: ListProps) {
  const { locale, selection, behind, officer, count, rows } = props;
  const words = messages(locale);
  const { field, channel, reason } = behind.query;
  const { name, formula } = words.figures[behind.figure];
  const of = [
    selection.agency?.name ?? words.choose.all,
    officer,
    field,
    channel && nameOfChannel(channel, locale),
    reason && nameOfReason(reason, locale),
  ];
  return (
    <div class="mc-statistics">
      <PageHeading
        title={`${name}: ${words.list.lead(numberOf(count, locale))}`}
        caption={of.filter(Boolean).join(' · ')}
        lead={<p>{`${periodName(selection.period, locale)}. ${periodSpan(selection, locale)}.`}</p>}
        crumbs={[{ href: selectionHref('/can-bo/thong-ke', selection), label: words.title }]}
        actions={
          count > 0 && (
            <Button kind="secondary" href={props.excelHref} keys="x">
              {words.list.excel}
            </Button>
          )
        }
      />
      <InsetText>
        {words.list.formula}: {formula}.
      </InsetText>
      <Table<BehindRow>
        caption={name}
        hideCaption
        rows={rows}
        empty={words.list.empty}
        href={props.mayOpen ? ({ code }) => href('/can-bo/ho-so/:code', { code }) : undefined}
        mark={({ standing }) => (standing === 'open_overdue' ? 'late' : undefined)}
        columns={columnsOf(locale)}
      />
      <Pager firstHref={props.firstHref} nextHref={props.nextHref} />
    </div>
  );
}

function columnsOf(locale: Locale): Column<BehindRow>[] {
  const words = messages(locale);
  const day = (at: number | null) => (at === null ? words.none : dateOf(at, locale));
  const moment = (at: number | null) => (at === null ? words.none : dateTimeOf(at, locale));
  return [
    { head: words.list.code, cell: ({ code }) => code, oneLine: true },
    { head: words.list.procedure, cell: ({ procedureName }) => procedureName },
    { head: words.list.channel, cell: ({ channel }) => words.filedBy[channel], wideOnly: true, oneLine: true },
    { head: words.list.received, cell: ({ receivedAt }) => moment(receivedAt), oneLine: true },
    { head: words.list.statutory, cell: ({ statutoryAt }) => day(statutoryAt), oneLine: true },
    { head: words.list.promised, cell: ({ promisedAt }) => day(promisedAt), oneLine: true, wideOnly: true },
    { head: words.list.closed, cell: ({ closedAt }) => moment(closedAt), oneLine: true },
    { head: words.list.standing, cell: (row) => <Standing row={row} locale={locale} /> },
  ];
}

const tones: Readonly<Record<string, Tone>> = {
  settled_early: 'good',
  settled_on_time: 'good',
  settled_overdue: 'late',
  open_in_time: 'progress',
  open_overdue: 'late',
};

/** How it stands to its limit, and how it ended if not by a result. */
function Standing({ row: { standing, outcome }, locale }: { row: BehindRow; locale: Locale }) {
  const { standings, outcomes } = messages(locale).list;
  return (
    <span>
      {standing && <Tag tone={tones[standing]}>{standings[standing]}</Tag>}{' '}
      {outcome && outcomes[outcome] && <Tag>{outcomes[outcome]}</Tag>}
    </span>
  );
}

const nameOfChannel = (channel: string, locale: Locale): string =>
  messages(locale).channels[channel === 'online' ? 'online' : 'direct'];
