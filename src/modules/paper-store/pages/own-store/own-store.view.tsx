import { href } from '#platform/route';
import { Details, dateOf, dateTimeOf, InsetText, PageHeading, Pager, Table, useLocale } from '#ui';
import { messages } from '../../messages.ts';
import type { Reuse } from '../../reuse-store.ts';
import type { StoredPaper } from '../../stored-paper.ts';
import { describePaper, StoredPaperTag } from '../../stored-paper.view.tsx';
import type { OwnStore } from './read-own-store.ts';

interface Props {
  readonly store: OwnStore | undefined;
  readonly personId: string;
  readonly now: number;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
}

export function OwnStoreView({ store, personId, now, firstHref, nextHref }: Props) {
  const locale = useLocale();
  const words = messages(locale);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      {!store && <InsetText>{words.noNumber}</InsetText>}
      {store && (
        <>
          <Table<StoredPaper>
            caption={words.list}
            hideCaption
            rows={store.papers}
            empty={words.empty}
            columns={[
              { head: words.paper, cell: (paper) => <Paper paper={paper} /> },
              { head: words.state, oneLine: true, cell: (paper) => <State paper={paper} now={now} /> },
              {
                head: words.from,
                cell: (paper) => (
                  <DossierLink
                    code={paper.dossierCode}
                    follows={paper.partyIds.includes(personId)}
                    at={paper.putInAt}
                  />
                ),
              },
              {
                head: words.used,
                cell: (paper) => <Uses reuses={store.reuses.filter((one) => one.paperId === paper.id)} of={personId} />,
              },
              { head: words.files, oneLine: true, cell: (paper) => <Files paper={paper} /> },
            ]}
          />
          <Pager firstHref={firstHref} nextHref={nextHref} />
          <Looked store={store} />
        </>
      )}
    </>
  );
}

function Paper({ paper }: { paper: StoredPaper }) {
  return (
    <>
      <strong>{paper.name}</strong>
      <div class="govuk-hint">{describePaper(paper, useLocale())}</div>
    </>
  );
}

function State({ paper, now }: { paper: StoredPaper; now: number }) {
  const words = messages(useLocale());
  return (
    <>
      <StoredPaperTag paper={paper} now={now} />
      {paper.stateReason && <div class="govuk-hint">{words.withdrawnBecause(paper.stateReason)}</div>}
    </>
  );
}

/** A dossier that the person follows can be opened; one that was handed in before they had an account is only named. */
function DossierLink({ code, follows, at }: { code: string; follows: boolean; at: number }) {
  const locale = useLocale();
  const name = `${messages(locale).fromDossier} ${code}`;
  return (
    <div>
      {follows ? (
        <a class="govuk-link" href={href('/ho-so-cua-toi/:code', { code })}>
          {name}
        </a>
      ) : (
        name
      )}
      <div class="govuk-hint">{dateOf(at, locale)}</div>
    </div>
  );
}

function Uses({ reuses, of }: { reuses: readonly Reuse[]; of: string }) {
  const words = messages(useLocale());
  if (reuses.length === 0) return <>{words.notUsed}</>;
  return (
    <div>
      {reuses.map(({ dossierCode, byId, at }) => (
        <DossierLink code={dossierCode} follows={byId === of} at={at} />
      ))}
    </div>
  );
}

function Files({ paper }: { paper: StoredPaper }) {
  const words = messages(useLocale());
  const { agencyId, id, fileIds, name } = paper;
  return (
    <div>
      {fileIds.map((_, i) => (
        <div>
          <a
            class="govuk-link"
            href={href('/kho-giay-to/:agency/:id/tep/:place', { agency: agencyId, id, place: String(i + 1) })}
          >
            {fileIds.length === 1 ? words.download : words.downloadPart(i + 1)}
            <span class="govuk-visually-hidden">{words.ofPaper(name)}</span>
          </a>
        </div>
      ))}
    </div>
  );
}

function Looked({ store: { consultations, agencyNames } }: { store: OwnStore }) {
  const locale = useLocale();
  const words = messages(locale);
  return (
    <Details summary={words.looked}>
      <p>{words.lookedLead}</p>
      <Table
        caption={words.looked}
        hideCaption
        rows={consultations}
        empty={words.lookedEmpty}
        columns={[
          { head: words.at, cell: ({ at }) => dateTimeOf(at, locale) },
          { head: words.who, cell: ({ byName }) => byName },
          { head: words.agency, cell: ({ agencyId }) => agencyNames.get(agencyId) },
          { head: words.purpose, cell: ({ purpose }) => purpose },
        ]}
      />
    </Details>
  );
}
