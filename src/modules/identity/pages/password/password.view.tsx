import type { FormErrors } from '#platform/form';
import type { FormTokens } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ErrorSummary, Form, PageHeading } from '#ui';
import { messages } from '../../messages.ts';
import { leastLength, type PasswordUse } from '../../password-rules.ts';
import { NewPasswordFields } from './new-password-fields.tsx';

interface PasswordProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly use: PasswordUse;
  readonly errors: FormErrors;
}

/** Where a member of staff sets their own password. */
export function PasswordView({ locale, tokens, use, errors }: PasswordProps) {
  const { account, password } = messages(locale);
  return (
    <>
      <PageHeading title={password.title} lead={password.lead} crumbs={[{ href: '/tai-khoan', label: account }]} />
      <ErrorSummary errors={errors} />
      <Form action="/tai-khoan/mat-khau" tokens={tokens}>
        <NewPasswordFields locale={locale} username={use.username} least={leastLength(use)} errors={errors} />
        <Button>{password.submit}</Button>
      </Form>
    </>
  );
}
