import { explain } from '#modules/calendar';
import type { Progress } from '#modules/digitisation';
import { AnswersView, getForm } from '#modules/forms';
import { describePaper, StateInStore, type StoredPaper, StoredPaperTag } from '#modules/paper-store';
import { addressOf, type PaperFile, PaperFilesView } from '#modules/papers';
import { type FileVerdict, VerdictTag } from '#modules/signatures';
import { href } from '#platform/route';
import {
  type Column,
  Details,
  dateOf,
  dateTimeOf,
  InsetText,
  maskIdentity,
  moneyOf,
  Steps,
  SummaryList,
  type SummaryRow,
  Table,
  Timeline,
  useLocale,
} from '#ui';
import { digitiseMessages } from '../../digitise-messages.ts';
import { type Dossier, nationalStatusOf, type Party } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { promisedWords, StateTag } from '../../dossier-tags.tsx';
import type { ElectronicCopy } from '../../electronic-copy.ts';
import { messages } from '../../messages.ts';
import type { DossierPaper, ReusedPaper } from '../../required-paper-store.ts';
import type { Step } from '../../step-store.ts';
import { copySpeech } from '../certified-copies/register.route.tsx';
import { Corrections } from '../year-register/corrections.view.tsx';
import { known } from './known-rows.ts';

interface ParticularsProps {
  readonly file: DossierFile;
  readonly reader: 'staff' | 'citizen';
  /** Where identity numbers stand in full, for whoever may see them and sees them masked here. */
  readonly revealAt?: string | undefined;
  /** Identity numbers in full. */
  readonly whole?: boolean;
}

/** What the dossier is about, for officers and for its people. */
export function Particulars({ file, reader, revealAt, whole = false }: ParticularsProps) {
  const locale = useLocale();
  const words = messages(locale);
  const { dossier, agencies } = file;
  const { submitter, owner, subject, representative } = dossier.parties;
  const rows: (SummaryRow | undefined)[] = [
    { term: words.worklist.state, detail: <StateTag state={dossier.state} /> },
    reader === 'staff'
      ? { term: words.file.nationalState, detail: nationalStateOf(dossier, words.nationalStates) }
      : undefined,
    { term: words.file.procedure, detail: `${dossier.procedureName} (${dossier.procedureCode})` },
    { term: words.file.owner, detail: <PartyLines party={owner} whole={whole} /> },
    submitter.fullName !== owner.fullName
      ? { term: words.file.submitter, detail: <PartyLines party={submitter} whole={whole} /> }
      : undefined,
    subject && { term: words.file.subject, detail: <PartyLines party={subject} whole={whole} /> },
    representative && { term: words.file.representative, detail: <PartyLines party={representative} whole={whole} /> },
    { term: words.file.content, detail: dossier.content },
    { term: words.file.channel, detail: words.channels[dossier.channel] },
    { term: words.file.receivedBy, detail: agencies[dossier.agencyId]?.centreName },
    dossier.handlingAgencyId !== dossier.agencyId
      ? { term: words.file.handledBy, detail: agencies[dossier.handlingAgencyId]?.name }
      : undefined,
    { term: words.file.submitted, detail: dateTimeOf(dossier.submittedAt, locale) },
    { term: words.file.received, detail: dossier.receivedAt && dateTimeOf(dossier.receivedAt, locale) },
    {
      term: words.file.delivery,
      detail: [words.deliveries[dossier.resultDelivery], dossier.deliveryAddress].filter(Boolean).join(': '),
    },
    {
      term: words.file.fee,
      // Until intake nobody has worked out what is due.
      detail:
        dossier.receivedAt === null
          ? undefined
          : dossier.feeTotal > 0
            ? `${moneyOf(dossier.feeTotal, locale)} – ${words.feeStates[dossier.feeState]}`
            : words.feeStates.none,
    },
  ];
  return (
    <>
      <SummaryList rows={known(rows)} />
      {revealAt && (
        <p class="govuk-body">
          <a class="govuk-link" href={revealAt}>
            {words.file.reveal}
          </a>{' '}
          <span class="govuk-hint">{words.file.revealHint}</span>
        </p>
      )}
    </>
  );
}

/** Its number and name in the list of the National Portal, as a synchronisation will send it. */
function nationalStateOf(dossier: Dossier, names: readonly string[]): string {
  const number = nationalStatusOf(dossier);
  return `${number} – ${names[number - 1]}`;
}

function PartyLines({ party, whole }: { party: Party; whole: boolean }) {
  const { fullName, identityNumber, taxCode, birthDay, address, phone, email } = party;
  const number = identityNumber && (whole ? identityNumber : maskIdentity(identityNumber));
  const locale = useLocale();
  const words = messages(locale).file;
  const kind = party.kind === 'organisation' ? words.partyKinds.organisation : undefined;
  return (
    <>
      <strong>{fullName}</strong>
      {[kind, taxCode && words.taxCode(taxCode), number, birthDay && dateOf(birthDay, locale), address, phone, email]
        .filter(Boolean)
        .map((line) => (
          <div>{line}</div>
        ))}
    </>
  );
}

/** Nothing is owed any more: the dossier was withdrawn, or never completed. */
function hasEnded({ state }: Dossier): boolean {
  return state === 'withdrawn' || state === 'lapsed';
}

/** The promised day and, unfolded, the reasoning behind it line by line. */
export function PromisedDay({ file: { dossier, promise, apology } }: { file: DossierFile }) {
  const locale = useLocale();
  const words = messages(locale).file;
  if (dossier.receivedAt === null || hasEnded(dossier)) return null;
  const waiting = dossier.state === 'awaiting_supplement' && promise.promisedAt === undefined;
  const promised = waiting
    ? words.promisedNone
    : dossier.promisedAt === null
      ? words.noLimit
      : promisedWords(dossier.promisedAt, locale);
  return (
    <section class="mc-promise" aria-label={words.promised}>
      <p class="mc-promise__day">
        <span>{words.promised}</span> <strong>{promised}</strong>
      </p>
      <Details summary={words.why}>
        <ol class="govuk-list govuk-list--number">
          {explain(promise.lines, locale).map((line) => (
            <li>{line}</li>
          ))}
          {apology && (
            <li>
              {words.reappointed(
                dateTimeOf(apology.previousPromisedAt, locale),
                dateTimeOf(apology.newPromisedAt, locale),
              )}
            </li>
          )}
        </ol>
      </Details>
    </section>
  );
}

/** How far the internal process has come, and who holds it. */
export function Process({ file: { steps, dossier } }: { file: DossierFile }) {
  const locale = useLocale();
  const words = messages(locale);
  if (steps.length === 0) return null;
  const whenOf = ({ finishedAt, dueAt }: Step) => {
    if (finishedAt !== null) return words.file.done(dateTimeOf(finishedAt, locale));
    if (dueAt !== null && dossier.state === 'awaiting_supplement') return words.file.standsStill;
    return dueAt === null ? undefined : words.file.by(dateTimeOf(dueAt, locale));
  };
  const stateOf = ({ finishedAt, ordinal }: Step) => {
    if (finishedAt !== null) return 'done';
    if (hasEnded(dossier)) return 'skipped';
    return ordinal === dossier.stepOrdinal ? 'current' : 'waiting';
  };
  return (
    <section>
      <h2 class="govuk-heading-m">{words.file.process}</h2>
      <Steps
        steps={steps.map((step) => ({
          name: step.name,
          state: stateOf(step),
          who: step.assigneeName ?? (stateOf(step) === 'current' ? words.worklist.nobody : undefined),
          when: [stateOf(step) !== 'skipped' && whenOf(step), step.note].filter(Boolean).join(' – '),
        }))}
      />
    </section>
  );
}

/** The papers handed in, with their scans; `digitiseAt` is where an officer adds one, by the paper's ordinal. */
export function Papers({
  file: { papers, files, verdicts, scans, given },
  digitiseAt,
}: {
  file: DossierFile;
  digitiseAt?: (ordinal: number) => string;
}) {
  const words = messages(useLocale());
  const scanOf = ({ ordinal }: DossierPaper) => scans.find((scan) => scan.ordinal === ordinal);
  if (papers.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.file.papers}</h2>
      <Table
        caption={words.file.papers}
        hideCaption
        rows={papers}
        columns={[
          { head: words.file.paper, cell: (paper) => <PaperName paper={paper} given={given} /> },
          { head: words.file.form, cell: (paper) => words.paperForms[paper.form] },
          { head: words.file.quantity, numeric: true, cell: (paper) => paper.quantity },
          {
            head: words.file.digitisation,
            cell: (paper) => (
              <>
                {words.digitisations[paper.digitisation]}
                {digitiseAt && <ScanState scan={scanOf(paper)} href={`${digitiseAt(paper.ordinal)}/trang`} />}
              </>
            ),
          },
          ...(digitiseAt
            ? [
                {
                  head: '',
                  cell: ({ ordinal, name }: DossierPaper) => (
                    <a class="govuk-link" href={digitiseAt(ordinal)}>
                      {words.digitise.link}
                      <span class="govuk-visually-hidden"> {name}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      {files.length > 0 && (
        <PaperFilesView
          files={files}
          audience={digitiseAt ? 'officer' : 'citizen'}
          more={verdicts.length === 0 ? undefined : signaturesColumn(verdicts, words.file.signatures)}
        />
      )}
    </section>
  );
}

/** What the signatures of each file are worth, leading to the reasons. */
const signaturesColumn = (verdicts: readonly FileVerdict[], head: string): Column<PaperFile> => ({
  head,
  cell: (file) => {
    const found = verdicts.find(({ fileId }) => fileId === file.id);
    return (
      found && (
        <a class="govuk-link" href={`${addressOf(file)}/chu-ky`}>
          <VerdictTag outcome={found.outcome} />
        </a>
      )
    );
  },
});

/** How far the paper is on its way to a searchable scan, and the way there. */
function ScanState({ scan, href }: { scan: Progress | undefined; href: string }) {
  const words = digitiseMessages(useLocale()).states;
  if (!scan) return null;
  return (
    <div>
      <a class="govuk-link" href={href}>
        {words[scan.state]}
        {scan.state === 'reading' && ` ${scan.done}/${scan.of}`}
      </a>
    </div>
  );
}

type Given = DossierFile['given'];

function PaperName({ paper: { name, note, reused }, given }: { paper: DossierPaper; given: Given }) {
  return (
    <>
      {name}
      {note && <div class="govuk-hint">{note}</div>}
      {reused && <GivenPaper reused={reused} given={given} />}
    </>
  );
}

/** What was chosen from the store, as it was that day; when it was withdrawn or replaced since, that is said besides. */
function GivenPaper({ reused, given }: { reused: ReusedPaper; given: Given }) {
  const locale = useLocale();
  const words = messages(locale).file;
  const present = given.find(({ id }) => id === reused.id);
  return (
    <div class="govuk-hint">
      {words.given(reused.name, describePaper(reused, locale), reused.dossierCode)}{' '}
      {present && present.state !== 'in_force' && <StateInStore paper={present} />}
    </div>
  );
}

/** The originals of which copies are certified, each with its number in the register once it has one. */
export function CertifiedCopies({
  file: { copies, electronic, corrections, dossier },
  mayCorrect,
}: {
  file: DossierFile;
  mayCorrect: boolean;
}) {
  const locale = useLocale();
  const words = messages(locale).file;
  if (copies.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.certifiedCopies}</h2>
      <Table
        caption={words.certifiedCopies}
        hideCaption
        rows={copies}
        columns={[
          {
            head: words.original,
            cell: ({ original, ordinal }) => (
              <>
                {original}
                <Corrections
                  corrections={corrections.filter((one) => one.ordinal === ordinal)}
                  speech={copySpeech(locale)}
                />
              </>
            ),
          },
          { head: words.pagesAndCopies, oneLine: true, cell: ({ pages, copies: each }) => `${pages} × ${each}` },
          {
            head: words.amount,
            cell: ({ amount, basis }) => (
              <>
                {moneyOf(amount, locale)}
                <div class="govuk-hint">{basis}</div>
              </>
            ),
          },
          {
            head: words.copyKind,
            cell: ({ kind, ordinal }) => (
              <>
                {messages(locale).copyKinds[kind]}
                {kind === 'electronic' && <CopyFile copy={electronic.find((each) => each.ordinal === ordinal)} />}
              </>
            ),
          },
          { head: words.registerNumber, cell: ({ number }) => number ?? words.notCertified },
        ]}
      />
      {mayCorrect && copies.some(({ number }) => number !== null) && (
        <p>
          <a class="govuk-link" href={href('/can-bo/ho-so/:code/dinh-chinh-so-chung-thuc', { code: dossier.code })}>
            {words.correctRegister}
          </a>
        </p>
      )}
    </section>
  );
}

/** How far an electronic copy is: without a scan, with one, or signed and to download. */
function CopyFile({ copy }: { copy: ElectronicCopy | undefined }) {
  const words = messages(useLocale()).copyFile;
  if (!copy) return <div class="govuk-hint">{words.waiting}</div>;
  if (copy.fileAgencyId === null || copy.fileId === null) return <div class="govuk-hint">{words.chosen}</div>;
  return (
    <div>
      <a class="govuk-link" href={href('/tep/:agency/:id', { agency: copy.fileAgencyId, id: copy.fileId })}>
        {words.download}
      </a>
    </div>
  );
}

/** The certified files of a dossier, for its people to download. */
export function ElectronicCopies({ file: { copies, electronic } }: { file: DossierFile }) {
  const words = messages(useLocale()).file;
  const lines = copies.filter(({ ordinal }) => electronic.some((each) => each.ordinal === ordinal));
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.electronicCopies}</h2>
      <Table
        caption={words.electronicCopies}
        hideCaption
        rows={lines}
        columns={[
          { head: words.original, cell: ({ original }) => original },
          { head: words.registerNumber, cell: ({ number }) => number ?? words.notCertified },
          {
            head: words.copyFile,
            cell: ({ ordinal }) => <CopyFile copy={electronic.find((each) => each.ordinal === ordinal)} />,
          },
        ]}
      />
    </section>
  );
}

/** What the dossier was given out of a store, for whoever drafts or signs its result. */
export function GivenPapers({ file: { papers, given } }: { file: DossierFile }) {
  const reused = papers.flatMap((paper) => paper.reused ?? []);
  if (reused.length === 0) return null;
  return (
    <InsetText>
      {reused.map((paper) => (
        <GivenPaper reused={paper} given={given} />
      ))}
    </InsetText>
  );
}

/** What was put into the owner's store from this dossier, with the way to withdraw it for who may. */
export function PutIn({
  file: { putIn },
  now,
  mayWithdraw,
}: {
  file: DossierFile;
  now: number;
  mayWithdraw: (paper: StoredPaper) => boolean;
}) {
  const locale = useLocale();
  const words = messages(locale).file;
  if (putIn.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.putIn}</h2>
      <Table
        caption={words.putIn}
        hideCaption
        rows={putIn}
        columns={[
          {
            head: words.paper,
            cell: (paper) => (
              <>
                {paper.name}
                <div class="govuk-hint">{describePaper(paper, locale)}</div>
              </>
            ),
          },
          {
            head: words.storeState,
            cell: (paper) => (
              <>
                <StoredPaperTag paper={paper} now={now} />
                {mayWithdraw(paper) && paper.state !== 'withdrawn' && <WithdrawLink paper={paper} />}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

function WithdrawLink({ paper: { agencyId, id, name } }: { paper: StoredPaper }) {
  const words = messages(useLocale()).file;
  return (
    <div>
      <a class="govuk-link" href={href('/can-bo/kho-giay-to/:agency/:id/thu-hoi', { agency: agencyId, id })}>
        {words.withdrawStored}
        <span class="govuk-visually-hidden"> {name}</span>
      </a>
    </div>
  );
}

/** The declaration, as it was filled in. */
export function Answers({ file: { dossier }, masked = false }: { file: DossierFile; masked?: boolean }) {
  const words = messages(useLocale()).file;
  if (dossier.formId === null || dossier.formVersion === null || Object.keys(dossier.answers).length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.answers}</h2>
      <AnswersView
        form={getForm(dossier.formId, dossier.formVersion)}
        answers={dossier.answers as never}
        masked={masked}
      />
    </section>
  );
}

/** What happened to the dossier, newest first. */
export function History({ file: { facts } }: { file: DossierFile }) {
  const words = messages(useLocale());
  return (
    <section>
      <h2 class="govuk-heading-m">{words.file.history}</h2>
      <Timeline
        items={facts.toReversed().map((fact) => ({
          at: fact.at,
          title: words.facts[fact.type] ?? fact.type,
          by: fact.actorName,
          body: [fact.data.step, fact.data.to, fact.data.note, fact.data.reason]
            .filter((text) => typeof text === 'string' && text !== '')
            .join(' – '),
        }))}
      />
    </section>
  );
}
