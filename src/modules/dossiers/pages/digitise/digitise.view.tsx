import { acceptedTypes, canPreview, isOpen, type PaperFile, PaperFilesView } from '#modules/papers';
import type { FormErrors, Typed } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  CheckboxField,
  Details,
  ErrorSummary,
  FileField,
  Form,
  Hidden,
  PageHeading,
  SelectField,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { digitiseMessages } from '../../digitise-messages.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { messages } from '../../messages.ts';
import type { DossierPaper } from '../../required-paper-store.ts';

interface Props {
  readonly file: DossierFile;
  readonly paper: DossierPaper;
  readonly tokens: FormTokens;
  readonly typed: Typed;
  readonly errors: FormErrors;
}

/** Where the scans of a paper are handed in, or those that are there already chosen to be recognised. */
export function DigitiseView({ file: { dossier, files }, paper, tokens, typed, errors }: Props) {
  const words = messages(useLocale());
  const back = href('/can-bo/ho-so/:code', { code: dossier.code });
  const here = `${back}/so-hoa/${paper.ordinal}`;
  const asEntered = { originalForm: paper.form, originals: String(Math.max(1, paper.quantity)) };
  const field = typedFields({ ...asEntered, ...typed }, errors);
  const own = files.filter(({ id }) => paper.fileIds.includes(id));
  return (
    <>
      <PageHeading
        caption={words.digitise.title}
        title={paper.name}
        lead={words.digitise.lead}
        crumbs={[
          { href: '/can-bo', label: words.worklist.title },
          { href: back, label: dossier.code },
        ]}
      />
      <ErrorSummary errors={errors} />
      <Form action={here} tokens={tokens} upload>
        <OnDeskFields field={field} />
        <FileField
          name="file"
          label={words.digitise.field}
          hint={words.digitise.hint}
          accept={acceptedTypes}
          multiple
          error={errors.file}
        />
        <ButtonGroup>
          <Button>{words.digitise.button}</Button>
          <Button kind="secondary" href={back}>
            {words.actions.cancel}
          </Button>
        </ButtonGroup>
      </Form>
      <PaperFilesView files={own} audience="officer" />
      <KeptFiles
        action={`${here}/tep-da-co`}
        files={own}
        tokens={tokens}
        asEntered={asEntered}
        error={errors.fileIds}
      />
    </>
  );
}

function OnDeskFields({ field }: { field: ReturnType<typeof typedFields> }) {
  const locale = useLocale();
  const words = digitiseMessages(locale);
  const forms = Object.entries(messages(locale).paperForms);
  return (
    <>
      <SelectField
        {...field('originalForm')}
        label={words.fields.originalForm}
        choose={false}
        choices={forms.map(([value, label]) => ({ value, label }))}
      />
      <TextField
        {...field('originals')}
        label={words.fields.originals}
        hint={words.hints.originals}
        inputMode="numeric"
        width={3}
      />
    </>
  );
}

interface KeptProps {
  readonly action: string;
  readonly files: readonly PaperFile[];
  readonly tokens: FormTokens;
  readonly asEntered: Readonly<Record<'originalForm' | 'originals', string>>;
  readonly error: string | undefined;
}

/** A citizen's photo can become a searchable scan without being handed in again. */
function KeptFiles({ action, files, tokens, asEntered, error }: KeptProps) {
  const words = digitiseMessages(useLocale()).kept;
  const readable = files.filter((file) => isOpen(file) && canPreview(file.mediaType));
  if (readable.length === 0) return null;
  return (
    <Details summary={words.title} open={error !== undefined}>
      <Form action={action} tokens={tokens}>
        <Hidden name="originalForm" value={asEntered.originalForm} />
        <Hidden name="originals" value={asEntered.originals} />
        <CheckboxField
          name="fileIds"
          label={words.label}
          error={error}
          choices={readable.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ButtonGroup>
          <Button kind="secondary">{words.button}</Button>
        </ButtonGroup>
      </Form>
    </Details>
  );
}
