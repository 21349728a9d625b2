import { dayOf } from '#platform/clock';
import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, dateOf, Form, Notice, PageHeading } from '#ui';
import type { CountedAgency } from '../../agency-store.ts';
import { messages } from '../../messages.ts';
import type { OwnReports } from '../../own-reports.ts';
import { periodKinds } from '../../period.ts';
import { type Report, type ReportLine, reportColumns } from '../../report-ii06a.ts';
import { isPart, type Part, type Selection, selectionHref } from '../../selection.ts';
import { ChoosePeriod } from '../choose-period.tsx';
import { FigureCell } from '../figure-cell.tsx';
import { Identities } from '../identities.tsx';
import { OwnReportsPart } from '../own-reports/own-reports.view.tsx';
import { periodName, periodSpan } from '../period-words.ts';
import { nameOfLine, notesOf, reporterOf } from './report-words.ts';

export interface ReportProps {
  readonly locale: Locale;
  readonly now: number;
  readonly selection: Selection;
  readonly report: Report;
  /** Given when the asker may send it, and the period is over; `province` when it is that of a province. */
  readonly sending: { readonly tokens: FormTokens; readonly province: CountedAgency | undefined } | undefined;
  /** What the agencies of the province sent of their own, for who may send its report. */
  readonly own: OwnReports | undefined;
}

/** Report II.06a as the form has it, each figure leading to its dossiers. */
export function ReportPage({ locale, now, selection, report, sending, own }: ReportProps) {
  const words = messages(locale).report;
  const { period, rule } = selection;
  return (
    <div class="mc-report">
      <PageHeading
        title={words.title}
        caption={`${words.formNumber} · ${words.issuedBy}`}
        crumbs={[{ href: selectionHref('/can-bo/thong-ke', selection), label: messages(locale).title }]}
        lead={
          <>
            <p>{words.by(reporterOf(selection, locale))}</p>
            <p>
              {words.period(periodName(period, locale))}. {periodSpan(selection, locale)}. {words.unit}.
            </p>
          </>
        }
        actions={
          <>
            <Button kind="secondary" href={selectionHref('/can-bo/thong-ke/ii-06a.xlsx', selection)} keys="x">
              {words.download}
            </Button>
            <Button kind="secondary" href={selectionHref('/can-bo/thong-ke/ii-06a.pdf', selection)} keys="p">
              {words.downloadPdf}
            </Button>
            <Button kind="secondary" href="/can-bo/thong-ke/da-gui">
              {messages(locale).sent.title}
            </Button>
          </>
        }
      />
      <ChoosePeriod
        path="/can-bo/thong-ke/ii-06a"
        kinds={periodKinds}
        selection={selection}
        locale={locale}
        now={now}
      />
      {isPart(selection) && selection.period.to <= now && (
        <Notice kind="info">
          <p>{words.part(dateOf(dayOf(selection.query.until - 1), locale))}</p>
          <p>
            <a class="govuk-link" href={selectionHref('/can-bo/thong-ke/ii-06a', selection)}>
              {words.wholePeriod}
            </a>
          </p>
        </Notice>
      )}
      <ReportTable {...{ report, selection, locale }} />
      <Identities identities={report.identities} locale={locale} />
      <h2 class="govuk-heading-s">{words.notes}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {notesOf(rule, locale).map((note) => (
          <li>{note}</li>
        ))}
      </ul>
      <div class="mc-report__print">
        {own && <OwnReportsPart own={own} periodKey={period.key} locale={locale} />}
        {sending && <SendForm sending={sending} periodKey={period.key} locale={locale} />}
      </div>
      <p class="mc-report__print">{words.print}</p>
    </div>
  );
}

interface SendFormProps {
  readonly sending: NonNullable<ReportProps['sending']>;
  readonly periodKey: string;
  readonly locale: Locale;
}

function SendForm({ sending: { tokens, province }, periodKey, locale }: SendFormProps) {
  const words = messages(locale).report;
  const path = province ? '/can-bo/thong-ke/ii-06a/gui-cua-tinh/:period' : '/can-bo/thong-ke/ii-06a/gui/:period';
  return (
    <Form action={href(path, { period: periodKey })} tokens={tokens}>
      <p>{province ? words.sendOfProvinceLead : words.sendLead}</p>
      <Button>{province ? words.sendOfProvince : words.send}</Button>
    </Form>
  );
}

type TableProps = Pick<ReportProps, 'report' | 'selection' | 'locale'>;

/** Three rows of heads and the row of column numbers, as on the form. */
function ReportTable({ report, selection, locale }: TableProps) {
  const words = messages(locale).report;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section class="mc-scroll" aria-label={words.title} tabIndex={0}>
      <table class="govuk-table mc-report__table">
        <caption class="govuk-visually-hidden">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={3}>
              {words.ordinal}
            </th>
            <th scope="col" rowSpan={3}>
              {words.field}
            </th>
            <th scope="colgroup" colSpan={4}>
              {words.groups.received}
            </th>
            <th scope="colgroup" colSpan={4}>
              {words.groups.settled}
            </th>
            <th scope="colgroup" colSpan={3}>
              {words.groups.open}
            </th>
          </tr>
          <tr>
            {reportColumns.map(({ figure }) =>
              figure === 'received_online' ? (
                <th scope="colgroup" colSpan={2}>
                  {words.inPeriod}
                </th>
              ) : (
                figure !== 'received_direct' && (
                  <th scope="col" rowSpan={2}>
                    {words.columns[figure]}
                  </th>
                )
              ),
            )}
          </tr>
          <tr>
            <th scope="col">{words.columns.received_online}</th>
            <th scope="col">{words.columns.received_direct}</th>
          </tr>
          <tr class="mc-report__numbers">
            <td>(1)</td>
            <td>(2)</td>
            {reportColumns.map(({ number }) => (
              <td>({number})</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.lines.map((line) => (
            <Line line={line} selection={selection} locale={locale} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ line, selection, locale }: { line: ReportLine } & Pick<TableProps, 'selection' | 'locale'>) {
  return (
    <tr class={`mc-report__${line.kind}`}>
      <td>{line.ordinal}</td>
      <th scope="row">{nameOfLine(line, locale)}</th>
      {reportColumns.map(({ figure }) => (
        <FigureCell {...{ selection, figure, locale }} part={partOf(line)} value={line.counts[figure]} />
      ))}
    </tr>
  );
}

function partOf(line: ReportLine): Part {
  if (line.kind === 'total') return {};
  return line.kind === 'level' ? { level: line.level } : { level: line.level, field: line.field };
}
