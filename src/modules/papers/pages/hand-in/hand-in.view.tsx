import type { FormTokens } from '#platform/route';
import { Button, ButtonGroup, ErrorSummary, FileField, Form, fileSizeOf, Hidden, PageHeading, useLocale } from '#ui';
import { intakeLimits } from '../../../../../reference/papers/intake-limits.ts';
import { acceptedTypes } from '../../file-types.ts';
import { messages } from '../../messages.ts';

export interface HandInProps {
  /** The agency that is to receive the file. */
  readonly agencyId: string;
  /** The page to go back to, which is told the file's id as `tep`. */
  readonly returnTo: string;
  readonly tokens: FormTokens;
  readonly audience: 'citizen' | 'officer';
  /** What was wrong with the file sent before. */
  readonly error?: string | undefined;
}

/** A field and a button to hand in one file, with its progress where scripts run. */
export function HandInForm({ agencyId, returnTo, tokens, audience, error }: HandInProps) {
  const locale = useLocale();
  const words = messages(locale).handIn;
  const limit = audience === 'citizen' ? intakeLimits.citizenFile : intakeLimits.staffFile;
  return (
    <Form action="/tep" tokens={tokens} upload>
      <Hidden name="agency" value={agencyId} />
      <Hidden name="tro_ve" value={returnTo} />
      <FileField
        name="file"
        label={words.field}
        hint={words.hint(fileSizeOf(limit, locale))}
        accept={acceptedTypes}
        error={error}
      />
      <ButtonGroup>
        <Button>{words.button}</Button>
        {error && (
          <Button kind="secondary" href={returnTo}>
            {words.back}
          </Button>
        )}
      </ButtonGroup>
    </Form>
  );
}

/** What is shown when a file could not be taken in: why, and the same field again. */
export function HandInAgain(props: HandInProps) {
  return (
    <>
      <ErrorSummary errors={props.error ? { file: props.error } : {}} />
      <PageHeading title={messages(useLocale()).handIn.title} />
      <HandInForm {...props} />
    </>
  );
}
