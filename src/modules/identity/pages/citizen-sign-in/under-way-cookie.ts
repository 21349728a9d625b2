import type { Call } from '#platform/route';
import type { SignInUnderWay } from '../../identity-provider.ts';
import { cookieName } from '../cookie-names.ts';

/** What a browser keeps while its person is at the provider, and where they wanted to go. */
export type KeptByBrowser = SignInUnderWay & { readonly to: string };

/** Seconds a person may take at the provider. */
const lifetime = 600;

/** Gives the browser what it must bring back. `lax`, for it comes back from another site. */
export function keepUnderWay(call: Call, kept: KeptByBrowser): void {
  const value = Buffer.from(JSON.stringify(kept)).toString('base64url');
  call.setCookie(cookieName(call, 'oidc'), value, { maxAge: lifetime, sameSite: 'lax' });
}

/** Takes from the browser what it kept; undefined when it kept nothing, or for too long. */
export function takeUnderWay(call: Call): KeptByBrowser | undefined {
  const value = call.cookie(cookieName(call, 'oidc'));
  call.setCookie(cookieName(call, 'oidc'), '', { maxAge: 0 });
  if (!value) return undefined;
  try {
    const kept = JSON.parse(Buffer.from(value, 'base64url').toString()) as Partial<Record<string, unknown>>;
    const isWhole = ['state', 'nonce', 'codeVerifier', 'to'].every((name) => typeof kept[name] === 'string');
    return isWhole ? (kept as unknown as KeptByBrowser) : undefined;
  } catch {
    return undefined;
  }
}
