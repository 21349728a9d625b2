import type { FormTokens } from '#platform/route';
import {
  Button,
  ButtonGroup,
  DateField,
  ErrorSummary,
  FieldGroup,
  Form,
  PageHeading,
  TextArea,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { whatHappens } from '../../announcement.ts';
import { announcementMessages } from '../../announcement-messages.ts';
import { messages } from '../../messages.ts';

export interface AnnouncementFormProps {
  readonly action: string;
  readonly back: string;
  /** The number of the decision that is corrected; absent when one is entered. */
  readonly corrects?: string;
  /** Whether the correction must say why. */
  readonly explained?: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly tokens: FormTokens;
}

/** The form for a decision that announces procedures, entered or corrected. */
export function AnnouncementFormView({
  action,
  back,
  corrects,
  explained,
  typed,
  errors,
  tokens,
}: AnnouncementFormProps) {
  const locale = useLocale();
  const words = announcementMessages(locale);
  const { officer } = messages(locale);
  const field = typedFields(typed, errors);
  return (
    <>
      <PageHeading
        title={corrects ? words.correct : words.record}
        caption={corrects && words.decision(corrects)}
        crumbs={[{ href: back, label: corrects ? words.decision(corrects) : words.title }]}
        lead={explained && <p>{words.correctPosted}</p>}
      />
      <ErrorSummary errors={errors} />
      <Form action={action} tokens={tokens}>
        <TextField {...field('number')} label={words.fields.number} hint={words.hints.number} width={20} />
        <DateField {...field('decidedOn')} label={words.fields.decidedOn} />
        <DateField {...field('effectiveOn')} label={words.fields.effectiveOn} hint={words.hints.effectiveOn} />
        <TextField {...field('legalBasis')} label={words.fields.legalBasis} hint={words.hints.legalBasis} />
        <FieldGroup title={words.procedures}>
          <p class="govuk-hint">{words.hints.procedures}</p>
          {whatHappens.map((becomes) => (
            <TextArea {...field(becomes)} label={words.fields[becomes]} rows={3} />
          ))}
        </FieldGroup>
        {explained && <TextField {...field('because')} label={words.fields.because} hint={words.hints.because} />}
        <ButtonGroup>
          <Button keys="ctrl+enter">{officer.save}</Button>
          <Button kind="secondary" href={back}>
            {officer.cancel}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
