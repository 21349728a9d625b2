import { describePaper } from '#modules/paper-store';
import { acceptedTypes, keepFile, PaperFilesView } from '#modules/papers';
import { quantityInWords, type RequiredPaper } from '#modules/procedures';
import type { Act } from '#platform/journal';
import { Button, FileField, InsetText, RadioField } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import type { Filing } from '../../filing.ts';
import {
  type FilesOfPapers,
  offeredFor,
  paperErrors,
  paperField,
  paperWays,
  readPaperWays,
  reuseWayOf,
  wayErrors,
} from '../../filing-papers.ts';
import { stepAddress } from '../../filing-steps.ts';
import { type FilingCall, filingStep, type Kept, type StepProps, type Taken } from './filing-step.tsx';
import { type TakenFiles, takeFiles } from './take-files.ts';

/** How each required paper reaches the agency, and the files of those that come as files. */
export const papersPages = filingStep({ key: 'papers', fields: Fields, take, upload: true });

async function take(call: FilingCall, filing: Filing): Promise<Taken> {
  const required = filing.asked;
  const taken = await takeFiles(call, new Map(required.map((paper) => [fileField(paper), paperField(paper)])));
  const removed = typeof call.form._remove === 'string' ? call.form._remove : undefined;
  const before = without(filing.filesOfPapers, removed);
  const justSent = new Set(taken.received.map(({ sentFor }) => sentFor));
  const ways = readPaperWays(call.form, required, { justSent, before });
  const errors = {
    ...paperErrors(ways, required, { files: withReceived(before, taken), stored: filing.papersInStore }, call.locale),
    ...wayErrors(call.form, required, justSent, call.locale),
    ...taken.errors,
  };
  const keep = async (act: Act): Promise<Kept> => ({
    choices: { ...filing.choices, papers: ways, files: await keepFiles(act, call, filing, before, taken) },
  });
  return { keep, errors: Object.keys(errors).length > 0 ? errors : undefined, stays: removed !== undefined };
}

const fileField = ({ ordinal }: Pick<RequiredPaper, 'ordinal'>): string => `files${ordinal}`;

const without = (files: FilesOfPapers, id: string | undefined): FilesOfPapers =>
  Object.fromEntries(Object.entries(files).map(([name, ids]) => [name, ids.filter((each) => each !== id)]));

/** What the papers will have once the received files are kept: only whether there is any matters before that. */
const withReceived = (files: FilesOfPapers, { received }: TakenFiles): FilesOfPapers => ({
  ...files,
  ...Object.fromEntries(received.map(({ sentFor }) => [sentFor, ['received']])),
});

async function keepFiles(
  act: Act,
  { tools }: FilingCall,
  { receiving }: Filing,
  before: FilesOfPapers,
  { received }: TakenFiles,
): Promise<FilesOfPapers> {
  const files: Record<string, readonly string[]> = { ...before };
  for (const { sentFor, file } of received) {
    const kept = await keepFile(act, tools, file, { agencyId: receiving.id });
    files[sentFor] = [...(files[sentFor] ?? []), kept.id];
  }
  return files;
}

function Fields(props: StepProps) {
  const words = citizenMessages(props.call.locale).filing;
  const { asked, filledIn } = props.filing;
  if (asked.length + filledIn.length === 0) return <InsetText>{words.noPapers}</InsetText>;
  return (
    <>
      {filledIn.length > 0 && (
        <InsetText>{words.formFilledIn(filledIn.map(({ ordinal }) => ordinal).join(', '))}</InsetText>
      )}
      <p>{words.papersLead}</p>
      <EnterMeansNext />
      {asked.map((paper) => (
        <PaperFields {...props} paper={paper} />
      ))}
    </>
  );
}

/** Enter presses the first button of a form, which must not be one that removes a file. */
function EnterMeansNext() {
  return <button type="submit" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" />;
}

function PaperFields({ call, filing, problem, paper }: StepProps & { paper: RequiredPaper }) {
  const words = citizenMessages(call.locale).filing;
  const name = paperField(paper);
  const sent = filing.files.filter(({ id }) => filing.choices.files?.[name]?.includes(id));
  const files = (
    <>
      {sent.length > 0 && <PaperFilesView files={sent} audience="citizen" />}
      {sent.map(({ id, name: fileName }) => (
        <Button kind="quiet" name="_remove" value={id} formAction={`${stepAddress(filing.draft.id, 'papers')}#${name}`}>
          {words.removeFile(fileName)}
        </Button>
      ))}
      <FileField
        name={fileField(paper)}
        label={sent.length > 0 ? words.moreFiles(paper.ordinal) : words.filesOf(paper.ordinal)}
        multiple
        accept={acceptedTypes}
      />
    </>
  );
  return (
    <RadioField
      name={name}
      label={`${paper.ordinal}. ${paper.name}`}
      hint={[quantityInWords(paper, call.locale), paper.note].filter(Boolean).join('; ')}
      value={filing.choices.papers?.[name]}
      error={problem.errors[name]}
      choices={[
        ...offeredFor(filing.papersInStore, paper).map((stored) => ({
          value: reuseWayOf(stored),
          label: words.reuse(stored.name),
          hint: describePaper(stored, call.locale),
        })),
        ...paperWays.map((way) => ({
          value: way,
          label: words.paperWays[way],
          ...(way === 'files' && { more: files }),
        })),
      ]}
    />
  );
}
