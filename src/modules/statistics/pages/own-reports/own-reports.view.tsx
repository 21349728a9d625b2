import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { InsetText, numberOf, Table } from '#ui';
import type { CountedAgency } from '../../agency-store.ts';
import { messages } from '../../messages.ts';
import type { DifferingReport, OwnReports } from '../../own-reports.ts';
import { columnName } from '../report/report-words.ts';

interface OwnReportsProps {
  readonly own: OwnReports;
  readonly periodKey: string;
  readonly locale: Locale;
}

/** So many cells of a report are named; the page of that report names all of them. */
const cellsNamed = 5;

/** Who sent no report of their own for a period, and whose report says otherwise than what was counted of them. */
export function OwnReportsPart({ own: { asked, missing, differing }, periodKey, locale }: OwnReportsProps) {
  const words = messages(locale).own;
  if (asked === 0) return null;
  const countedHref = ({ code }: CountedAgency) =>
    href('/can-bo/thong-ke/ii-06a', {}, { ky: periodKey, 'co-quan': code });
  return (
    <section>
      <h2 class="govuk-heading-m">{words.title}</h2>
      {missing.length + differing.length === 0 && <InsetText>{words.allAgree(numberOf(asked, locale))}</InsetText>}
      {missing.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{words.missing(numberOf(missing.length, locale))}</h3>
          <ul class="govuk-list mc-names">
            {missing.map((agency) => (
              <li>
                <a class="govuk-link" href={countedHref(agency)}>
                  {agency.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {differing.length > 0 && (
        <Table<DifferingReport>
          caption={words.differing(numberOf(differing.length, locale))}
          rows={differing}
          columns={[
            { head: messages(locale).month.agencyHead, cell: ({ agency }) => agency.name },
            { head: words.cells, cell: ({ cells }) => <Cells cells={cells} locale={locale} /> },
            {
              head: words.beside,
              cell: ({ agency, reportId }) => (
                <div>
                  <a class="govuk-link" href={href('/can-bo/thong-ke/da-gui/:report', { report: reportId })}>
                    {words.sentReport}
                  </a>
                  <br />
                  <a class="govuk-link" href={countedHref(agency)}>
                    {words.countedReport}
                  </a>
                </div>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

function Cells({ cells, locale }: Pick<DifferingReport, 'cells'> & Pick<OwnReportsProps, 'locale'>) {
  const words = messages(locale).own;
  const left = cells.length - cellsNamed;
  return (
    <div>
      {cells.slice(0, cellsNamed).map(({ field, figure, was, now }) => (
        <div>{words.cell(`${field}, ${columnName(figure, locale)}`, numberOf(was, locale), numberOf(now, locale))}</div>
      ))}
      {left > 0 && <div>{words.moreCells(numberOf(left, locale))}</div>}
    </div>
  );
}
