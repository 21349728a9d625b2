import type { FormErrors } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ErrorSummary, Form, PageHeading } from '#ui';
import type { Credentials } from '../../credentials-store.ts';
import { messages } from '../../messages.ts';
import { leastLength } from '../../password-rules.ts';
import { NewPasswordFields } from '../password/new-password-fields.tsx';

interface InvitationProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly secret: string;
  readonly own: Credentials;
  readonly errors: FormErrors;
}

/** Where somebody who was invited chooses their password. */
export function InvitationView({ locale, tokens, secret, own, errors }: InvitationProps) {
  const { invitation, password } = messages(locale);
  const least = leastLength({ hasSecondFactor: own.codeSecret !== null });
  return (
    <>
      <PageHeading title={invitation.title} caption={own.fullName} lead={invitation.lead} />
      <ErrorSummary errors={errors} />
      <Form action={href('/loi-moi/:secret', { secret })} tokens={tokens}>
        <NewPasswordFields locale={locale} username={own.username} least={least} errors={errors} />
        <Button>{password.submit}</Button>
      </Form>
    </>
  );
}
