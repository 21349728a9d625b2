import { type FormTokens, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  dateOf,
  dateTimeOf,
  ErrorSummary,
  Form,
  InsetText,
  moneyOf,
  PageHeading,
  SummaryList,
  Table,
  Tag,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import type { Message } from '../../message-store.ts';
import { messages } from '../../messages.ts';
import type { MoneyOfDossier } from '../../open-own-payments.ts';
import { nameOfReceipt } from '../../receipt.ts';
import { refundStateOf } from '../../refund.ts';
import { paymentTones, refundTones } from '../money-parts.tsx';

/** What is wrong with the reason for cancelling the receipt at a place. */
export interface ReceiptProblem {
  readonly ordinal: number;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

interface Props {
  readonly money: MoneyOfDossier;
  readonly said: readonly Message[];
  readonly may: { readonly propose: boolean; readonly replace: boolean };
  readonly problem: ReceiptProblem | undefined;
  readonly tokens: FormTokens;
}

/** Attempts, messages, receipts and refunds of one dossier. */
export function OfDossierView(props: Props) {
  const { money, said, may, problem, tokens } = props;
  const locale = useLocale();
  const words = messages(locale);
  const { dossier, payments } = money;
  const at = href('/can-bo/ho-so/:code', { code: dossier.code });
  return (
    <>
      <PageHeading
        title={words.ofDossier.title}
        caption={dossier.procedureName}
        crumbs={[
          { href: '/can-bo', label: words.ofDossier.worklist },
          { href: at, label: dossier.code },
        ]}
      />
      {problem && <ErrorSummary errors={problem.errors} />}
      <SummaryList
        rows={[
          {
            term: words.pay.owed,
            detail: words.ofDossier.owes(moneyOf(dossier.feeTotal, locale), words.pay.feeStates[dossier.feeState]),
          },
        ]}
      />
      {payments.length === 0 ? (
        <InsetText>
          <p>{words.ofDossier.none}</p>
        </InsetText>
      ) : (
        <Table
          caption={words.pay.attempts}
          columns={[
            { head: words.ofDossier.order, cell: ({ orderId }) => orderId, oneLine: true },
            { head: words.pay.at, cell: ({ openedAt }) => dateTimeOf(openedAt, locale) },
            { head: words.pay.amount, cell: ({ amount }) => moneyOf(amount, locale), numeric: true },
            {
              head: words.pay.state,
              cell: ({ state }) => <Tag tone={paymentTones[state]}>{words.pay.states[state]}</Tag>,
            },
            { head: words.pay.transaction, cell: ({ transactionNo }) => transactionNo ?? '' },
          ]}
          rows={payments}
        />
      )}
      {said.length > 0 && (
        <Table
          caption={words.ofDossier.messages}
          columns={[
            { head: words.pay.at, cell: ({ cameAt }) => dateTimeOf(cameAt, locale) },
            { head: words.ofDossier.way, cell: ({ way }) => words.ofDossier.ways[way] },
            {
              head: words.pay.amount,
              cell: ({ amount }) => (amount === null ? '' : moneyOf(amount, locale)),
              numeric: true,
            },
            { head: words.pay.transaction, cell: ({ transactionNo }) => transactionNo ?? '' },
            { head: words.ofDossier.verdict, cell: ({ verdict }) => words.ofDossier.verdicts[verdict] },
          ]}
          rows={said}
        />
      )}
      <Receipts {...props} at={at} />
      <Refunds money={money} />
      {may.propose && dossier.feeState === 'paid' && (
        <Form action={`${at}/nop-phi/hoan-tra`} tokens={tokens}>
          <p class="govuk-hint">{words.ofDossier.proposeHint}</p>
          <ButtonGroup>
            <Button kind="secondary">{words.ofDossier.propose}</Button>
          </ButtonGroup>
        </Form>
      )}
    </>
  );
}

function Receipts({ money: { receipts }, may, problem, tokens, at }: Props & { readonly at: string }) {
  const locale = useLocale();
  const { ofDossier: words, fields } = messages(locale);
  if (receipts.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{words.receipts}</h2>
      {receipts.map((receipt, i) => (
        <>
          <p>
            <a class="govuk-link" href={`${at}/bien-lai/${i + 1}.pdf`}>
              {nameOfReceipt(receipt)}
            </a>
            {receipt.cancelledAt !== null &&
              ` – ${words.cancelledBy(receipt.reason ?? '', receipt.cancelledByName ?? '', dateOf(receipt.cancelledAt, locale))}`}
          </p>
          {may.replace && receipt.cancelledAt === null && (
            <Form action={`${at}/bien-lai/${i + 1}/huy`} tokens={tokens}>
              <TextField
                {...typedFields(problem?.typed, problem?.errors ?? {})('reason')}
                label={fields.reason ?? ''}
                hint={words.cancelHint}
              />
              <ButtonGroup>
                <Button kind="secondary">{words.cancel}</Button>
              </ButtonGroup>
            </Form>
          )}
        </>
      ))}
    </>
  );
}

function Refunds({ money: { refunds } }: { money: MoneyOfDossier }) {
  const locale = useLocale();
  const words = messages(locale);
  if (refunds.length === 0) return null;
  return (
    <Table
      caption={words.ofDossier.refunds}
      columns={[
        { head: words.refunds.because, cell: ({ because }) => words.refunds.causes[because] },
        { head: words.refunds.amount, cell: ({ amount }) => moneyOf(amount, locale), numeric: true },
        {
          head: words.refunds.state,
          cell: (refund) => (
            <Tag tone={refundTones[refundStateOf(refund)]}>{words.refunds.states[refundStateOf(refund)]}</Tag>
          ),
        },
      ]}
      rows={refunds}
      href={({ id }) => href('/can-bo/hoan-tra/:refund', { refund: id })}
    />
  );
}
