import { type FormTokens, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  DateField,
  ErrorSummary,
  Form,
  InsetText,
  PageHeading,
  TextArea,
  TextField,
  typedFields,
  useLocale,
} from '#ui';
import { messages } from '../../messages.ts';
import type { ProcedureVersion } from '../../procedure-version.ts';

interface SequenceProps {
  readonly version: ProcedureVersion;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly tokens: FormTokens;
}

/** The form for the sequence of a procedure, one step a line. */
export function SequenceView({ version: { code, name }, typed, errors, tokens }: SequenceProps) {
  const { officer } = messages(useLocale());
  const words = officer.sequence;
  const field = typedFields(typed, errors);
  const own = href('/can-bo/thu-tuc/:code', { code });
  return (
    <>
      <PageHeading title={words.enter} caption={`${code} · ${name}`} crumbs={[{ href: own, label: name }]} />
      <ErrorSummary errors={errors} />
      <InsetText>{words.forWhom}</InsetText>
      <Form action={`${own}/trinh-tu`} tokens={tokens}>
        <TextArea {...field('steps')} label={words.steps} hint={words.stepsHint} rows={10} />
        <TextField {...field('legalRef')} label={words.legalRef} hint={officer.legalRefHint} />
        <DateField {...field('validFrom')} label={words.validFrom} />
        <ButtonGroup>
          <Button keys="ctrl+enter">{officer.save}</Button>
          <Button kind="secondary" href={own}>
            {officer.cancel}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
