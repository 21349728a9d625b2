import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { type Column, InsetText, numberOf, Table } from '#ui';
import { messages } from '../../messages.ts';
import type { CellChange } from '../../reported-agency.ts';
import type { CellDifference, ReportedDossier } from '../../reported-dossier.ts';
import { behindHref, type Selection } from '../../selection.ts';
import { OwnReportsPart } from '../own-reports/own-reports.view.tsx';
import { columnName } from '../report/report-words.ts';
import type { Beside } from './beside-today.ts';

interface BesideProps {
  readonly beside: Beside;
  readonly periodKey: string;
  readonly locale: Locale;
}

/** Whether a sent report would be the same today, and if not, by which dossiers or agencies. */
export function BesidePart({ beside, periodKey, locale }: BesideProps) {
  if (beside.kind === 'dossiers') return <ByDossiers differences={beside.differences} locale={locale} />;
  if (beside.kind === 'out_of_reach') return <InsetText>{messages(locale).sent.outOfReach}</InsetText>;
  const { changes, own, selection } = beside;
  return (
    <>
      <ByAgencies changes={changes} selection={selection} locale={locale} />
      <OwnReportsPart own={own} periodKey={periodKey} locale={locale} />
    </>
  );
}

function ByDossiers({ differences, locale }: { differences: readonly CellDifference[]; locale: Locale }) {
  const words = messages(locale).sent;
  if (differences.length === 0) return <InsetText>{words.same}</InsetText>;
  return (
    <Table<CellDifference>
      caption={words.differences(numberOf(differences.length, locale))}
      rows={differences}
      scroll
      columns={[
        ...cellColumns<CellDifference>(({ field }) => field, locale),
        { head: words.added, cell: ({ added }) => <Codes dossiers={added} /> },
        { head: words.gone, cell: ({ gone }) => <Codes dossiers={gone} /> },
      ]}
    />
  );
}

interface ByAgenciesProps {
  readonly changes: readonly CellChange[];
  readonly selection: Selection;
  readonly locale: Locale;
}

function ByAgencies({ changes, selection, locale }: ByAgenciesProps) {
  const words = messages(locale);
  if (changes.length === 0) return <InsetText>{words.sent.sameSums}</InsetText>;
  return (
    <Table<CellChange>
      caption={words.sent.differences(numberOf(changes.length, locale))}
      rows={changes}
      columns={[
        ...cellColumns<CellChange>(({ level, field }) => `${words.levels[level]}, ${field}`, locale),
        {
          head: words.sent.changed,
          cell: (change) => <Agencies change={change} selection={selection} locale={locale} />,
        },
      ]}
    />
  );
}

/** Which cell, what it said, and what it would say now. */
function cellColumns<Row extends Pick<CellDifference, 'figure' | 'was' | 'now'>>(
  lineOf: (row: Row) => string,
  locale: Locale,
): Column<Row>[] {
  const words = messages(locale);
  return [
    { head: words.month.fieldHead, cell: lineOf },
    { head: words.sent.column, cell: ({ figure }) => columnName(figure, locale) },
    { head: words.sent.was, numeric: true, cell: ({ was }) => numberOf(was, locale) },
    { head: words.sent.now, numeric: true, cell: ({ now }) => numberOf(now, locale) },
  ];
}

/** The agencies that changed a cell, each leading to the dossiers it counts there now. */
function Agencies({
  change,
  selection,
  locale,
}: { change: CellChange } & Pick<ByAgenciesProps, 'selection' | 'locale'>) {
  const words = messages(locale);
  return (
    <div>
      {change.agencies.map(({ agencyId, was, now }) => {
        const agency = selection.agencies.find(({ id }) => id === agencyId);
        const part = { field: change.field, agencyCode: agency?.code };
        return (
          <div>
            <a class="govuk-link" href={behindHref(selection, change.figure, part)}>
              {words.sent.fromTo(agency?.name ?? words.none, numberOf(was, locale), numberOf(now, locale))}
            </a>
          </div>
        );
      })}
    </div>
  );
}

function Codes({ dossiers }: { dossiers: readonly ReportedDossier[] }) {
  return (
    <>
      {dossiers.map(({ code }) => (
        <>
          <a class="govuk-link" href={href('/can-bo/ho-so/:code', { code })}>
            {code}
          </a>{' '}
        </>
      ))}
    </>
  );
}
