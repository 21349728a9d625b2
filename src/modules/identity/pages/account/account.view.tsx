import type { StaffMember } from '#modules/organisation';
import type { Locale } from '#platform/words';
import { dateOf, maskIdentity, PageHeading, SummaryList } from '#ui';
import type { Person } from '../../account.ts';
import { messages } from '../../messages.ts';
import type { AccountProps } from './account-props.ts';
import { OwnCredentials } from './own-credentials.view.tsx';
import { OwnSessions } from './own-sessions.view.tsx';

/** A person's own page: what is known of them, how they sign in, where they are signed in. */
export function AccountView(props: AccountProps) {
  const { locale, name, person, post, credentials } = props;
  const words = messages(locale);
  return (
    <>
      <PageHeading title={words.account} caption={name} lead={person && words.fromProvider} />
      {person && <Citizen locale={locale} person={person} />}
      {post && <Post locale={locale} post={post} username={credentials?.username} />}
      {credentials && <OwnCredentials {...props} credentials={credentials} />}
      <OwnSessions {...props} />
    </>
  );
}

function Citizen({ locale, person }: { locale: Locale; person: Person }) {
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

function Post({ locale, post, username }: { locale: Locale; post: StaffMember; username: string | undefined }) {
  const words = messages(locale);
  return (
    <SummaryList
      rows={[
        { term: words.name, detail: post.fullName },
        { term: words.position, detail: post.positionName },
        { term: words.department, detail: post.departmentName },
        { term: words.roles, detail: post.roles.map((role) => words.roleNames[role]).join(', ') },
        { term: words.fields.username, detail: username },
      ]}
    />
  );
}
