import type { StaffMember } from '#modules/organisation';
import type { Locale } from '#platform/words';
import { PageHeading, SummaryList } from '#ui';
import { messages } from '../../messages.ts';
import { PersonSummary } from '../../person-summary.tsx';
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
      {person && <PersonSummary person={person} />}
      {post && <Post locale={locale} post={post} username={credentials?.username} />}
      {credentials && <OwnCredentials {...props} credentials={credentials} />}
      <OwnSessions {...props} />
    </>
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
