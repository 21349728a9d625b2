import type { FormTokens } from '#platform/route';
import { Button, dateTimeOf, ErrorSummary, FileField, Form, InsetText, PageHeading, SummaryList, useLocale } from '#ui';
import type { Dossier } from '../../dossier.ts';
import { messages } from '../../messages.ts';
import type { Result } from '../../result-store.ts';

interface SignOutsideProps {
  readonly url: string;
  readonly tokens: FormTokens;
  readonly dossier: Pick<Dossier, 'code' | 'procedureName'>;
  readonly result: Pick<Result, 'title' | 'content'> | undefined;
  readonly hasCertificate: boolean;
  /** When the copy to sign was made (milliseconds), and a few signs to tell it by. */
  readonly handedOut: { readonly at: number; readonly fingerprint: string } | undefined;
  readonly error: string | undefined;
}

/** Three steps, the next of which is always at hand: make the copy, sign it outside, hand it in. */
export function SignOutsideView({ url, tokens, dossier, result, hasCertificate, handedOut, error }: SignOutsideProps) {
  const words = messages(useLocale());
  const { signOutside } = words;
  const back = `/can-bo/ho-so/${encodeURIComponent(dossier.code)}`;
  return (
    <>
      <ErrorSummary errors={error ? { file: error } : {}} />
      <PageHeading
        caption={dossier.procedureName}
        title={signOutside.title}
        lead={signOutside.lead}
        crumbs={[
          { href: '/can-bo', label: words.worklist.title },
          { href: back, label: dossier.code },
        ]}
      />
      {!hasCertificate && (
        <InsetText>
          <p>{signOutside.noCertificate}</p>
          <Button kind="secondary" href="/can-bo/chung-thu">
            {signOutside.toCertificates}
          </Button>
        </InsetText>
      )}
      {hasCertificate && result && (
        <InsetText>
          <h2 class="govuk-heading-m">{result.title}</h2>
          <p class="mc-as-typed">{result.content}</p>
        </InsetText>
      )}
      {hasCertificate && result && <MakeCopy {...{ url, tokens, handedOut }} />}
      {hasCertificate && handedOut && <HandIn {...{ url, tokens, error }} />}
    </>
  );
}

type Part = Pick<SignOutsideProps, 'url' | 'tokens' | 'handedOut' | 'error'>;

function MakeCopy({ url, tokens, handedOut }: Pick<Part, 'url' | 'tokens' | 'handedOut'>) {
  const locale = useLocale();
  const words = messages(locale).signOutside;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.copy}</h2>
      {handedOut && (
        <>
          <SummaryList
            rows={[
              { term: words.madeAt, detail: dateTimeOf(handedOut.at, locale) },
              { term: words.fingerprint, detail: handedOut.fingerprint },
            ]}
          />
          <Button href={`${url}/tep`}>{words.download}</Button>
        </>
      )}
      <Form action={url} tokens={tokens}>
        <Button kind={handedOut ? 'secondary' : 'primary'}>{handedOut ? words.makeAgain : words.make}</Button>
      </Form>
    </section>
  );
}

function HandIn({ url, tokens, error }: Pick<Part, 'url' | 'tokens' | 'error'>) {
  const words = messages(useLocale()).signOutside;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.handIn}</h2>
      <p>{words.handInLead}</p>
      <Form action={`${url}/nop`} tokens={tokens} upload>
        <FileField name="file" label={words.file} accept="application/pdf,.pdf" error={error} />
        <Button>{words.submit}</Button>
      </Form>
    </section>
  );
}
