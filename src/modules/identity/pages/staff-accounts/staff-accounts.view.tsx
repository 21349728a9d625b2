import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, Form, PageHeading, Table, Tag } from '#ui';
import { messages } from '../../messages.ts';
import type { StaffAccount } from '../../staff-account-store.ts';

interface StaffAccountsProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly accounts: readonly StaffAccount[];
  /** The account of the administrator who looks. */
  readonly own: string;
}

/** The accounts of an agency's staff, for its administrator. */
export function StaffAccountsView(props: StaffAccountsProps) {
  const { locale, accounts } = props;
  const { staffAccounts: words, roleNames, name, position, roles, fields } = messages(locale);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <Table
        caption={words.title}
        hideCaption
        rows={accounts}
        empty={words.none}
        columns={[
          { head: name, cell: ({ fullName }) => fullName },
          { head: fields.username, cell: ({ username }) => username },
          { head: position, cell: ({ positionName }) => positionName, wideOnly: true },
          { head: roles, cell: (row) => row.roles.map((role) => roleNames[role as keyof typeof roleNames]).join(', ') },
          { head: words.state, cell: (row) => <State {...props} row={row} /> },
          { head: words.actions, cell: (row) => <Actions {...props} row={row} /> },
        ]}
      />
    </>
  );
}

type RowProps = StaffAccountsProps & { readonly row: StaffAccount };

function State({ locale, row }: RowProps) {
  const { states } = messages(locale).staffAccounts;
  if (row.disabledAt !== null) return <Tag tone="bad">{states.disabled}</Tag>;
  const ways = [
    row.hasPassword && states.password,
    row.hasCode && states.code,
    row.passkeys > 0 && states.passkeys(row.passkeys),
  ].filter((way) => way !== false);
  return ways.length === 0 ? <Tag tone="waiting">{states.never}</Tag> : <span>{ways.join(', ')}</span>;
}

function Actions(props: RowProps) {
  const { row, own } = props;
  const { invite, disable, enable, reset } = messages(props.locale).staffAccounts;
  if (row.disabledAt !== null) return <Act {...props} to="mo-khoa" label={enable} />;
  return (
    <>
      <Act {...props} to="moi" label={invite} />
      {row.id !== own && <Act {...props} to="dat-lai" label={reset} />}
      {row.id !== own && <Act {...props} to="khoa" label={disable} />}
    </>
  );
}

function Act({ row, tokens, to, label }: RowProps & { to: string; label: string }) {
  return (
    <Form action={href(`/can-bo/quan-tri/tai-khoan/:account/${to}`, { account: row.id })} tokens={tokens}>
      <Button kind="quiet">
        {label}
        <span class="govuk-visually-hidden"> {row.fullName}</span>
      </Button>
    </Form>
  );
}
