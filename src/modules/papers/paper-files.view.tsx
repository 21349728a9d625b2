import { href } from '#platform/route';
import { type Column, fileSizeOf, Table, Tag, type Tone, useLocale } from '#ui';
import { canHavePages, canPreview } from './file-types.ts';
import { messages } from './messages.ts';
import { type FileState, isOpen, type PaperFile } from './paper-file.ts';

type Audience = 'citizen' | 'officer';

const tones: Readonly<Record<FileState, Tone>> = {
  quarantined: 'waiting',
  clean: 'good',
  refused: 'bad',
  unscanned: 'neutral',
};

interface PaperFilesProps {
  readonly files: readonly PaperFile[];
  readonly audience: Audience;
  /** What another module knows of each file. */
  readonly more?: Column<PaperFile> | undefined;
}

/** The files of a paper or a dossier, each with its size, its state and the ways to look at it. */
export function PaperFilesView({ files, audience, more }: PaperFilesProps) {
  const locale = useLocale();
  const words = messages(locale).files;
  return (
    <Table
      caption={words.caption}
      hideCaption
      rows={files}
      empty={words.empty}
      columns={[
        { head: words.name, cell: (file) => <FileName file={file} /> },
        { head: words.size, cell: ({ size }) => fileSizeOf(size, locale), numeric: true },
        { head: words.state, cell: ({ state }) => <StateTag state={state} audience={audience} /> },
        ...(more ? [more] : []),
        { head: words.handedIn, cell: ({ uploadedByName }) => uploadedByName, wideOnly: true },
        { head: words.look, cell: (file) => <WayToLook file={file} /> },
      ]}
    />
  );
}

function FileName({ file }: { file: PaperFile }) {
  if (!isOpen(file)) return file.name;
  return (
    <a class="govuk-link" href={addressOf(file)} download>
      {file.name}
    </a>
  );
}

function WayToLook({ file }: { file: PaperFile }) {
  const words = messages(useLocale()).files;
  if (file.state === 'refused') return words.sendAnother;
  if (file.state === 'quarantined') return words.willOpen;
  if (!canPreview(file.mediaType)) return words.downloadToLook;
  return (
    <a class="govuk-link" href={`${addressOf(file)}/${canHavePages(file.mediaType) ? 'trang' : 'xem'}`}>
      {words.preview}
      <span class="govuk-visually-hidden"> {words.ofFile(file.name)}</span>
    </a>
  );
}

/** Whether an installation has a scanner is a matter for its officers; a citizen's file is received either way. */
function StateTag({ state, audience }: { state: FileState; audience: Audience }) {
  const words = messages(useLocale());
  if (audience === 'citizen' && isOpen({ state })) return <Tag tone="good">{words.received}</Tag>;
  return <Tag tone={tones[state]}>{words.states[state]}</Tag>;
}

/** Where a file is downloaded; what is known of it lies below. */
export const addressOf = ({ agencyId, id }: Pick<PaperFile, 'agencyId' | 'id'>): string =>
  href('/tep/:agency/:id', { agency: agencyId, id });
