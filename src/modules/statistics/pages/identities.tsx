import type { Locale } from '#platform/words';
import { Tag } from '#ui';
import { messages } from '../messages.ts';
import type { Identity } from '../report-ii06a.ts';

/** What must agree with what, and whether it does on every line. */
export function Identities({ identities, locale }: { identities: readonly Identity[]; locale: Locale }) {
  const words = messages(locale).report;
  return (
    <>
      <h2 class="govuk-heading-s">{words.identities}</h2>
      <ul class="mc-report__identities">
        {identities.map(({ says, holds }) => (
          <li>
            {says} <Tag tone={holds ? 'good' : 'bad'}>{holds ? words.holds : words.fails}</Tag>
          </li>
        ))}
      </ul>
    </>
  );
}
