import type { Locale } from '#platform/words';
import { Button, InsetText, PageHeading } from '#ui';
import { messages } from '../../messages.ts';
import type { StaffAccount } from '../../staff-account-store.ts';

/** Shows an invitation's link to the administrator, this once. */
export function InvitationMadeView(props: { locale: Locale; account: StaffAccount; link: string }) {
  const { staffAccounts } = messages(props.locale);
  const list = '/can-bo/quan-tri/tai-khoan';
  return (
    <>
      <PageHeading
        title={staffAccounts.invited}
        caption={props.account.fullName}
        lead={staffAccounts.invitedLead}
        crumbs={[{ href: list, label: staffAccounts.title }]}
      />
      <InsetText>
        <code>{props.link}</code>
      </InsetText>
      <Button kind="secondary" href={list}>
        {staffAccounts.back}
      </Button>
    </>
  );
}
