import { nameOfNationalStatus } from '#modules/dossiers';
import { type FormTokens, href } from '#platform/route';
import { Button, dateTimeOf, Form, InsetText, PageHeading, SummaryList, Table, useLocale } from '#ui';
import type { Exchange } from '../../exchange-store.ts';
import { messages } from '../../messages.ts';
import type { ToldDossier } from '../../told-dossier.ts';
import { ToldTag, WhyNot } from '../list/told-table.tsx';

export interface ToldDossierProps {
  readonly told: ToldDossier;
  readonly exchanges: readonly Exchange[];
  readonly mayOpen: boolean;
  readonly mayTellAgain: boolean;
  readonly tokens: FormTokens;
}

export function ToldDossierPage(props: ToldDossierProps) {
  const { told, exchanges, mayOpen, mayTellAgain, tokens } = props;
  const { code, state } = told;
  const words = messages(useLocale());
  const isInQueue = state === 'rejected' || state === 'held_back';
  return (
    <>
      <PageHeading
        caption={words.dossier.caption}
        title={code}
        lead={told.procedureName}
        crumbs={[{ href: '/can-bo/cong-quoc-gia', label: words.title }]}
        actions={
          mayOpen && (
            <Button kind="secondary" href={href('/can-bo/ho-so/:code', { code })}>
              {words.dossier.open}
            </Button>
          )
        }
      />
      <Standing {...props} />
      {isInQueue && mayTellAgain && (
        <Form action={href('/can-bo/cong-quoc-gia/ho-so/:code/gui-lai', { code })} tokens={tokens}>
          <p class="govuk-body">{words.dossier.againHint}</p>
          <Button>{words.dossier.again}</Button>
        </Form>
      )}
      <h2 class="govuk-heading-m">{words.dossier.exchanges}</h2>
      <ExchangeTable exchanges={exchanges} />
      <InsetText>{words.dossier.notKept}</InsetText>
    </>
  );
}

function Standing({ told }: ToldDossierProps) {
  const locale = useLocale();
  const words = messages(locale).dossier;
  const moment = (at: number | null) => at && dateTimeOf(at, locale);
  const { toldAt, toldStatus } = told;
  const status = toldStatus === null ? '' : `${toldStatus} – ${nameOfNationalStatus(toldStatus, locale)}`;
  const lastTold = toldAt === null ? undefined : words.toldLine(dateTimeOf(toldAt, locale), told.toldVersion, status);
  return (
    <SummaryList
      rows={[
        { term: words.state, detail: <ToldTag state={told.state} /> },
        { term: words.why, detail: <WhyNot told={told} /> },
        { term: words.told, detail: lastTold },
        { term: words.due, detail: String(told.dueVersion) },
        { term: words.received, detail: moment(told.receivedTakenAt) },
        { term: words.result, detail: moment(told.resultTakenAt) },
      ]}
    />
  );
}

function ExchangeTable({ exchanges }: Pick<ToldDossierProps, 'exchanges'>) {
  const locale = useLocale();
  const words = messages(locale);
  const said = ({ answerCode, answerWords, cutFields }: Exchange) =>
    [
      answerCode && words.answer(answerCode),
      answerWords,
      cutFields.length > 0 && words.dossier.cut(cutFields.join(', ')),
    ]
      .filter(Boolean)
      .join('. ');
  return (
    <Table<Exchange>
      caption={words.dossier.exchanges}
      hideCaption
      rows={exchanges}
      empty={words.dossier.noExchanges}
      columns={[
        { head: words.dossier.at, cell: ({ at }) => dateTimeOf(at, locale), oneLine: true },
        { head: words.dossier.kind, cell: ({ kind }) => words.exchangeKinds[kind] },
        { head: words.dossier.version, cell: ({ version }) => String(version), numeric: true },
        { head: words.dossier.outcome, cell: ({ outcome }) => words.exchangeOutcomes[outcome] },
        { head: words.dossier.words, cell: (exchange) => said(exchange) || words.none },
      ]}
    />
  );
}
