import type { Progress } from '#modules/digitisation';
import { describePaper, StateInStore, type StoredPaper, StoredPaperTag } from '#modules/paper-store';
import { addressOf, type PaperFile, PaperFilesView } from '#modules/papers';
import { type FileVerdict, VerdictTag } from '#modules/signatures';
import { href } from '#platform/route';
import { type Column, InsetText, Table, useLocale } from '#ui';
import { digitiseMessages } from '../../digitise-messages.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { messages } from '../../messages.ts';
import type { DossierPaper, ReusedPaper } from '../../required-paper-store.ts';

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
