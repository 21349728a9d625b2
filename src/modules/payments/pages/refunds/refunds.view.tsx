import { type FormTokens, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  dateOf,
  ErrorSummary,
  Form,
  MoneyField,
  moneyOf,
  PageHeading,
  RadioField,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { messages } from '../../messages.ts';
import { type Refund, refundStateOf, waysBack } from '../../refund.ts';
import { refundTones } from '../money-parts.tsx';

export function RefundsTable({ refunds }: { refunds: readonly Refund[] }) {
  const locale = useLocale();
  const words = messages(locale).refunds;
  return (
    <Table
      caption={words.title}
      hideCaption
      empty={words.empty}
      columns={[
        { head: words.dossier, cell: ({ dossierCode }) => dossierCode, oneLine: true },
        { head: words.opened, cell: ({ openedAt }) => dateOf(openedAt, locale), oneLine: true },
        { head: words.because, cell: ({ because }) => words.causes[because] },
        { head: words.amount, cell: ({ amount }) => moneyOf(amount, locale), numeric: true },
        {
          head: words.state,
          cell: (refund) => <Tag tone={refundTones[refundStateOf(refund)]}>{words.states[refundStateOf(refund)]}</Tag>,
        },
      ]}
      rows={refunds}
      href={({ id }) => href('/can-bo/hoan-tra/:refund', { refund: id })}
    />
  );
}

interface Props {
  readonly refund: Refund;
  readonly may: { readonly decide: boolean; readonly confirm: boolean };
  readonly typed: Readonly<Record<string, string>> | undefined;
  readonly errors: Readonly<Record<string, string>>;
  readonly legalRef: string;
  readonly tokens: FormTokens;
}

/** One refund with what can be done about it now. */
export function RefundView({ refund, may, typed, errors, legalRef, tokens }: Props) {
  const locale = useLocale();
  const { refunds: words, fields } = messages(locale);
  const at = href('/can-bo/hoan-tra/:refund', { refund: refund.id });
  const state = refundStateOf(refund);
  const field = typedFields(typed ?? { amount: String(refund.amount) }, errors);
  const label = (name: string) => ({ ...field(name), label: fields[name] ?? name });
  return (
    <>
      <PageHeading
        title={refund.dossierCode}
        caption={words.title}
        crumbs={[{ href: '/can-bo/hoan-tra', label: words.title }]}
      />
      <ErrorSummary errors={errors} />
      <Particulars refund={refund} />
      {state === 'to_decide' && may.decide && (
        <Form action={`${at}/quyet-dinh`} tokens={tokens}>
          <p class="govuk-hint">{words.legalRef(legalRef)}</p>
          <RadioField
            {...label('decision')}
            choices={(['pay_back', 'keep'] as const).map((value) => ({ value, label: words.decisions[value] }))}
          />
          <MoneyField {...label('amount')} />
          <TextArea {...label('reason')} rows={3} />
          <ButtonGroup>
            <Button>{words.decide}</Button>
          </ButtonGroup>
        </Form>
      )}
      {state === 'to_pay_back' && may.confirm && (
        <Form action={`${at}/da-tra`} tokens={tokens}>
          <RadioField {...label('way')} choices={waysBack.map((value) => ({ value, label: words.waysBack[value] }))} />
          <TextField {...label('reference')} width={20} />
          <ButtonGroup>
            <Button>{words.confirm}</Button>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
}

function Particulars({ refund }: { refund: Refund }) {
  const locale = useLocale();
  const { refunds: words } = messages(locale);
  const { decision, decidedAt, paidBackAt, wayBack, transactionNo } = refund;
  const money = (amount: number | null) => (amount === null ? '' : ` ${moneyOf(amount, locale)}`);
  return (
    <SummaryList
      rows={[
        {
          term: words.dossier,
          detail: (
            <a class="govuk-link" href={href('/can-bo/ho-so/:code/nop-phi', { code: refund.dossierCode })}>
              {refund.dossierCode}
            </a>
          ),
        },
        { term: words.amount, detail: moneyOf(refund.amount, locale) },
        { term: words.method, detail: words.methods[refund.method] },
        ...(transactionNo ? [{ term: words.transaction, detail: transactionNo }] : []),
        {
          term: words.because,
          detail: `${words.causes[refund.because]} (${refund.openedByName}, ${dateOf(refund.openedAt, locale)})`,
        },
        {
          term: words.state,
          detail: <Tag tone={refundTones[refundStateOf(refund)]}>{words.states[refundStateOf(refund)]}</Tag>,
        },
        ...(decision && decidedAt
          ? [
              {
                term: words.decided,
                detail: words.decidedAs(
                  words.decisions[decision] + money(refund.decidedAmount),
                  refund.reason ?? '',
                  refund.decidedByName ?? '',
                  dateOf(decidedAt, locale),
                ),
              },
            ]
          : []),
        ...(paidBackAt && wayBack
          ? [
              {
                term: words.paidBack,
                detail: words.paidBackAs(
                  words.waysBack[wayBack],
                  refund.reference ?? '',
                  refund.paidBackByName ?? '',
                  dateOf(paidBackAt, locale),
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
