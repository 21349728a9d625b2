import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ErrorSummary, Form, Hidden, PageHeading, TextField } from '#ui';
import { messages } from '../../messages.ts';
import { PasskeyButton } from '../passkey/passkey-button.tsx';

interface ConfirmProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly to: string;
  readonly problem: string | undefined;
  /** The ways in which this person can prove who they are. */
  readonly by: Readonly<Record<'demonstration' | 'provider' | 'password' | 'passkey', boolean>>;
}

/** Asks somebody who is signed in to prove once more who they are. */
export function ConfirmView({ locale, tokens, to, problem, by }: ConfirmProps) {
  const { confirm, fields, passkey } = messages(locale);
  return (
    <>
      <PageHeading title={confirm.title} lead={by.demonstration ? confirm.demonstrationLead : confirm.lead} />
      <ErrorSummary errors={problem ? { password: problem } : {}} />
      {by.passkey && <PasskeyButton kind="confirm" label={passkey.confirm} locale={locale} tokens={tokens} to={to} />}
      {by.provider && <Button href={href('/dang-nhap/dinh-danh', {}, { den: to })}>{confirm.withProvider}</Button>}
      {(by.password || by.demonstration) && (
        <Form action="/tai-khoan/xac-nhan" tokens={tokens}>
          <Hidden name="to" value={to} />
          {!by.demonstration && (
            <TextField
              name="password"
              label={fields.password}
              type="password"
              autocomplete="current-password"
              width={20}
              error={problem}
            />
          )}
          <Button>{confirm.submit}</Button>
        </Form>
      )}
    </>
  );
}
