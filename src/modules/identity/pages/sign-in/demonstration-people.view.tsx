import type { FormTokens } from '#platform/route';
import type { Locale } from '#platform/words';
import { Form, Hidden } from '#ui';
import type { AccountForDemonstration } from '../../demonstration-account-store.ts';
import { demonstrationPassword } from '../../demonstration-password.ts';
import { messages } from '../../messages.ts';

interface DemonstrationPeopleProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly to: string;
  readonly people: readonly AccountForDemonstration[];
}

/** The people of the demonstration, each let in by one button. */
export function DemonstrationPeople({ locale, tokens, to, people }: DemonstrationPeopleProps) {
  const words = messages(locale);
  const groups = Map.groupBy(people, ({ agencyName }) => agencyName);
  return (
    <section aria-labelledby="demonstration">
      <h2 id="demonstration" class="govuk-heading-m">
        {words.demonstration}
      </h2>
      <p>{words.demonstrationLead}</p>
      <p>{words.demonstrationSigning(demonstrationPassword)}</p>
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
