import type { FastifyReply } from 'fastify';
import { type Editions, type Printed, print } from './editions.ts';
import type { Frame } from './frame.ts';
import type { Answer, Edition, FileAnswer } from './route.ts';
import { policyConnecting, policyLeading } from './security-headers.ts';
import type { View } from './view.ts';

export interface Answering {
  readonly reply: FastifyReply;
  readonly frame: Frame;
  readonly render: (view: View, frame: Frame) => string;
  /** What visitors share, and what each of the staff keeps for themselves. */
  readonly editions: { readonly shared: Editions; readonly own: Editions };
  /** Milliseconds. */
  readonly now: number;
  /** Whether people reach us over https alone. */
  readonly isSecure: boolean;
}

const noticeCookie = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** Turns what a page answered into a response. Gives no reply back: whoever awaits one waits until it has left. */
export async function sendAnswer(answer: Answer, answering: Answering): Promise<void> {
  const { reply, frame, isSecure } = answering;
  switch (answer.kind) {
    case 'redirect':
      if (answer.notice) reply.setCookie('notice', answer.notice, { ...noticeCookie, secure: isSecure, maxAge: 60 });
      reply.redirect(answer.location, 303);
      return;
    case 'json':
      reply
        .code(answer.status ?? 200)
        .header('cache-control', 'no-store')
        .send(answer.body);
      return;
    case 'file':
      return sendFile(answer, reply);
    case 'page':
      if (frame.notice) reply.clearCookie('notice', { path: '/' });
      return sendPage(answer.view, answering);
    case 'edition':
      return sendEdition(answer, answering);
  }
}

function sendPage(view: View, { reply, frame, render }: Answering): void {
  if (view.connectsTo) reply.header('content-security-policy', policyConnecting(view.connectsTo));
  if (view.leadsTo) reply.header('content-security-policy', policyLeading(view.leadsTo));
  if (view.refreshAfter) reply.header('refresh', String(view.refreshAfter));
  sendPrinted(print(Buffer.from(render(view, frame))), reply.code(view.status ?? 200), frame);
}

/**
 * A visitor gets the page as it was printed for others, one of the staff as it was printed for the same session of theirs;
 * citizens, who seldom come back to a page, and whoever is to see a notice get one made anew.
 */
async function sendEdition({ madeOf, make }: Edition, answering: Answering): Promise<void> {
  const { reply, frame, render, editions, now } = answering;
  const { who, locale, url, tokens, notice } = frame;
  if (who.kind === 'citizen' || notice) return sendAnswer({ kind: 'page', view: await make() }, answering);
  const isShared = who.kind === 'visitor';
  const kept = isShared ? editions.shared : editions.own;
  const place = `${tokens.csrf} ${locale} ${url}`;
  const all = isShared ? madeOf : JSON.stringify([madeOf, who]);
  const found = kept.find(place, all, now);
  if (found) return sendOnce(found, reply, frame);
  const view = await make();
  const html = render(view, frame);
  if (html.includes(tokens.nonce)) throw new Error(`${url} holds a form that is good once for one person.`);
  return sendOnce(kept.keep(place, { madeOf: all, from: now, until: view.holdsUntil }, html), reply, frame);
}

/** Sends an edition, or says that it is the one the browser has. */
function sendOnce(printed: Printed, reply: FastifyReply, frame: Frame): void {
  reply.header('etag', printed.etag);
  if (reply.request.headers['if-none-match'] === printed.etag) nameKeeping(reply, frame).code(304).send();
  else sendPrinted(printed, reply, frame);
}

/**
 * A page without a session holds no secret and is sent packed, for slow lines. One with a session holds a token beside
 * what people typed, and the packed length would tell of it (BREACH): it is sent as it is.
 */
function sendPrinted(printed: Printed, reply: FastifyReply, frame: Frame): void {
  nameKeeping(reply, frame).type('text/html; charset=utf-8');
  const isPublic = frame.who.kind === 'visitor';
  const accepts = reply.request.headers['accept-encoding'] ?? '';
  if (isPublic && /\bgzip\b/.test(accepts)) reply.header('content-encoding', 'gzip').send(printed.packed);
  else reply.send(printed.plain);
}

/** Browsers keep a page of a visitor and ask whether it is still the one; they keep none that shows who is signed in. */
const nameKeeping = (reply: FastifyReply, { who }: Frame): FastifyReply =>
  reply
    .header('vary', 'accept-encoding, cookie')
    .header('cache-control', who.kind === 'visitor' ? 'no-cache' : 'no-store');

/** What people handed in is only ever downloaded, never shown as a page of ours; were it opened, it could do nothing. */
function sendFile({ content, type, name, inline, publicFor }: FileAnswer, reply: FastifyReply): void {
  const disposition = `${inline ? 'inline' : 'attachment'}; ${namedForDownload(name)}`;
  if (!inline) reply.header('content-security-policy', "default-src 'none'; sandbox");
  reply
    .type(type)
    .header('content-disposition', disposition)
    .header('cache-control', publicFor ? `public, max-age=${publicFor}` : 'no-store')
    .send(content instanceof Uint8Array ? Buffer.from(content) : content);
}

/** A file's name as RFC 6266 wants it: in plain letters for old browsers, and as it is for the others. */
function namedForDownload(name: string): string {
  const unaccented = name.normalize('NFD').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  const plain = unaccented.replace(/[^\x20-\x7e]|["\\]/g, '').replace(/^(?=\.|$)/, 'tep');
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
