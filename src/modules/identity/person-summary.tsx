import { dateOf, maskIdentity, SummaryList, useLocale } from '#ui';
import type { Person } from './account.ts';
import { messages } from './messages.ts';

/** What is known of a citizen, as they see it themselves. */
export function PersonSummary({ person }: { person: Person }) {
  const locale = useLocale();
  const words = messages(locale);
  return (
    <SummaryList
      rows={[
        { term: words.name, detail: person.fullName },
        { term: words.identityNumber, detail: person.identityNumber && maskIdentity(person.identityNumber) },
        { term: words.birthDay, detail: person.birthDay && dateOf(person.birthDay, locale) },
        { term: words.sex, detail: person.sex && words.sexes[person.sex] },
        { term: words.address, detail: person.address },
        { term: words.phone, detail: person.phone },
        { term: words.email, detail: person.email },
      ]}
    />
  );
}
