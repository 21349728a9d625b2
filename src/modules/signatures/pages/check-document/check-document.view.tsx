import type { FormTokens } from '#platform/route';
import { Button, ErrorSummary, FileField, Form, fileSizeOf, PageHeading, useLocale } from '#ui';
import type { Verdict } from '../../judging/verdict.ts';
import { messages } from '../../messages.ts';
import { VerdictParts } from '../verdict-parts.view.tsx';

interface CheckProps {
  readonly action: string;
  readonly tokens: FormTokens;
  /** Bytes. */
  readonly limit: number;
  readonly error: string | undefined;
}

/** A field for one PDF. */
export function CheckView({ action, tokens, limit, error }: CheckProps) {
  const locale = useLocale();
  const words = messages(locale).check;
  return (
    <>
      <ErrorSummary errors={error ? { file: error } : {}} />
      <PageHeading title={words.title} lead={words.lead} />
      <Form action={action} tokens={tokens} upload>
        <FileField
          name="file"
          label={words.file}
          hint={words.hint(fileSizeOf(limit, locale))}
          accept="application/pdf,.pdf"
          error={error}
        />
        <Button>{words.button}</Button>
      </Form>
    </>
  );
}

/** What a PDF is worth, and the way to the next one. */
export function VerdictView({ verdict, name }: { verdict: Verdict; name: string }) {
  const { check } = messages(useLocale());
  return (
    <>
      <PageHeading title={check.title} lead={check.result(name)} />
      <VerdictParts verdict={verdict} />
      <Button kind="secondary" href="/kiem-tra-van-ban">
        {check.again}
      </Button>
    </>
  );
}
