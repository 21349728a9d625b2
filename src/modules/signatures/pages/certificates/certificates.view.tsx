import type { FormTokens } from '#platform/route';
import {
  Button,
  Details,
  dateOf,
  dateTimeOf,
  ErrorSummary,
  FileField,
  Form,
  fieldId,
  Hidden,
  InsetText,
  Notice,
  PageHeading,
  RadioField,
  SummaryList,
  Tag,
  TextField,
  useLocale,
} from '#ui';
import { type CertificateKind, type SigningCertificate, usabilityOf } from '../../certificate.ts';
import type { SignatureMade } from '../../certificate-store.ts';
import { messages } from '../../messages.ts';
import type { OwnCredential } from '../../remote/own-credentials.ts';
import type { PinState } from '../../token/token.ts';

/** What was wrong with the file brought in, by field. */
export interface Problem {
  readonly kind: CertificateKind | undefined;
  readonly errors: Readonly<Record<string, string>>;
  /** As whom the remote signing service knows somebody, and their keys there. */
  readonly userId?: string;
  readonly found?: readonly OwnCredential[];
  /** The keys of whoever asks, or of their agency, on the tokens that are plugged in. */
  readonly onTokens?: readonly OfferedKey[];
  /** The fingerprint of the one that was chosen. */
  readonly chosen?: string;
}

/** A key on a token as it is offered: under its fingerprint. */
export interface OfferedKey {
  readonly fingerprint: string;
  readonly kind: CertificateKind;
  readonly subjectName: string;
  readonly issuerName: string;
  /** Milliseconds. */
  readonly validTo: number;
  readonly label: string;
  readonly state: PinState;
}

type LastSigned = Pick<SignatureMade, 'level' | 'signedAt'>;

interface CertificatesProps {
  readonly url: string;
  readonly tokens: FormTokens;
  /** Milliseconds. */
  readonly now: number;
  /** What is in use, by kind; a kind that is not there is not for who asks. */
  readonly held: Readonly<Partial<Record<CertificateKind, SigningCertificate | undefined>>>;
  /** The last signature made with each. */
  readonly lastSigned: Readonly<Partial<Record<CertificateKind, LastSigned | undefined>>>;
  readonly hasTimeStamps: boolean;
  readonly hasService: boolean;
  readonly hasTokens: boolean;
  readonly problem: Problem | undefined;
}

/** What one signs with: until when it is valid, a way to bring in another, and a way to retire it. */
export function CertificatesView({
  url,
  tokens,
  now,
  held,
  lastSigned,
  hasTimeStamps,
  hasService,
  hasTokens,
  problem,
}: CertificatesProps) {
  const { certificates: words, specimens } = messages(useLocale());
  return (
    <>
      <ErrorSummary errors={problem?.errors ?? {}} />
      <PageHeading title={words.title} lead={words.lead} />
      {!hasTimeStamps && <InsetText>{words.noTimeStamps}</InsetText>}
      {(Object.keys(held) as CertificateKind[]).map((kind) => (
        <section>
          <h2 class="govuk-heading-m">{words.kinds[kind]}</h2>
          {held[kind] ? (
            <Held certificate={held[kind]} lastSigned={lastSigned[kind]} now={now} url={url} tokens={tokens} />
          ) : (
            <p>{words.none}</p>
          )}
        </section>
      ))}
      <p>
        <a class="govuk-link" href={`${url}/hinh`}>
          {specimens.link}
        </a>
      </p>
      {hasService && <ChooseRemote {...{ url, tokens, problem }} />}
      {hasTokens && <ChooseOnToken {...{ url, tokens, problem }} />}
      <BringInPublic {...{ url, tokens, problem }} />
      <BringIn kinds={Object.keys(held) as CertificateKind[]} {...{ url, tokens, problem }} />
    </>
  );
}

const month = 30 * 86_400_000;

interface HeldProps extends Pick<CertificatesProps, 'url' | 'tokens' | 'now'> {
  readonly certificate: SigningCertificate;
  readonly lastSigned: LastSigned | undefined;
}

function Held({ certificate, lastSigned, now, url, tokens }: HeldProps) {
  const locale = useLocale();
  const words = messages(locale).certificates;
  const usability = usabilityOf(certificate, now);
  const end = dateOf(certificate.validTo, locale);
  return (
    <>
      {usability === 'usable' && certificate.validTo - now < month && (
        <Notice kind="warning">{words.endsSoon(end)}</Notice>
      )}
      <SummaryList
        rows={[
          { term: words.subject, detail: certificate.subjectName },
          { term: words.issuer, detail: certificate.issuerName },
          { term: words.holding, detail: words.holdings[certificate.holding] },
          { term: words.validity, detail: `${dateOf(certificate.validFrom, locale)} – ${end}` },
          {
            term: words.state,
            detail: <Tag tone={usability === 'usable' ? 'good' : 'late'}>{words.states[usability]}</Tag>,
          },
          ...(lastSigned
            ? [
                {
                  term: words.lastSigned,
                  detail: words.levels[lastSigned.level](dateTimeOf(lastSigned.signedAt, locale)),
                },
              ]
            : []),
        ]}
      />
      <Form action={`${url}/${certificate.id}/thoi-dung`} tokens={tokens}>
        <Button kind="secondary">{words.retire}</Button>
      </Form>
    </>
  );
}

/** For who signs with a token or a service of their own: only the certificate, which is no secret, is kept here. */
function BringInPublic({ url, tokens, problem }: Pick<CertificatesProps, 'url' | 'tokens' | 'problem'>) {
  const words = messages(useLocale()).certificates;
  const error = problem?.errors.publicFile;
  return (
    <Details summary={words.bringInPublic} open={error !== undefined}>
      <p>{words.bringInPublicLead}</p>
      <Form action={`${url}/ben-ngoai`} tokens={tokens} upload>
        <FileField
          name="publicFile"
          label={words.publicFile}
          hint={words.publicFileHint}
          accept=".cer,.crt,.pem,.der"
          error={error}
        />
        <Button>{words.submit}</Button>
      </Form>
    </Details>
  );
}

/** A key at the remote signing service: first as whom, then which. */
function ChooseRemote({ url, tokens, problem }: Pick<CertificatesProps, 'url' | 'tokens' | 'problem'>) {
  const locale = useLocale();
  const words = messages(locale).certificates;
  const userId = problem?.userId;
  return (
    <Details summary={words.remote} open={userId !== undefined || problem?.errors.userId !== undefined}>
      <p>{words.remoteLead}</p>
      <Form action={`${url}/tu-xa`} tokens={tokens}>
        <TextField
          name="userId"
          value={userId}
          width={20}
          label={words.userId}
          hint={words.userIdHint}
          error={problem?.errors.userId}
        />
        <Button kind="secondary">{words.findRemote}</Button>
      </Form>
      {problem?.found && (
        <Form action={`${url}/tu-xa/chon`} tokens={tokens}>
          <Hidden name="userId" value={userId ?? ''} />
          <RadioField
            name="credentialId"
            value={problem.found[0]?.credentialId}
            label={words.which}
            choices={problem.found.map(({ credentialId, signer }) => ({
              value: credentialId,
              label: `${signer.name} – ${signer.issuer}`,
              hint: words.until(dateOf(signer.validTo, locale)),
            }))}
          />
          <Button>{words.choose}</Button>
        </Form>
      )}
    </Details>
  );
}

/** A key on a token plugged in to the server: first which, then its PIN, so that it is known to sign. */
function ChooseOnToken({ url, tokens, problem }: Pick<CertificatesProps, 'url' | 'tokens' | 'problem'>) {
  const locale = useLocale();
  const words = messages(locale).certificates;
  const { onTokens, errors = {} } = problem ?? {};
  return (
    <Details summary={words.onToken} open={onTokens !== undefined || errors.tokenKey !== undefined}>
      <p>{words.onTokenLead}</p>
      <Form action={`${url}/thiet-bi`} tokens={tokens}>
        <Button kind="secondary">{words.findTokens}</Button>
      </Form>
      {!onTokens && errors.tokenKey && (
        <p class="govuk-error-message" id={fieldId('tokenKey')}>
          {errors.tokenKey}
        </p>
      )}
      {onTokens && (
        <Form action={`${url}/thiet-bi/chon`} tokens={tokens}>
          <RadioField
            name="tokenKey"
            value={problem?.chosen ?? onTokens[0]?.fingerprint}
            label={words.which}
            error={errors.tokenKey}
            choices={onTokens.map((key) => ({
              value: key.fingerprint,
              label: `${key.subjectName} – ${key.issuerName}`,
              hint: [
                words.kinds[key.kind],
                words.tokenLabel(key.label),
                words.until(dateOf(key.validTo, locale)),
                words.pinStates[key.state],
              ]
                .filter((part) => part !== '')
                .join(' · '),
            }))}
          />
          <TextField
            name="pin"
            type="password"
            autocomplete="off"
            width={20}
            label={words.pin}
            hint={words.pinHint}
            error={errors.pin}
          />
          <Button>{words.choose}</Button>
        </Form>
      )}
    </Details>
  );
}

/** Whether something is wrong with the file brought in, rather than with another way of signing. */
const isAboutFile = (problem: Problem | undefined): boolean =>
  problem !== undefined &&
  problem.userId === undefined &&
  problem.onTokens === undefined &&
  !['publicFile', 'userId', 'tokenKey'].some((name) => problem.errors[name]);

interface BringInProps extends Pick<CertificatesProps, 'url' | 'tokens' | 'problem'> {
  readonly kinds: readonly CertificateKind[];
}

function BringIn({ kinds, url, tokens, problem }: BringInProps) {
  const words = messages(useLocale()).certificates;
  return (
    <Details summary={words.bringIn} open={isAboutFile(problem)}>
      <p>{words.bringInLead}</p>
      <Form action={url} tokens={tokens} upload>
        {kinds.length === 1 && <Hidden name="kind" value={kinds[0]!} />}
        {kinds.length > 1 && (
          <RadioField
            name="kind"
            label={words.kind}
            value={problem?.kind}
            error={problem?.errors.kind}
            choices={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          />
        )}
        <TextField
          name="certificatePassword"
          type="password"
          autocomplete="off"
          width={20}
          label={words.password}
          hint={words.passwordHint}
          error={problem?.errors.certificatePassword}
        />
        <FileField name="file" label={words.file} accept=".p12,.pfx" error={problem?.errors.file} />
        <Button>{words.submit}</Button>
      </Form>
    </Details>
  );
}
