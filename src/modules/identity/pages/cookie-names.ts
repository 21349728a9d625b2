import type { Call } from '#platform/route';
import { sessionCookie } from '#platform/session';

/** A cookie of ours beside the session's, bound to this host where there is https. */
export function cookieName({ tools }: Pick<Call, 'tools'>, what: 'oidc' | 'browser' | 'second-step'): string {
  return `${sessionCookie(tools.config.publicUrl)}-${what}`;
}
