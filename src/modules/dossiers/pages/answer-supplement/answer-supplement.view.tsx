import { type Answers, FormFields, FormFindings } from '#modules/forms';
import { acceptedTypes, PaperFilesView } from '#modules/papers';
import { type Answer, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  dateOf,
  FileField,
  Form,
  Hidden,
  InsetText,
  Notice,
  PageHeading,
  SelectField,
  TextArea,
  useLocale,
} from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import type { DossierFile } from '../../dossier-file.ts';
import type { SupplementRequest } from '../../supplement-store.ts';
import { type OwnCall, openOwnFile } from '../own-dossier/own-file.ts';
import { formOf, paperNamesIn, type Shown } from './supplement-form.ts';

/** The page on which a supplement is answered, as the dossier stands now. */
export async function showSupplement(call: OwnCall, shown: Shown): Promise<Answer> {
  const file = await call.read((db) => openOwnFile(db, call));
  const { dossier } = file;
  const words = citizenMessages(call.locale).supplement;
  const here = href('/ho-so-cua-toi/:code', { code: dossier.code });
  const asked = file.supplements.filter(({ answeredAt }) => answeredAt === null);
  const body = (
    <>
      <PageHeading
        caption={dossier.procedureName}
        title={words.title}
        crumbs={[
          { href: '/ho-so-cua-toi', label: citizenMessages(call.locale).own.title },
          { href: here, label: dossier.code },
        ]}
      />
      {shown.refused && <Notice kind="warning">{shown.refused}</Notice>}
      {dossier.state === 'awaiting_supplement' ? (
        <>
          <Asked asked={asked} />
          <FilesPart call={call} file={file} error={shown.fileError} />
          <AnswerPart call={call} file={file} shown={shown} />
        </>
      ) : (
        <>
          {!shown.refused && <p>{words.notAsked}</p>}
          <Button kind="secondary" href={here}>
            {words.back}
          </Button>
        </>
      )}
    </>
  );
  return call.page({ title: `${words.title} – ${dossier.code}`, audience: 'citizen', body, status: shown.status });
}

function Asked({ asked }: { asked: readonly SupplementRequest[] }) {
  const locale = useLocale();
  const words = citizenMessages(locale).supplement;
  return (
    <>
      {asked.map(({ items, reason, answerBy }) => (
        <InsetText>
          <p>
            <strong>{words.asked}</strong>
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
          <p>
            {words.reason}: {reason}
          </p>
          {answerBy && <p>{words.answerBy(dateOf(answerBy, locale))}</p>}
        </InsetText>
      ))}
    </>
  );
}

interface FilesPartProps {
  readonly call: OwnCall;
  readonly file: DossierFile;
  readonly error: string | undefined;
}

/** Files go into the dossier as they are sent, before the rest, so that a slow line costs nothing of what is typed below. */
function FilesPart({ call, file, error }: FilesPartProps) {
  const words = citizenMessages(call.locale).supplement;
  const { files } = file;
  const { code } = file.dossier;
  return (
    <section aria-labelledby="files-part">
      <h2 id="files-part" class="govuk-heading-m">
        {words.files}
      </h2>
      {files.length > 0 && <PaperFilesView files={files} audience="citizen" />}
      <Form action={href('/ho-so-cua-toi/:code/bo-sung/tep', { code })} tokens={call.tokens} upload>
        <SelectField
          name="paper"
          label={words.filesFor}
          choose={false}
          choices={[...paperNamesIn(file), words.otherPaper].map((name) => ({ value: name, label: name }))}
        />
        <FileField
          name="files"
          label={words.file}
          hint={words.fileHint}
          multiple
          accept={acceptedTypes}
          error={error}
        />
        <Button kind="secondary">{words.addFiles}</Button>
      </Form>
    </section>
  );
}

function AnswerPart({ call, file: { dossier }, shown }: { call: OwnCall; file: DossierFile; shown: Shown }) {
  const words = citizenMessages(call.locale).supplement;
  const form = formOf(dossier);
  const here = href('/ho-so-cua-toi/:code/bo-sung', { code: dossier.code });
  return (
    <section aria-labelledby="answer-part">
      <h2 id="answer-part" class="govuk-heading-m">
        {form ? words.answers : words.note}
      </h2>
      <FormFindings check={shown.check} />
      <Form action={here} tokens={call.tokens}>
        <Hidden name="version" value={String(dossier.version)} />
        {form && (
          <FormFields
            form={form}
            answers={shown.typed ?? (dossier.answers as Answers)}
            action={here}
            check={shown.check}
            knowsPerson
          />
        )}
        <TextArea
          name="note"
          label={words.note}
          hint={words.noteHint}
          value={shown.note}
          rows={3}
          maxLength={2000}
          optional
        />
        <p>{words.sendHint}</p>
        <ButtonGroup>
          <Button>{words.send}</Button>
          <Button kind="secondary" href={href('/ho-so-cua-toi/:code', { code: dossier.code })}>
            {words.back}
          </Button>
        </ButtonGroup>
      </Form>
    </section>
  );
}
