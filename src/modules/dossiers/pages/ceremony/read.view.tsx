import { type FormTokens, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  fieldId,
  Hidden,
  InsetText,
  Notice,
  PageHeading,
  SummaryList,
  type SummaryRow,
  TextField,
} from '#ui';
import type { ceremonyMessages } from '../../ceremony-messages.ts';
import type { ResultToSign } from '../../result-to-sign.ts';
import type { CeremonyKind } from '../../signing-ceremony.ts';
import { CopiesToSign } from '../certified-copies/copies-to-sign.view.tsx';
import { known } from '../dossier/known-rows.ts';

type Words = ReturnType<typeof ceremonyMessages>;

/** A result on the page, and why it cannot be signed any more if so. */
export interface ReadResult {
  readonly opened: ResultToSign;
  readonly isChosen: boolean;
  readonly closed: string | undefined;
}

export interface ReadProps {
  readonly kind: CeremonyKind;
  readonly url: string;
  readonly tokens: FormTokens;
  readonly results: readonly ReadResult[];
  readonly errors: Readonly<Record<string, string>>;
  /** What is to be known of the time-stamps before signing. */
  readonly unstamped: string | undefined;
  readonly hasCertificate: boolean;
  readonly words: Words;
}

/** Every chosen result to read, and one password for all of them. */
export function ReadView({ kind, url, tokens, results, errors, unstamped, hasCertificate, words }: ReadProps) {
  const own = words[kind];
  const isOpen = hasCertificate && results.some(({ closed }) => closed === undefined);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading title={own.readTitle} lead={own.readLead} crumbs={[{ href: url, label: own.title }]} />
      {!hasCertificate && <InsetText>{own.noCertificate}</InsetText>}
      {unstamped && (
        <Notice kind="warning">
          <p>{unstamped}</p>
        </Notice>
      )}
      <Form action={`${url}/xem`} tokens={tokens}>
        {errors.results && (
          <p class="govuk-error-message" id="results-error">
            {errors.results}
          </p>
        )}
        {results.map((result, i) => (
          <ResultToRead {...{ kind, result, words, isOpen }} position={i} />
        ))}
        {isOpen && (
          <>
            <TextField
              name="certificatePassword"
              type="password"
              autocomplete="off"
              width={20}
              label={own.password}
              hint={words.passwordHint}
              error={errors.certificatePassword}
            />
            <ButtonGroup>
              <Button>{own.submit}</Button>
              <Button kind="secondary" href={url}>
                {words.backToList}
              </Button>
            </ButtonGroup>
          </>
        )}
      </Form>
    </>
  );
}

interface ResultProps {
  readonly kind: CeremonyKind;
  readonly result: ReadResult;
  readonly position: number;
  readonly isOpen: boolean;
  readonly words: Words;
}

function ResultToRead({ kind, result: { opened, isChosen, closed }, position, isOpen, words }: ResultProps) {
  const { dossier, result } = opened;
  const id = position === 0 ? fieldId('results') : `${fieldId('results')}-${position + 1}`;
  return (
    <section class="mc-result-to-sign">
      <h2 class="govuk-heading-m">{`${position + 1}. ${dossier.ownerName} – ${result?.title ?? dossier.procedureName}`}</h2>
      <SummaryList rows={known(rowsOf(kind, opened, words))} />
      {result && (
        <InsetText>
          <p class="mc-as-typed">{result.content}</p>
        </InsetText>
      )}
      <CopiesToSign {...opened} />
      <Hidden name="shown" value={dossier.code} />
      {closed && <Notice kind="warning">{closed}</Notice>}
      {isOpen && !closed && (
        <div class="govuk-form-group govuk-checkboxes">
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              id={id}
              name="results"
              type="checkbox"
              value={`${dossier.code} ${dossier.version}`}
              checked={isChosen}
            />
            <label class="govuk-label govuk-checkboxes__label" for={id}>
              {words[kind].choose(dossier.ownerName, dossier.code)}
            </label>
          </div>
        </div>
      )}
    </section>
  );
}

function rowsOf(kind: CeremonyKind, { dossier, result, paper, steps, signing }: ResultToSign, words: Words) {
  const { code } = dossier;
  const proposed = steps.filter(({ finishedAt }) => finishedAt !== null);
  const rows: (SummaryRow | undefined)[] = [
    { term: words.dossier, detail: <Link href={href('/can-bo/ho-so/:code', { code })} label={code} /> },
    { term: words.procedure, detail: dossier.procedureName },
    kind === 'sign'
      ? {
          term: words.proposals,
          detail: (
            <ul class="govuk-list">
              {result && <li>{words.draftedBy(result.draftedByName)}</li>}
              {proposed.map(({ name, assigneeName, note }) => (
                <li>{words.proposal(name, assigneeName ?? words.nobody, note ?? '')}</li>
              ))}
            </ul>
          ),
        }
      : { term: words.signer, detail: result?.approvedByName ?? '' },
    kind === 'sign'
      ? { term: words.inNameOf, detail: [signing.onBehalf, signing.position].filter(Boolean).join(' – ') }
      : undefined,
    paper
      ? {
          term: words.print,
          detail: (
            <Link
              href={href('/tep/:agency/:id', { agency: paper.fileAgencyId, id: paper.fileId })}
              label={words.signedFile}
            />
          ),
        }
      : {
          term: words.print,
          detail: <Link href={href('/can-bo/ho-so/:code/in/ket-qua.pdf', { code })} label={words.printDraft} />,
        },
  ];
  return rows;
}

const Link = ({ href: to, label }: { href: string; label: string }) => (
  <a class="govuk-link" href={to}>
    {label}
  </a>
);
