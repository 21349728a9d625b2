import { gzipSync } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import type { Frame } from './frame.ts';
import type { Answer, FileAnswer } from './route.ts';
import type { View } from './view.ts';

export interface Answering {
  readonly reply: FastifyReply;
  readonly frame: Frame;
  readonly render: (view: View, frame: Frame) => string;
}

/** Turns what a page answered into a response. */
export function sendAnswer(answer: Answer, { reply, frame, render }: Answering): FastifyReply {
  switch (answer.kind) {
    case 'redirect':
      if (answer.notice)
        reply.setCookie('notice', answer.notice, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 });
      return reply.redirect(answer.location, 303);
    case 'json':
      return reply
        .code(answer.status ?? 200)
        .header('cache-control', 'no-store')
        .send(answer.body);
    case 'file':
      return sendFile(answer, reply);
    case 'page':
      if (frame.notice) reply.clearCookie('notice', { path: '/' });
      return sendPage(answer.view, { reply, frame, render });
  }
}

/**
 * A page without a session holds no secret and is sent packed, for slow lines. One with a session holds a token beside
 * what people typed, and the packed length would tell of it (BREACH): it is sent as it is.
 */
function sendPage(view: View, { reply, frame, render }: Answering): FastifyReply {
  const isPublic = frame.who.kind === 'visitor';
  const html = render(view, frame);
  reply
    .code(view.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('vary', 'accept-encoding, cookie')
    .header('cache-control', isPublic ? 'no-cache' : 'no-store');
  const accepts = reply.request.headers['accept-encoding'] ?? '';
  if (!isPublic || !/\bgzip\b/.test(accepts)) return reply.send(html);
  return reply.header('content-encoding', 'gzip').send(gzipSync(html, { level: 1 }));
}

/** What people handed in is only ever downloaded, never shown as a page of ours; were it opened, it could do nothing. */
function sendFile({ content, type, name, inline, publicFor }: FileAnswer, reply: FastifyReply): FastifyReply {
  const ascii = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const disposition = `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
  if (!inline) reply.header('content-security-policy', "default-src 'none'; sandbox");
  return reply
    .type(type)
    .header('content-disposition', disposition)
    .header('cache-control', publicFor ? `public, max-age=${publicFor}` : 'no-store')
    .send(content instanceof Uint8Array ? Buffer.from(content) : content);
}
