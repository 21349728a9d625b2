import { type Answers, FormFields, FormFindings } from '#modules/forms';
import { acceptedTypes, PaperFilesView } from '#modules/papers';
import { type Answer, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  Details,
  dateOf,
  ErrorSummary,
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
import { askedIn, fieldOf, formOf, otherFiles, otherPapersIn, type Shown } from './supplement-form.ts';

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
          <AnswerForm call={call} file={file} shown={shown} />
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

interface PartProps {
  readonly call: OwnCall;
  readonly file: DossierFile;
  readonly shown: Shown;
}

/** One form for all that is asked: files for each paper, the answers, and a word. */
function AnswerForm(props: PartProps) {
  const { call, file, shown } = props;
  const { dossier } = file;
  const words = citizenMessages(call.locale).supplement;
  const here = href('/ho-so-cua-toi/:code/bo-sung', { code: dossier.code });
  return (
    <>
      {shown.check?.errors.length ? null : <ErrorSummary errors={shown.fileErrors ?? {}} />}
      <FormFindings check={shown.check} />
      <Form action={here} tokens={call.tokens} upload>
        <Hidden name="version" value={String(dossier.version)} />
        <FilesPart {...props} />
        <AnswersPart {...props} action={here} />
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
    </>
  );
}

function FilesPart({ call, file, shown }: PartProps) {
  const words = citizenMessages(call.locale).supplement;
  const others = otherPapersIn(file);
  const errors = shown.fileErrors ?? {};
  const sentFor = (name: string) => {
    const ids = file.papers.filter((paper) => paper.name === name).flatMap(({ fileIds }) => fileIds);
    return file.files.filter(({ id }) => ids.includes(id));
  };
  return (
    <section aria-labelledby="files-part">
      <h2 id="files-part" class="govuk-heading-m">
        {words.files}
      </h2>
      <p>{words.filesLead}</p>
      {askedIn(file).map((name, index) => {
        const sent = sentFor(name);
        return (
          <>
            <FileField
              name={fieldOf(index)}
              label={name}
              hint={sent.length > 0 ? words.moreFiles : undefined}
              multiple
              accept={acceptedTypes}
              error={errors[fieldOf(index)]}
            />
            {sent.length > 0 && <PaperFilesView files={sent} audience="citizen" />}
          </>
        );
      })}
      <Details summary={words.others} open={errors[otherFiles] !== undefined}>
        {others.length > 0 && (
          <SelectField
            name="paper"
            label={words.filesFor}
            value={shown.paper}
            choose={false}
            choices={[words.otherPaper, ...others].map((name) => ({ value: name, label: name }))}
          />
        )}
        <FileField
          name={otherFiles}
          label={words.otherFiles}
          multiple
          accept={acceptedTypes}
          error={errors[otherFiles]}
        />
        {[words.otherPaper, ...others].map((name) => {
          const sent = sentFor(name);
          return (
            sent.length > 0 && (
              <>
                <h3 class="govuk-heading-s">{name}</h3>
                <PaperFilesView files={sent} audience="citizen" />
              </>
            )
          );
        })}
      </Details>
    </section>
  );
}

/** The answers can be changed only where they were given in an electronic form. */
function AnswersPart({ call, file: { dossier }, shown, action }: PartProps & { readonly action: string }) {
  const form = formOf(dossier);
  if (!form) return null;
  const words = citizenMessages(call.locale).supplement;
  return (
    <section aria-labelledby="answer-part">
      <h2 id="answer-part" class="govuk-heading-m">
        {words.answers}
      </h2>
      <FormFields
        form={form}
        answers={shown.typed ?? (dossier.answers as Answers)}
        action={action}
        check={shown.check}
        knowsPerson
      />
    </section>
  );
}
