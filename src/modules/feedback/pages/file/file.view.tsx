import type { Agency } from '#modules/organisation';
import type { FormErrors, Typed } from '#platform/form';
import type { FormTokens } from '#platform/route';
import {
  Button,
  CheckboxField,
  Details,
  ErrorSummary,
  FieldGroup,
  FileField,
  Form,
  PageHeading,
  SelectField,
  TextArea,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { feedbackRules } from '../../../../../reference/feedback/house-rules.ts';
import { messages } from '../../messages.ts';

interface FileProps {
  readonly typed: Typed;
  readonly errors: FormErrors;
  readonly communes: readonly Agency[];
  readonly tokens: FormTokens;
  readonly signedIn: boolean;
}

/** What is to be reported, then who reports it. */
export function FileView({ typed, errors, communes, tokens, signedIn }: FileProps) {
  const words = messages(useLocale());
  const field = typedFields(typed, errors);
  return (
    <>
      <PageHeading title={words.file.title} lead={words.file.lead} />
      <ErrorSummary errors={errors} />
      <Details summary={words.file.notHere}>
        <p>{words.file.notHereText}</p>
      </Details>
      <Form action="/phan-anh" tokens={tokens} upload>
        <FieldGroup title={words.file.matter}>
          <SelectField
            {...field('agency')}
            label={words.fields.agency ?? ''}
            choices={communes.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <MatterFields typed={typed} errors={errors} />
        </FieldGroup>
        <SenderFields typed={typed} errors={errors} />
        <FilesField typed={typed} errors={errors} />
        <Button>{words.file.button}</Button>
      </Form>
      <Links signedIn={signedIn} />
    </>
  );
}

interface FieldsProps {
  readonly typed: Typed;
  readonly errors: FormErrors;
}

/** The matter, for its sender and for a clerk alike. */
export function MatterFields({ typed, errors }: FieldsProps) {
  const words = messages(useLocale());
  const field = typedFields(typed, errors);
  return (
    <>
      <TextArea {...field('content')} label={words.fields.content ?? ''} hint={words.file.contentHint} rows={7} />
      <TextField {...field('place')} label={words.fields.place ?? ''} hint={words.file.placeHint} optional />
      <TextField
        {...field('dossierCode')}
        label={words.fields.dossierCode ?? ''}
        hint={words.file.dossierHint}
        width={30}
        optional
      />
    </>
  );
}

/** Who reports it, and whether it may be published. */
export function SenderFields({ typed, errors }: FieldsProps) {
  const words = messages(useLocale());
  const field = typedFields(typed, errors);
  return (
    <FieldGroup title={words.file.you}>
      <p class="govuk-hint">{words.file.youHint}</p>
      <TextField {...field('fullName')} label={words.fields.fullName ?? ''} autocomplete="name" />
      <TextField {...field('phone')} label={words.fields.phone ?? ''} type="tel" width={20} autocomplete="tel" />
      <TextField {...field('email')} label={words.fields.email ?? ''} type="email" autocomplete="email" optional />
      <TextField {...field('address')} label={words.fields.address ?? ''} autocomplete="street-address" optional />
      <CheckboxField
        {...field('mayPost')}
        label={words.fields.mayPost ?? ''}
        choices={[{ value: 'yes', label: words.file.mayPost }]}
      />
    </FieldGroup>
  );
}

/** Stands last: what comes before the files is read before any of them. */
export function FilesField({ typed, errors }: FieldsProps) {
  const words = messages(useLocale());
  const field = typedFields(typed, errors);
  return (
    <>
      <CheckboxField
        {...field('mayUsePlace')}
        label={words.fields.mayUsePlace ?? ''}
        choices={[{ value: 'yes', label: words.file.mayUsePlace }]}
      />
      <FileField
        name="files"
        label={words.fields.files ?? ''}
        hint={words.file.filesHint(feedbackRules.files)}
        accept="image/*,.pdf,.docx"
        multiple
        optional
        error={errors.files}
      />
    </>
  );
}

function Links({ signedIn }: { signedIn: boolean }) {
  const words = messages(useLocale()).file;
  const links = [
    { href: '/phan-anh/tra-cuu', label: words.lookUp },
    { href: '/phan-anh/cong-khai', label: words.published },
    ...(signedIn ? [{ href: '/phan-anh/cua-toi', label: words.own }] : []),
  ];
  return (
    <ul class="govuk-list">
      {links.map(({ href: address, label }) => (
        <li>
          <a class="govuk-link" href={address}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
