import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from './config.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** The policy for one page whose scripts may open a line to one more address. */
export const policyConnecting = (to: string): string =>
  policy.replace("connect-src 'self'", `connect-src 'self' ${to}`);

/** The policy for one page whose forms may lead to one more origin, also by a redirect. */
export const policyLeading = (to: string): string => policy.replace("form-action 'self'", `form-action 'self' ${to}`);

const always = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
};

/** The headers of the browser's own walls. */
export function wallHeaders({ publicUrl }: Config): Readonly<Record<string, string>> {
  return publicUrl.startsWith('https://')
    ? { ...always, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : always;
}

/** Puts {@link wallHeaders} on every response; one that has a policy of its own keeps it. */
export function securityHeaders(config: Config) {
  const headers = wallHeaders(config);
  return async (_request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    const own = reply.getHeader('content-security-policy');
    reply.headers(own === undefined ? headers : { ...headers, 'content-security-policy': own });
    return payload;
  };
}
