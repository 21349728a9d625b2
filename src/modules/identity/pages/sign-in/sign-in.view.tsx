import type { FormErrors, Typed } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ErrorSummary, Notice, PageHeading } from '#ui';
import type { AccountForDemonstration } from '../../demonstration-account-store.ts';
import { messages } from '../../messages.ts';
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
