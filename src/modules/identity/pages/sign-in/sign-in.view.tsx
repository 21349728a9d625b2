import type { FormTokens } from '#platform/route';
import type { Locale } from '#platform/words';
import { Form, Hidden, Notice, PageHeading } from '#ui';
import type { AccountForDemonstration } from '../../demonstration-account-store.ts';
import { messages } from '../../messages.ts';

export interface SignInProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly to: string;
  readonly formKept: boolean;
  /** Absent outside the demonstration. */
  readonly people: readonly AccountForDemonstration[] | undefined;
}

/** Where people say who they are. */
export function SignInView({ locale, tokens, to, formKept, people }: SignInProps) {
  const words = messages(locale);
  return (
    <>
      <PageHeading title={words.signIn} lead={words.signInLead} />
      {formKept && <Notice kind="warning">{words.formKept}</Notice>}
      {people && <People {...{ locale, tokens, to, people }} />}
    </>
  );
}

function People({
  locale,
  tokens,
  to,
  people,
}: Pick<SignInProps, 'locale' | 'tokens' | 'to'> & { people: readonly AccountForDemonstration[] }) {
  const words = messages(locale);
  const groups = Map.groupBy(people, ({ agencyName }) => agencyName);
  return (
    <section aria-labelledby="demonstration">
      <h2 id="demonstration" class="govuk-heading-m">
        {words.demonstration}
      </h2>
      <p>{words.demonstrationLead}</p>
      {[...groups].map(([agencyName, members]) => (
        <section>
          <h3 class="govuk-heading-s">{agencyName === null ? words.citizens : words.staffOf(agencyName)}</h3>
          <ul class="mc-people">
            {members.map(({ id, fullName, positionName }) => (
              <li>
                <Form action="/dang-nhap/trinh-dien" tokens={tokens}>
                  <Hidden name="account" value={id} />
                  <Hidden name="to" value={to} />
                  <button type="submit" class="mc-person">
                    <strong>{fullName}</strong>
                    {positionName && <span>{positionName}</span>}
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
