import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Failure, frameOfVisitor, localeOf } from './frame.ts';
import type { FormFields } from './route.ts';
import type { ServerOptions } from './server-options.ts';
import type { Locale } from './words.ts';

/** Between two lines of the log about who was told to come again, in milliseconds. */
const silence = 60_000;

/** So many are told at once in a second; who asks beyond is told a second later. */
const atOnce = 50;
const second = 1_000;

/** Ways to tell somebody to come again. */
export interface ComeAgain {
  /** Who has come in. */
  inside(request: FastifyRequest, reply: FastifyReply): FastifyReply;
  /**
   * Who only looks, and of whose request nothing was read but its head. Told by the thousand, they would ask again by the
   * thousand, and telling them would cost what is left for all others: under a flood each waits a second for it.
   */
  atTheDoor(request: IncomingMessage, response: ServerResponse): void;
}

/**
 * Tells somebody to come again in a few seconds, at next to no cost: nothing is read for it, and whoever only looks gets a
 * page that was made once. A form comes back with all that was typed, its nonce unspent.
 */
export function openComeAgain(
  { renderFailure, log, clock }: Pick<ServerOptions, 'renderFailure' | 'log' | 'clock'>,
  walls: Readonly<Record<string, string>>,
): ComeAgain {
  const made = new Map<Locale, Buffer>();
  let told = 0;
  let count = 0;
  const tell = (): void => {
    count += 1;
    if (Math.abs(clock.now() - told) < silence) return;
    log(`more is asked than can be answered in time: ${count} asked to come again`);
    told = clock.now();
    count = 0;
  };
  const pageIn = (locale: Locale): Buffer => {
    const page =
      made.get(locale) ?? Buffer.from(renderFailure({ kind: 'busy', status: 503 }, frameOfVisitor(locale, '')));
    made.set(locale, page);
    return page;
  };
  let began = 0;
  let inThisSecond = 0;
  const isFlood = (): boolean => {
    const now = performance.now();
    if (now - began >= second) {
      began = now;
      inThisSecond = 0;
    }
    inThisSecond += 1;
    return inThisSecond > atOnce;
  };
  return {
    inside: (request, reply) => {
      tell();
      const locale = localeOf(request);
      const isForm = request.method === 'POST';
      return reply
        .code(503)
        .headers(headers())
        .send(isForm ? renderFailure(busy(request), frameOfVisitor(locale, request.url)) : pageIn(locale));
    },
    atTheDoor: ({ url = '', headers: { cookie = '' } }, response) => {
      tell();
      const page = pageIn(/[?&]lang=en\b/.test(url) || /(^|; )lang=en\b/.test(cookie) ? 'en' : 'vi');
      const answer = (): void => {
        response.writeHead(503, { ...walls, ...headers(), 'content-length': page.length }).end(page);
      };
      if (isFlood()) setTimeout(answer, second);
      else answer();
    },
  };
}

const headers = () => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'retry-after': String(randomInt(2, 9)),
});

const busy = ({ url, body }: FastifyRequest): Failure => ({
  kind: 'busy',
  status: 503,
  ...(body ? { resend: { url, fields: body as FormFields } } : {}),
});
