import { randomInt, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { visitor } from './access.ts';
import { type Failure, type Frame, localeOf } from './frame.ts';
import type { FormFields } from './route.ts';
import type { ServerOptions } from './server-options.ts';
import type { Locale } from './words.ts';

/** Between two lines of the log about who was told to come again, in milliseconds. */
const silence = 60_000;

/**
 * Tells somebody to come again in a few seconds, at next to no cost: nothing is read for it, and whoever only looks gets a
 * page that was made once. A form comes back with all that was typed, its nonce unspent.
 */
export function openComeAgain({ renderFailure, log, clock }: Pick<ServerOptions, 'renderFailure' | 'log' | 'clock'>) {
  const made = new Map<Locale, Buffer>();
  let told = 0;
  let count = 0;
  const tell = (): void => {
    count += 1;
    if (clock.now() - told < silence) return;
    log(`more is asked than can be answered in time: ${count} asked to come again`);
    told = clock.now();
    count = 0;
  };
  const pageFor = (request: FastifyRequest): string | Buffer => {
    const locale = localeOf(request);
    if (request.method === 'POST') return renderFailure(busy(request), frame(locale, request.url));
    const page = made.get(locale) ?? Buffer.from(renderFailure({ kind: 'busy', status: 503 }, frame(locale, '')));
    made.set(locale, page);
    return page;
  };
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    tell();
    return reply
      .code(503)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('retry-after', String(randomInt(2, 9)))
      .send(pageFor(request));
  };
}

const busy = ({ url, body }: FastifyRequest): Failure => ({
  kind: 'busy',
  status: 503,
  ...(body ? { resend: { url, fields: body as FormFields } } : {}),
});

/** An empty address is the one that was asked for. */
const frame = (locale: Locale, url: string): Frame => ({
  who: visitor,
  locale,
  url,
  tokens: { csrf: '', nonce: randomUUID() },
});
