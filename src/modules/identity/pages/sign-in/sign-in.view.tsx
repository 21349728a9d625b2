import type { FormErrors, Typed } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ErrorSummary, Form, Hidden, Notice, PageHeading, TextField, typedFields } from '#ui';
import type { AccountForDemonstration } from '../../demonstration-account-store.ts';
import { messages } from '../../messages.ts';
import { PasskeyButton } from '../passkey/passkey-button.tsx';
import { DemonstrationPeople } from './demonstration-people.view.tsx';

export interface SignInProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly to: string;
  readonly formKept: boolean;
  /** Why the way just tried led back here. */
  readonly problem: string | undefined;
  /** Absent where no provider of electronic identities is set up. */
  readonly provider: { readonly isSimulated: boolean } | undefined;
  /** Absent outside the demonstration. */
  readonly people: readonly AccountForDemonstration[] | undefined;
  readonly typed: Typed;
  readonly errors: FormErrors;
}

/** Where people say who they are. */
export function SignInView(props: SignInProps) {
  const { locale, formKept, problem, errors, people } = props;
  const words = messages(locale);
  return (
    <>
      <PageHeading title={words.signIn} lead={words.signInLead} />
      <ErrorSummary errors={errors} />
      {problem && <Notice kind="warning">{problem}</Notice>}
      {formKept && <Notice kind="warning">{words.formKept}</Notice>}
      <ForCitizens {...props} />
      {people && <DemonstrationPeople {...props} people={people} />}
      <ForStaff {...props} />
    </>
  );
}

function ForCitizens({ locale, provider, to }: SignInProps) {
  const words = messages(locale);
  if (!provider) return null;
  return (
    <section aria-labelledby="citizens">
      <h2 id="citizens" class="govuk-heading-m">
        {words.citizens}
      </h2>
      <Button href={href('/dang-nhap/dinh-danh', {}, { den: to === '/' ? undefined : to })}>
        {provider.isSimulated ? words.withSimulator : words.withVneid}
      </Button>
    </section>
  );
}

function ForStaff({ locale, tokens, to, typed, errors }: SignInProps) {
  const { staff, fields, passkey } = messages(locale);
  const field = typedFields(typed, errors);
  return (
    <section aria-labelledby="staff">
      <h2 id="staff" class="govuk-heading-m">
        {staff.heading}
      </h2>
      <PasskeyButton kind="sign_in" label={passkey.signIn} locale={locale} tokens={tokens} to={to} />
      <Form action="/dang-nhap" tokens={tokens}>
        <Hidden name="to" value={to} />
        <TextField {...field('username')} label={fields.username} autocomplete="username" width={20} />
        <TextField
          name="password"
          error={errors.password}
          label={fields.password}
          type="password"
          autocomplete="current-password"
          width={20}
        />
        <Button kind="secondary">{staff.submit}</Button>
      </Form>
      <p class="govuk-hint">{staff.forgotten}</p>
    </section>
  );
}
