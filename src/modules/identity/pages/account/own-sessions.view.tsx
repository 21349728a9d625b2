import { href } from '#platform/route';
import { Button, dateTimeOf, Form, Table, Tag } from '#ui';
import { messages } from '../../messages.ts';
import type { OwnSession } from '../../own-session-store.ts';
import type { AccountProps } from './account-props.ts';

/** Where a person is signed in, with a way to end each. */
export function OwnSessions({ locale, tokens, sessions, current }: AccountProps) {
  const { session } = messages(locale);
  const isCurrent = ({ id }: OwnSession) => id === current?.id;
  const ending = (row: OwnSession) => (
    <Form action={href('/tai-khoan/phien/:session/ket-thuc', { session: row.id })} tokens={tokens}>
      <Button kind="quiet">
        {session.end}
        <span class="govuk-visually-hidden"> {row.browser ?? session.unnamed}</span>
      </Button>
    </Form>
  );
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" class="govuk-heading-m">
        {session.heading}
      </h2>
      <Table
        caption={session.heading}
        hideCaption
        rows={sessions}
        columns={[
          {
            head: session.browser,
            cell: (row) => (
              <>
                {row.browser ?? session.unnamed} {isCurrent(row) && <Tag tone="good">{session.current}</Tag>}
              </>
            ),
          },
          { head: session.method, cell: ({ method }) => session.methods[method] },
          { head: session.startedAt, cell: ({ startedAt }) => dateTimeOf(startedAt, locale) },
          { head: session.seenAt, cell: ({ seenAt }) => dateTimeOf(seenAt, locale) },
          { head: session.end, cell: ending },
        ]}
      />
      {sessions.length > 1 && (
        <Form action="/tai-khoan/phien/ket-thuc-phien-khac" tokens={tokens}>
          <Button kind="secondary">{session.endOthers}</Button>
        </Form>
      )}
    </section>
  );
}
