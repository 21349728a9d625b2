import { Button, dateOf, Empty, Form, Hidden, SummaryList, Table } from '#ui';
import type { Credentials } from '../../credentials-store.ts';
import { messages } from '../../messages.ts';
import type { Passkey } from '../../passkey-store.ts';
import { PasskeyButton } from '../passkey/passkey-button.tsx';
import type { AccountProps } from './account-props.ts';

/** How a member of staff signs in, and how to change it. */
export function OwnCredentials(props: AccountProps & { readonly credentials: Credentials }) {
  const { locale, tokens, credentials } = props;
  const { signingIn, password, code } = messages(locale);
  return (
    <section aria-labelledby="signing-in">
      <h2 id="signing-in" class="govuk-heading-m">
        {signingIn}
      </h2>
      <SummaryList
        rows={[
          {
            term: password.title,
            detail: credentials.passwordHash === null ? password.none : password.set,
            action: {
              href: '/tai-khoan/mat-khau',
              label: credentials.passwordHash === null ? password.choose : password.change,
            },
          },
          { term: code.title, detail: credentials.codeSecret === null ? code.none : code.on },
        ]}
      />
      <Form action="/tai-khoan/ma-xac-thuc/bat-dau" tokens={tokens}>
        <Button kind="secondary">{credentials.codeSecret === null ? code.setUp : code.setUpAnew}</Button>
      </Form>
      <Passkeys {...props} />
    </section>
  );
}

function Passkeys({ locale, tokens, passkeys }: AccountProps) {
  const { passkey } = messages(locale);
  const remove = (row: Passkey) => (
    <Form action="/tai-khoan/khoa-truy-cap/bo" tokens={tokens}>
      <Hidden name="passkey" value={row.credentialId} />
      <Button kind="quiet">
        {passkey.remove}
        <span class="govuk-visually-hidden"> {row.label}</span>
      </Button>
    </Form>
  );
  return (
    <>
      <h3 class="govuk-heading-s">{passkey.heading}</h3>
      {passkeys.length === 0 ? (
        <Empty>{passkey.none}</Empty>
      ) : (
        <Table
          caption={passkey.heading}
          hideCaption
          rows={passkeys}
          columns={[
            { head: passkey.madeWith, cell: ({ label }) => label || passkey.unnamed },
            { head: passkey.madeOn, cell: ({ createdAt }) => dateOf(createdAt, locale) },
            { head: passkey.usedOn, cell: ({ usedAt }) => (usedAt === null ? passkey.never : dateOf(usedAt, locale)) },
            { head: passkey.remove, cell: remove },
          ]}
        />
      )}
      <PasskeyButton kind="register" label={passkey.add} locale={locale} tokens={tokens} />
      <noscript>
        <p>{passkey.needsScript}</p>
      </noscript>
    </>
  );
}
