import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Principal, visitor } from './access.ts';
import type { Refusal } from './errors.ts';
import type { FormFields, FormTokens } from './route.ts';
import type { Locale } from './words.ts';

/** What a page's frame needs besides the page. */
export interface Frame {
  readonly who: Principal;
  readonly locale: Locale;
  readonly url: string;
  readonly tokens: FormTokens;
  readonly notice?: string | undefined;
}

/** The frame for whoever is not known, or must not be shown as signed in. An empty address is the one that was asked for. */
export const frameOfVisitor = (locale: Locale, url: string): Frame => ({
  who: visitor,
  locale,
  url,
  tokens: { csrf: '', nonce: randomUUID() },
});

/** Something went wrong; the frame shows it in words, with the id to quote when it was unexpected. */
export interface Failure {
  readonly kind:
    | 'refused'
    | 'not_found'
    | 'forbidden'
    | 'unexpected'
    | 'unavailable'
    | 'busy'
    | 'sign_in'
    | 'too_many'
    | 'too_large';
  readonly status: number;
  readonly refusal?: Refusal;
  /** To quote to the administrator. */
  readonly id?: string;
  /** The form that was sent, so that nothing typed is lost. */
  readonly resend?: { readonly url: string; readonly fields: FormFields };
}

/** The language asked for by `?lang=`, then the one remembered, then Vietnamese. */
export function localeOf(request: FastifyRequest): Locale {
  const asked = (request.query as { lang?: string } | undefined)?.lang ?? request.cookies?.lang;
  return asked === 'en' ? 'en' : 'vi';
}
