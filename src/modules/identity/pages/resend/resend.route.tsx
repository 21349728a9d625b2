import { h } from 'preact';
import { findParkedForm, parkedCookie } from '#platform/parked-forms';
import { type FormFields, type FormTokens, route } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, Empty, Form, Hidden, PageHeading } from '#ui';
import { messages } from '../../messages.ts';

/** Brings back a form that was sent after its sender had been signed out. */
export const resendPage = route({
  method: 'GET',
  url: '/gui-lai',
  may: 'signed_in',
  async run(call) {
    const secret = call.cookie(parkedCookie);
    const parked = secret ? await call.read((db) => findParkedForm(db, secret, call.now)) : undefined;
    call.setCookie(parkedCookie, '', { maxAge: 0 });
    const audience = call.who.kind === 'staff' ? 'officer' : 'citizen';
    const body = h(ResendView, { locale: call.locale, tokens: call.tokens, parked });
    return call.page({ title: messages(call.locale).resend, audience, body });
  },
});

interface ResendProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly parked: { readonly url: string; readonly fields: FormFields } | undefined;
}

function ResendView({ locale, tokens, parked }: ResendProps) {
  const words = messages(locale);
  if (!parked) return <Empty>{words.nothingKept}</Empty>;
  const fields = Object.entries(parked.fields).filter(([name]) => name !== '_csrf' && name !== '_nonce');
  const nonce = String(parked.fields._nonce ?? tokens.nonce);
  return (
    <>
      <PageHeading title={words.resend} lead={words.resendLead} />
      <Form action={parked.url} tokens={{ ...tokens, nonce }}>
        {fields.flatMap(([name, value]) => [value ?? ''].flat().map((one) => <Hidden name={name} value={one} />))}
        <Button>{words.resendButton}</Button>
      </Form>
    </>
  );
}
