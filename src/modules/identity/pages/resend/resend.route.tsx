import { h } from 'preact';
import { findParkedForm, type ParkedForm, parkedCookie } from '#platform/parked-forms';
import { type FormTokens, route } from '#platform/route';
import type { Locale } from '#platform/words';
import { Empty, PageHeading, ResendForm } from '#ui';
import { messages } from '../../messages.ts';

/** Brings back a form that was sent after its sender had been signed out. */
export const resendPage = route({
  method: 'GET',
  url: '/gui-lai',
  may: 'signed_in',
  shows: 'basic',
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
  readonly parked: ParkedForm | undefined;
}

function ResendView({ locale, tokens, parked }: ResendProps) {
  const words = messages(locale);
  if (!parked) return <Empty>{words.nothingKept}</Empty>;
  return (
    <>
      <PageHeading title={words.resend} lead={words.resendLead} />
      <ResendForm sent={parked} tokens={tokens} label={words.resendButton} />
    </>
  );
}
