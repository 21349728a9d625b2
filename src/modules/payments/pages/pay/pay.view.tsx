import { type FormTokens, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  dateTimeOf,
  Form,
  InsetText,
  moneyOf,
  Notice,
  PageHeading,
  SummaryList,
  Table,
  Tag,
  useLocale,
} from '#ui';
import { messages } from '../../messages.ts';
import type { MoneyOfDossier } from '../../open-own-payments.ts';
import { nameOfReceipt } from '../../receipt.ts';
import { refundStateOf } from '../../refund.ts';
import { paymentTones } from '../money-parts.tsx';

interface Props {
  readonly money: MoneyOfDossier;
  readonly isOffered: boolean;
  readonly refused: string | undefined;
  readonly action: string;
  readonly centreName: string;
  readonly tokens: FormTokens;
}

/** What is owed, how to pay it, and what became of each attempt. */
export function PayView(props: Props) {
  const locale = useLocale();
  const words = messages(locale).pay;
  const { dossier, payments } = props.money;
  return (
    <>
      <PageHeading
        title={words.title}
        caption={dossier.procedureName}
        crumbs={[
          { href: '/ho-so-cua-toi', label: words.own },
          { href: href('/ho-so-cua-toi/:code', { code: dossier.code }), label: dossier.code },
        ]}
      />
      {props.refused && <Notice kind="warning">{props.refused}</Notice>}
      <HowItStands {...props} />
      <SummaryList
        rows={[
          { term: words.dossier, detail: dossier.code },
          { term: words.owed, detail: moneyOf(dossier.feeTotal, locale) },
          { term: words.state, detail: words.feeStates[dossier.feeState] },
        ]}
      />
      <WayToPay {...props} />
      <Receipts money={props.money} />
      <Refunds money={props.money} />
      {payments.length > 0 && (
        <Table
          caption={words.attempts}
          columns={[
            { head: words.at, cell: ({ openedAt }) => dateTimeOf(openedAt, locale), oneLine: true },
            { head: words.amount, cell: ({ amount }) => moneyOf(amount, locale), numeric: true },
            {
              head: words.state,
              cell: ({ state }) => <Tag tone={paymentTones[state]}>{words.states[state]}</Tag>,
            },
            { head: words.transaction, cell: ({ transactionNo }) => transactionNo ?? '' },
          ]}
          rows={payments}
        />
      )}
    </>
  );
}

/** Paid, not known yet, or failed, in a sentence. */
function HowItStands({ money: { dossier, payments } }: Props) {
  const words = messages(useLocale()).pay;
  const [last] = payments;
  if (dossier.feeState === 'paid') return <Notice kind="success">{words.paid}</Notice>;
  if (last?.state === 'opened' && last.payAt) return <Notice kind="info">{words.unknown}</Notice>;
  if (last?.state === 'surplus') return <Notice kind="warning">{words.surplus}</Notice>;
  if (last?.state === 'failed' || last?.state === 'expired') return <Notice kind="warning">{words.failed}</Notice>;
  return null;
}

function WayToPay({ money: { dossier, payments }, isOffered, action, centreName, tokens }: Props) {
  const locale = useLocale();
  const words = messages(locale).pay;
  if (dossier.feeState !== 'due') return null;
  if (!isOffered)
    return (
      <InsetText>
        <p>{words.atCounter(centreName)}</p>
      </InsetText>
    );
  const isOpen = payments[0]?.state === 'opened' && payments[0].payAt !== null;
  return (
    <>
      {isOpen && (
        <Form action={`${action}/hoi`} tokens={tokens}>
          <ButtonGroup>
            <Button>{words.look}</Button>
          </ButtonGroup>
        </Form>
      )}
      <Form action={action} tokens={tokens}>
        <p>{words.how}</p>
        <ButtonGroup>
          <Button kind={isOpen ? 'secondary' : 'primary'}>
            {isOpen ? words.goOn : words.pay(moneyOf(dossier.feeTotal, locale))}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

function Receipts({ money: { dossier, receipts } }: Pick<Props, 'money'>) {
  const locale = useLocale();
  const words = messages(locale).pay;
  if (receipts.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{words.receipts}</h2>
      <ul class="govuk-list">
        {receipts.map((receipt, i) => (
          <li>
            <a
              class="govuk-link"
              href={href('/ho-so-cua-toi/:code/bien-lai/:ordinal', { code: dossier.code, ordinal: `${i + 1}.pdf` })}
            >
              {words.receipt(nameOfReceipt(receipt))}
            </a>
            {receipt.cancelledAt !== null && ` – ${words.cancelled}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Refunds({ money: { refunds } }: Pick<Props, 'money'>) {
  const locale = useLocale();
  const words = messages(locale).pay;
  if (refunds.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{words.refunds}</h2>
      <ul class="govuk-list">
        {refunds.map((refund) => (
          <li>
            {moneyOf(refund.decidedAmount ?? refund.amount, locale)}: {words.refundStates[refundStateOf(refund)]}
          </li>
        ))}
      </ul>
    </>
  );
}
