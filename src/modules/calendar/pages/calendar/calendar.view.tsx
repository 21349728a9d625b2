import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, InsetText, PageHeading, Table } from '#ui';
import { dateOf } from '../../date-of.ts';
import type { TableWarning, YearTable } from '../../holiday-table.ts';
import { messages } from '../../messages.ts';
import { TableWarnings } from '../../table-warnings.view.tsx';
import { type WeeklySchedule, writeSessions } from '../../weekly-schedule.ts';

export interface CalendarProps {
  readonly locale: Locale;
  /** The year it is. */
  readonly year: number;
  readonly tables: readonly YearTable[];
  readonly schedules: readonly WeeklySchedule[];
  readonly warnings: readonly TableWarning[];
  /** How many agencies' calendars the person reaches. */
  readonly agencies: number;
  readonly mayKeep: boolean;
}

/** The working calendar of an agency: its years with their status, and its opening hours. */
export function CalendarView(props: CalendarProps) {
  const words = messages(props.locale);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <TableWarnings warnings={props.warnings} locale={props.locale} />
      {props.mayKeep && props.agencies > 1 && <InsetText>{words.forAgencies(props.agencies)}</InsetText>}
      <Years {...props} />
      <Hours {...props} />
      {props.mayKeep && (
        <Button kind="secondary" href="/can-bo/lich-lam-viec/gio-lam-viec">
          {words.hours.change}
        </Button>
      )}
    </>
  );
}

/** Every year that has a table, and this one and the next whether they have or not. */
function Years({ locale, year, tables }: CalendarProps) {
  const { years, status } = messages(locale);
  const all = [...new Set([...tables.map((table) => table.year), year, year + 1])].sort();
  const rows = all.map((each) => ({ year: each, table: tables.find((table) => table.year === each) }));
  const count = (table: YearTable | undefined, working: boolean) =>
    table?.days.filter(({ kind }) => (kind === 'swapped_working') === working).length ?? 0;
  return (
    <Table
      caption={years.caption}
      rows={rows.reverse()}
      href={(row) => href('/can-bo/lich-lam-viec/:year', { year: String(row.year) })}
      mark={(row) => (row.year >= year && row.table?.status !== 'published' ? 'soon' : undefined)}
      columns={[
        { head: years.year, cell: (row) => row.year },
        { head: years.status, cell: (row) => status[row.table?.status ?? 'missing'] },
        { head: years.daysOff, cell: (row) => count(row.table, false), numeric: true },
        { head: years.lentDays, cell: (row) => count(row.table, true), numeric: true },
        { head: years.source, cell: (row) => row.table?.source, wideOnly: true },
      ]}
    />
  );
}

function Hours({ locale, schedules }: CalendarProps) {
  const { hours } = messages(locale);
  return (
    <Table
      caption={hours.caption}
      rows={schedules.toReversed()}
      columns={[
        { head: hours.from, cell: ({ validFrom }) => dateOf(validFrom) },
        { head: hours.to, cell: ({ validTo }) => validTo && dateOf(validTo) },
        { head: hours.caption, cell: ({ week }) => <Week locale={locale} week={week} /> },
        { head: hours.legalRef, cell: ({ legalRef }) => legalRef },
      ]}
    />
  );
}

/** The hours of a week, Monday first. */
function Week({ locale, week }: { locale: Locale; week: WeeklySchedule['week'] }) {
  const words = messages(locale);
  return (
    <ul class="govuk-list">
      {[1, 2, 3, 4, 5, 6, 0].map((weekday) => (
        <li>
          {words.weekdays[weekday]}: {writeSessions(week[weekday] ?? []) || words.hours.closed}
        </li>
      ))}
    </ul>
  );
}
