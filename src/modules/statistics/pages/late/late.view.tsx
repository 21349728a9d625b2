import type { Locale } from '#platform/words';
import { Button, Empty, PageHeading } from '#ui';
import { messages } from '../../messages.ts';
import { periodKinds } from '../../period.ts';
import { type LateLine, lateFigures } from '../../report-ii07.ts';
import { type Part, type Selection, selectionHref } from '../../selection.ts';
import { ChoosePeriod } from '../choose-period.tsx';
import { FigureCell } from '../figure-cell.tsx';
import { periodName, periodSpan } from '../period-words.ts';
import { reporterOf } from '../report/report-words.ts';
import { namesOfLine } from './late-words.ts';

export interface LateProps {
  readonly locale: Locale;
  readonly now: number;
  readonly selection: Selection;
  readonly lines: readonly LateLine[];
  /** So many agencies that one is to be chosen first. */
  readonly isTooMany: boolean;
}

/** Report II.07: what was late and why, each figure leading to its dossiers. */
export function LatePage({ locale, now, selection, lines, isTooMany }: LateProps) {
  const { late: words, report, title } = messages(locale);
  const isEmpty = lines.length === 1;
  return (
    <div class="mc-report">
      <PageHeading
        title={words.title}
        caption={`${words.formNumber} · ${report.issuedBy}`}
        crumbs={[{ href: selectionHref('/can-bo/thong-ke', selection), label: title }]}
        lead={
          <>
            <p>{report.by(reporterOf(selection, locale))}</p>
            <p>
              {report.period(periodName(selection.period, locale))}. {periodSpan(selection, locale)}. {report.unit}.
            </p>
          </>
        }
        actions={
          !isEmpty && (
            <>
              <Button kind="secondary" href={selectionHref('/can-bo/thong-ke/ii-07.xlsx', selection)} keys="x">
                {report.download}
              </Button>
              <Button kind="secondary" href={selectionHref('/can-bo/thong-ke/ii-07.pdf', selection)} keys="p">
                {report.downloadPdf}
              </Button>
            </>
          )
        }
      />
      <ChoosePeriod path="/can-bo/thong-ke/ii-07" kinds={periodKinds} selection={selection} locale={locale} now={now} />
      {isEmpty ? (
        <Empty>{isTooMany ? words.tooMany : words.none}</Empty>
      ) : (
        <LateTable {...{ lines, selection, locale }} />
      )}
      <h2 class="govuk-heading-s">{report.notes}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {words.notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </div>
  );
}

type TableProps = Pick<LateProps, 'lines' | 'selection' | 'locale'>;

function LateTable({ lines, selection, locale }: TableProps) {
  const { late: words, report } = messages(locale);
  const heads = [report.ordinal, report.field, ...lateFigures.map((figure) => words[figure]), words.reason];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section class="mc-scroll" aria-label={words.title} tabIndex={0}>
      <table class="govuk-table mc-report__table mc-report__table--late">
        <caption class="govuk-visually-hidden">{words.title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
          <tr class="mc-report__numbers">
            {heads.map((_, i) => (
              <td>({i + 1})</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line line={line} selection={selection} locale={locale} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ line, selection, locale }: { line: LateLine } & Omit<TableProps, 'lines'>) {
  const { name, reason } = namesOfLine(line, locale);
  return (
    <tr class={`mc-report__${line.kind}`}>
      <td>{line.ordinal}</td>
      {name === '' ? <td /> : <th scope="row">{name}</th>}
      {lateFigures.map((figure) => (
        <FigureCell {...{ selection, figure, locale }} part={partOf(line)} value={line.counts[figure]} />
      ))}
      {reason === '' ? <td /> : <th scope="row">{reason}</th>}
    </tr>
  );
}

function partOf(line: LateLine): Part {
  if (line.kind === 'total') return {};
  if (line.kind === 'level') return { level: line.level };
  const { level, field } = line;
  return line.kind === 'field' ? { level, field } : { level, field, reason: line.reason };
}
