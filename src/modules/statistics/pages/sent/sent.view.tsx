import type { FormErrors } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import {
  Button,
  type Column,
  dateTimeOf,
  ErrorSummary,
  Form,
  InsetText,
  numberOf,
  PageHeading,
  SummaryList,
  Table,
  TextField,
  typedFields,
} from '#ui';
import type { CountedAgency } from '../../agency-store.ts';
import { messages } from '../../messages.ts';
import { readPeriod } from '../../period.ts';
import { type ReportLine, reportColumns } from '../../report-ii06a.ts';
import type { ReportSeal, SentReport, SentReportLine } from '../../sent-report-store.ts';
import { columnName, nameOfLine, nameOfSeveral } from '../report/report-words.ts';
import type { Beside } from './beside-today.ts';
import { BesidePart } from './beside-today.view.tsx';

const list = '/can-bo/thong-ke/da-gui';

type Crumbs = readonly { readonly href: string; readonly label: string }[];

interface SentReportsProps {
  readonly reports: readonly SentReportLine[];
  /** Where the asker comes from; the document clerk sees no figures but these. */
  readonly above: Crumbs;
  readonly agencies: readonly CountedAgency[];
  readonly locale: Locale;
}

/** The newest reports first. */
export function SentReportsPage({ reports, agencies, above, locale }: SentReportsProps) {
  const words = messages(locale);
  const nameOf = (id: string) => agencies.find((agency) => agency.id === id)?.name ?? words.none;
  return (
    <div class="mc-statistics">
      <PageHeading title={words.sent.title} crumbs={above} />
      <Table<SentReportLine>
        caption={words.sent.title}
        hideCaption
        rows={reports}
        empty={words.sent.none}
        href={({ id }) => href('/can-bo/thong-ke/da-gui/:report', { report: id })}
        columns={[
          {
            head: words.sent.form,
            oneLine: true,
            cell: ({ form, periodKey }) => `${form}, ${periodOf(periodKey, locale)}`,
          },
          {
            head: words.month.agencyHead,
            cell: ({ agencyId, isOfSeveral }) =>
              isOfSeveral ? nameOfSeveral(nameOf(agencyId), locale) : nameOf(agencyId),
          },
          { head: words.sent.at, cell: ({ sentAt }) => dateTimeOf(sentAt, locale) },
          { head: words.sent.by, cell: ({ sentByName }) => sentByName },
          { head: words.sent.seal, cell: ({ isSealed }) => (isSealed ? words.sent.sealed : words.sent.notSealed) },
        ]}
      />
    </div>
  );
}

interface SentReportProps {
  readonly sent: SentReport;
  readonly agency: CountedAgency | undefined;
  readonly above: Crumbs;
  readonly seal: ReportSeal | undefined;
  /** Given when the asker may put the seal of the agency on it; `isThere` is whether there is one to be used now. */
  readonly sealing: { readonly tokens: FormTokens; readonly errors: FormErrors; readonly isThere: boolean } | undefined;
  /** Whether somebody at the agency may put its seal on it at all. */
  readonly mayBeSealed: boolean;
  readonly beside: Beside;
  readonly locale: Locale;
}

/** What was sent, whether it would be the same today, and if not, why. */
export function SentReportPage(props: SentReportProps) {
  const { sent, agency, above, seal, sealing, mayBeSealed, beside, locale } = props;
  const words = messages(locale);
  const several = sent.agencies?.length;
  return (
    <div class="mc-statistics">
      <PageHeading
        title={`${sent.form}: ${periodOf(sent.periodKey, locale)}`}
        caption={several ? nameOfSeveral(agency?.name ?? '', locale) : agency?.name}
        crumbs={[...above, { href: list, label: words.sent.title }]}
        actions={
          <>
            <Button kind="secondary" href={href('/can-bo/thong-ke/da-gui/:report/bao-cao.pdf', { report: sent.id })}>
              {words.sent.pdf}
            </Button>
            {seal && (
              <Button
                kind="secondary"
                href={href('/can-bo/thong-ke/da-gui/:report/bao-cao-co-dau.pdf', { report: sent.id })}
              >
                {words.sent.sealedPdf}
              </Button>
            )}
          </>
        }
      />
      <SummaryList
        rows={[
          { term: words.sent.at, detail: dateTimeOf(sent.sentAt, locale) },
          { term: words.sent.by, detail: sent.sentByName },
          ...(several ? [{ term: words.sent.counted, detail: words.sent.agencies(numberOf(several, locale)) }] : []),
          { term: words.sent.hash, detail: <span class="mc-hash">{sent.pdfHash}</span> },
          {
            term: words.sent.seal,
            detail: seal
              ? `${seal.sealedByName}, ${dateTimeOf(seal.sealedAt, locale)}, ${words.sent.levels[seal.level]}`
              : words.sent.notSealed,
          },
        ]}
      />
      {sealing && <SealForm report={sent.id} sealing={sealing} locale={locale} />}
      {!seal && !mayBeSealed && <InsetText>{words.sent.nobodySeals}</InsetText>}
      <h2 class="govuk-heading-m">{words.sent.today}</h2>
      <BesidePart beside={beside} periodKey={sent.periodKey} locale={locale} />
      <Table<ReportLine>
        caption={words.sent.asSent}
        rows={sent.report.lines}
        scroll
        columns={[
          {
            head: words.report.field,
            cell: (line) => [line.ordinal, nameOfLine(line, locale)].filter(Boolean).join('. '),
          },
          ...reportColumns.map(
            ({ figure }): Column<ReportLine> => ({
              head: columnName(figure, locale),
              numeric: true,
              cell: ({ counts }) => numberOf(counts[figure], locale),
            }),
          ),
        ]}
      />
    </div>
  );
}

type SealFormProps = Pick<SentReportProps, 'locale'> & {
  readonly report: string;
  readonly sealing: NonNullable<SentReportProps['sealing']>;
};

/** The password of the seal; without a seal that can be used, the page says so. */
function SealForm({ report, sealing: { tokens, errors, isThere }, locale }: SealFormProps) {
  const words = messages(locale);
  if (!isThere) return <InsetText>{words.sent.noSeal}</InsetText>;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.sent.putSeal}</h2>
      <ErrorSummary errors={errors} />
      <Form action={href('/can-bo/thong-ke/da-gui/:report/dong-dau', { report })} tokens={tokens}>
        <TextField
          {...typedFields({}, errors)('certificatePassword')}
          type="password"
          autocomplete="off"
          width={20}
          label={words.fields.certificatePassword ?? ''}
          hint={words.sent.sealHint}
        />
        <Button>{words.sent.putSeal}</Button>
      </Form>
    </section>
  );
}

function periodOf(key: string, locale: Locale): string {
  const period = readPeriod(key);
  return period ? messages(locale).period(period) : key;
}
