import { PersonSummary } from '#modules/identity';
import { writeLetter } from '#modules/notifications';
import { href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  type Column,
  Details,
  dateTimeOf,
  fileSizeOf,
  moneyOf,
  numberOf,
  PageHeading,
  Table,
  useLocale,
} from '#ui';
import type { Holdings } from '../../holdings.ts';
import { messages } from '../../messages.ts';
import { nextDueAt } from '../../request.ts';
import { RequestTag } from '../../request.view.tsx';

interface Props {
  readonly holdings: Holdings;
  /** How many of each list are shown at most. */
  readonly shown: number;
}

/** What is held about a person, part by part, folded so that a phone shows it at a glance. */
export function OwnDataView({ holdings, shown }: Props) {
  const locale = useLocale();
  const words = messages(locale).own;
  const { sessions, dossiers, drafts, papers, consultations, files, messages: told } = holdings;
  const at = (instant: number) => dateTimeOf(instant, locale);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ButtonGroup>
        <Button href="/du-lieu-cua-toi/yeu-cau-moi">{words.ask}</Button>
        <Button kind="secondary" href="/du-lieu-cua-toi/tai-ve">
          {words.download}
        </Button>
      </ButtonGroup>
      <Requests holdings={holdings} />
      <Account holdings={holdings} />
      <Part
        title={words.dossiers}
        rows={dossiers}
        shown={shown}
        columns={[
          {
            head: words.dossier,
            oneLine: true,
            cell: ({ code }) => (
              <a class="govuk-link" href={href('/ho-so-cua-toi/:code', { code })}>
                {code}
              </a>
            ),
          },
          { head: words.procedure, cell: ({ procedureName }) => procedureName },
          { head: words.at, oneLine: true, cell: ({ submittedAt }) => at(submittedAt) },
        ]}
      />
      <Part
        title={words.receipts}
        rows={holdings.money.receipts}
        shown={shown}
        columns={[
          { head: words.receipt, oneLine: true, cell: ({ name }) => name },
          { head: words.dossier, oneLine: true, cell: ({ dossierCode }) => dossierCode },
          { head: words.amount, oneLine: true, numeric: true, cell: ({ amount }) => moneyOf(amount, locale) },
          { head: words.at, oneLine: true, cell: ({ issuedAt }) => at(issuedAt) },
        ]}
      />
      <Part
        title={words.drafts}
        rows={drafts}
        shown={shown}
        columns={[
          { head: words.procedure, cell: ({ procedureCode }) => procedureCode },
          { head: words.savedAt, oneLine: true, cell: ({ savedAt }) => at(savedAt) },
        ]}
      />
      <Part
        title={words.store}
        rows={papers}
        shown={shown}
        columns={[
          { head: words.paper, cell: ({ name }) => name },
          { head: words.dossier, oneLine: true, cell: ({ dossierCode }) => dossierCode },
          { head: words.at, oneLine: true, cell: ({ putInAt }) => at(putInAt) },
        ]}
      />
      <Part
        title={words.looked}
        rows={consultations}
        shown={shown}
        columns={[
          { head: words.at, oneLine: true, cell: (each) => at(each.at) },
          { head: words.who, cell: ({ byName }) => byName },
          { head: words.purpose, cell: ({ purpose }) => purpose },
        ]}
      />
      <Part
        title={words.files}
        rows={files}
        shown={shown}
        columns={[
          { head: words.file, cell: ({ name }) => name },
          { head: words.size, oneLine: true, numeric: true, cell: ({ size }) => fileSizeOf(size, locale) },
          { head: words.at, oneLine: true, cell: ({ uploadedAt }) => at(uploadedAt) },
        ]}
      />
      <Part
        title={words.messages}
        rows={told}
        shown={shown}
        columns={[
          { head: words.message, cell: ({ kind, facts }) => writeLetter(kind, facts, locale).subject },
          { head: words.at, oneLine: true, cell: ({ createdAt }) => at(createdAt) },
        ]}
      />
      <Part
        title={words.sessions}
        rows={sessions}
        shown={shown}
        columns={[
          { head: words.sessions, cell: ({ browser, method }) => browser ?? method },
          { head: words.at, oneLine: true, cell: ({ startedAt }) => at(startedAt) },
        ]}
      />
    </>
  );
}

function Requests({ holdings: { requests } }: Pick<Props, 'holdings'>) {
  const locale = useLocale();
  const all = messages(locale);
  const words = all.own;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.requests}</h2>
      <Table
        caption={words.requests}
        hideCaption
        rows={requests}
        empty={words.noRequests}
        href={({ id }) => href('/du-lieu-cua-toi/yeu-cau/:request', { request: id })}
        columns={[
          { head: words.kind, cell: ({ kind }) => all.kinds[kind] },
          { head: words.made, oneLine: true, cell: ({ madeAt }) => dateTimeOf(madeAt, locale) },
          { head: words.state, oneLine: true, cell: (request) => <RequestTag request={request} /> },
          {
            head: words.due,
            oneLine: true,
            cell: (request) => (request.answeredAt === null ? dateTimeOf(nextDueAt(request), locale) : '–'),
          },
        ]}
      />
    </section>
  );
}

function Account({ holdings: { person } }: Pick<Props, 'holdings'>) {
  const words = messages(useLocale()).own;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.account}</h2>
      <PersonSummary person={person} />
    </section>
  );
}

/** One part of what is held, with how much there is. */
function Part<Row>({
  title,
  rows,
  shown,
  columns,
}: {
  title: string;
  rows: readonly Row[];
  shown: number;
  columns: readonly Column<Row>[];
}) {
  const locale = useLocale();
  const words = messages(locale).own;
  const isMore = rows.length > shown;
  const count = isMore ? words.moreThan(numberOf(shown, locale)) : numberOf(rows.length, locale);
  return (
    <Details summary={`${title} (${count})`}>
      <Table caption={title} hideCaption rows={rows.slice(0, shown)} empty={words.none} columns={columns} />
      {isMore && <p class="govuk-hint">{words.andMore}</p>}
    </Details>
  );
}
