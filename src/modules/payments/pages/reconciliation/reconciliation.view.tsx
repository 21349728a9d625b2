import type { FormTokens } from '#platform/route';
import {
  Button,
  ButtonGroup,
  DateField,
  dateOf,
  ErrorSummary,
  FileField,
  FilterForm,
  Form,
  moneyOf,
  PageHeading,
  Pager,
  Table,
  Tag,
  useLocale,
} from '#ui';
import { messages } from '../../messages.ts';
import { type Finding, findingOf, type ReconciledLine } from '../../reconciliation.ts';

const tones = {
  same: 'good',
  not_in_statement: 'waiting',
  not_here: 'bad',
  other_amount: 'bad',
} as const satisfies Record<Finding, string>;

interface Props {
  readonly url: string;
  readonly day: string;
  readonly lines: readonly ReconciledLine[];
  readonly links: {
    readonly firstHref: string | undefined;
    readonly nextHref: string | undefined;
    readonly excelHref: string;
  };
  readonly mayImport: boolean;
  readonly wrong: string | undefined;
  readonly tokens: FormTokens;
}

/** A day's transactions with what each comes to, and a way to bring in a statement. */
export function ReconciliationView({ url, day, lines, links, mayImport, wrong, tokens }: Props) {
  const locale = useLocale();
  const words = messages(locale).reconciliation;
  const money = (amount: number | null) => (amount === null ? '–' : moneyOf(amount, locale));
  return (
    <>
      <PageHeading title={words.title} lead={words.lead(dateOf(day, locale))} />
      {wrong && <ErrorSummary errors={{ file: wrong }} />}
      <FilterForm action={url}>
        <DateField name="ngay" label={words.day} value={dateOf(day, locale)} />
      </FilterForm>
      <Table
        caption={words.lines}
        empty={words.empty}
        columns={[
          { head: words.order, cell: ({ orderId }) => orderId, oneLine: true },
          { head: words.transaction, cell: ({ transactionNo }) => transactionNo },
          { head: words.ours, cell: ({ ours }) => money(ours), numeric: true },
          { head: words.theirs, cell: ({ theirs }) => money(theirs), numeric: true },
          {
            head: words.finding,
            cell: (line) => <Tag tone={tones[findingOf(line)]}>{words.findings[findingOf(line)]}</Tag>,
          },
        ]}
        rows={lines}
      />
      <Pager firstHref={links.firstHref} nextHref={links.nextHref} />
      <p>
        <a class="govuk-link" href={links.excelHref}>
          {words.excel}
        </a>
      </p>
      {mayImport && (
        <Form action={url} tokens={tokens} upload>
          <FileField name="file" label={words.file} hint={words.importHint} accept=".csv,text/csv" error={wrong} />
          <ButtonGroup>
            <Button>{words.import}</Button>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
}
