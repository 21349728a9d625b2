import { qrSvg } from '#platform/pdf/qr';
import type { FormTokens } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ErrorSummary, Form, Hidden, PageHeading, TextField } from '#ui';
import { messages } from '../../messages.ts';

interface OneTimeCodeProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly enrolment: string;
  readonly secret: string;
  /** What the QR code says to an authenticator application. */
  readonly address: string;
  readonly error: string | undefined;
}

/** Shows the secret of the one-time codes, this once, and asks for a first code made from it. */
export function OneTimeCodeView({ locale, tokens, enrolment, secret, address, error }: OneTimeCodeProps) {
  const { account, code, fields } = messages(locale);
  const picture = `data:image/svg+xml;base64,${Buffer.from(qrSvg(address)).toString('base64')}`;
  return (
    <>
      <PageHeading title={code.setUp} lead={code.setUpLead} crumbs={[{ href: '/tai-khoan', label: account }]} />
      <ErrorSummary errors={error ? { code: error } : {}} />
      <p>
        <img src={picture} width={220} height={220} alt={code.picture} />
      </p>
      <p>
        {code.byHand} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <Form action="/tai-khoan/ma-xac-thuc" tokens={tokens}>
        <Hidden name="enrolment" value={enrolment} />
        <TextField
          name="code"
          label={fields.code}
          hint={code.firstHint}
          error={error}
          width={10}
          inputMode="numeric"
          autocomplete="one-time-code"
        />
        <Button>{code.finish}</Button>
      </Form>
    </>
  );
}
