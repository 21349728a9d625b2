import type { Holding } from '#modules/signatures';
import type { FormTokens } from '#platform/route';
import {
  Button,
  dateTimeOf,
  ErrorSummary,
  FileField,
  Form,
  InsetText,
  Island,
  Notice,
  PageHeading,
  SummaryList,
  TextField,
  useLocale,
} from '#ui';
import type { Dossier } from '../../dossier.ts';
import { messages } from '../../messages.ts';
import type { Result } from '../../result-store.ts';

interface SignOutsideProps {
  readonly url: string;
  readonly tokens: FormTokens;
  readonly dossier: Pick<Dossier, 'code' | 'procedureName'>;
  readonly result: Pick<Result, 'title' | 'content'> | undefined;
  /** Where the key of whoever asks is; undefined when no certificate is noted. */
  readonly holding: Holding | undefined;
  /** What the remote service asks for; undefined while it is away. */
  readonly asked: AskedSecrets | undefined;
  /** When the copy to sign was made (milliseconds), and a few signs to tell it by. */
  readonly handedOut: { readonly at: number; readonly fingerprint: string } | undefined;
  /** Whether the signing program brought a signed copy back. */
  readonly isReturned: boolean;
  /** Where the signing program on the officer's computer is. */
  readonly program: string;
  readonly errors: Readonly<Record<string, string>>;
}

interface AskedSecrets {
  readonly asksPin: boolean;
  readonly asksOtp: boolean;
  readonly sendsOtp: boolean;
}

/** With a remote service, what it asks for; else make a copy, sign it outside and hand it in. */
export function SignOutsideView(props: SignOutsideProps) {
  const { url, tokens, dossier, result, holding, asked, handedOut, errors } = props;
  const words = messages(useLocale());
  const { signOutside } = words;
  const back = `/can-bo/ho-so/${encodeURIComponent(dossier.code)}`;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading
        caption={dossier.procedureName}
        title={signOutside.title}
        lead={holding === 'remote' ? signOutside.remoteLead : signOutside.lead}
        crumbs={[
          { href: '/can-bo', label: words.worklist.title },
          { href: back, label: dossier.code },
        ]}
      />
      {(holding === undefined || holding === 'file' || holding === 'token') && (
        <InsetText>
          <p>{signOutside.noCertificate}</p>
          <Button kind="secondary" href="/can-bo/chung-thu">
            {signOutside.toCertificates}
          </Button>
        </InsetText>
      )}
      {result && (
        <InsetText>
          <h2 class="govuk-heading-m">{result.title}</h2>
          <p class="mc-as-typed">{result.content}</p>
        </InsetText>
      )}
      {holding === 'remote' && <AtService {...{ url, tokens, asked, errors }} />}
      {holding === 'outside' && <MakeCopy {...{ url, tokens, handedOut }} />}
      {holding === 'outside' && props.isReturned && <Returned {...{ url, tokens }} />}
      {holding === 'outside' && handedOut && <OnThisComputer {...{ url, tokens, program: props.program }} />}
      {holding === 'outside' && handedOut && <HandIn {...{ url, tokens, errors }} />}
    </>
  );
}

type Part = Pick<SignOutsideProps, 'url' | 'tokens' | 'handedOut' | 'errors'>;

function AtService({ url, tokens, asked, errors }: Pick<SignOutsideProps, 'url' | 'tokens' | 'asked' | 'errors'>) {
  const words = messages(useLocale()).signOutside;
  if (!asked) return <Notice kind="warning">{words.serviceAway}</Notice>;
  const secret = { type: 'password', autocomplete: 'off', width: 20 } as const;
  return (
    <>
      {asked.sendsOtp && (
        <Form action={`${url}/otp`} tokens={tokens}>
          <Button kind="secondary">{words.sendOtp}</Button>
        </Form>
      )}
      <Form action={`${url}/tu-xa`} tokens={tokens}>
        {asked.asksPin && <TextField {...secret} name="pin" label={words.pin} error={errors.pin} />}
        {asked.asksOtp && (
          <TextField
            name="otp"
            width={10}
            autocomplete="one-time-code"
            inputMode="numeric"
            label={words.otp}
            error={asked.asksPin ? undefined : errors.pin}
          />
        )}
        {!asked.asksPin && !asked.asksOtp && <p>{words.confirmOnPhone}</p>}
        <Button>{words.signAtService}</Button>
      </Form>
    </>
  );
}

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

function Returned({ url, tokens }: Pick<Part, 'url' | 'tokens'>) {
  const words = messages(useLocale()).signOutside;
  return (
    <Notice kind="success" title={words.returned}>
      <Form action={`${url}/nhan`} tokens={tokens}>
        <Button>{words.approveReturned}</Button>
      </Form>
    </Notice>
  );
}

/** Comfort for who has the program: without scripts, or without the program, the way above and below is the same. */
function OnThisComputer({ url, tokens, program }: Pick<SignOutsideProps, 'url' | 'tokens' | 'program'>) {
  const words = messages(useLocale()).signOutside;
  return (
    <section
      hidden
      data-program={program}
      data-addresses={`${url}/may-nay`}
      data-csrf={tokens.csrf}
      data-working={words.working}
      data-away={words.noProgram}
    >
      <h2 class="govuk-heading-m">{words.onThisComputer}</h2>
      <button type="button" class="govuk-button govuk-button--secondary">
        {words.askProgram}
      </button>
      <p role="status" />
      <Island name="sign-on-this-computer" />
    </section>
  );
}

function HandIn({ url, tokens, errors }: Pick<Part, 'url' | 'tokens' | 'errors'>) {
  const words = messages(useLocale()).signOutside;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.handIn}</h2>
      <p>{words.handInLead}</p>
      <Form action={`${url}/nop`} tokens={tokens} upload>
        <FileField name="file" label={words.file} accept="application/pdf,.pdf" error={errors.file} />
        <Button>{words.submit}</Button>
      </Form>
    </section>
  );
}
