import * as openid from 'openid-client';
import type { Config } from '#platform/config';
import { Refusal } from '#platform/errors';
import { type Claims, wantedScopes } from './claims.ts';

type ProviderSettings = NonNullable<Config['oidc']>;

/** What the browser keeps while its person is at the provider; without it nobody can finish what they began. */
export interface SignInUnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Seconds until we stop waiting for the provider. */
const patience = 10;

/** What was discovered of a provider, for as long as its settings live. */
const discovered = new WeakMap<ProviderSettings, Promise<openid.Configuration>>();

/** Begins a sign-in: where to send the browser, and what it must bring back. The request is pushed where that is offered. */
export async function beginSignIn(
  settings: ProviderSettings,
  redirectUri: string,
): Promise<{ readonly location: string; readonly underWay: SignInUnderWay }> {
  const provider = await providerOf(settings);
  const underWay = {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    codeVerifier: openid.randomPKCECodeVerifier(),
  };
  const request = {
    redirect_uri: redirectUri,
    scope: scopesOf(provider),
    state: underWay.state,
    nonce: underWay.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(underWay.codeVerifier),
    code_challenge_method: 'S256',
    // People share the computers of a service centre: the one who signed in before must not be signed in again.
    prompt: 'login',
  };
  const isPushed = provider.serverMetadata().pushed_authorization_request_endpoint !== undefined;
  const build = isPushed ? openid.buildAuthorizationUrlWithPAR : openid.buildAuthorizationUrl;
  const location = await reaching(async () => build(provider, request));
  return { location: location.href, underWay };
}

/**
 * Completes a sign-in: `returned` is the address the provider sent the browser to. Gives what the identity token and the
 * provider's user information say of the person; throws `identity.cancelled`, `identity.not_confirmed` when anything does
 * not fit together, and `identity.provider_unreachable`.
 */
export async function completeSignIn(
  settings: ProviderSettings,
  returned: URL,
  { state, nonce, codeVerifier }: SignInUnderWay,
): Promise<Claims> {
  const provider = await providerOf(settings);
  return reaching(async () => {
    const checks = {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    };
    const tokens = await openid.authorizationCodeGrant(provider, returned, checks);
    const claims = tokens.claims() as openid.IDToken;
    const hasMore = provider.serverMetadata().userinfo_endpoint !== undefined;
    const more = hasMore ? await openid.fetchUserInfo(provider, tokens.access_token, claims.sub) : {};
    return { ...more, ...claims };
  });
}

/** Whether a provider runs on this machine: a stand-in, which may be spoken to without encryption. */
export function isOnThisMachine({ issuer }: ProviderSettings): boolean {
  const { hostname } = new URL(issuer);
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}

function providerOf(settings: ProviderSettings): Promise<openid.Configuration> {
  const known = discovered.get(settings);
  if (known) return known;
  const found = reaching(() => discover(settings));
  discovered.set(settings, found);
  found.catch(() => discovered.delete(settings));
  return found;
}

async function discover(settings: ProviderSettings): Promise<openid.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const execute = [
    // The identity token's signature is checked although it comes over TLS: who vouches should have signed.
    openid.enableNonRepudiationChecks,
    ...(isOnThisMachine(settings) ? [openid.allowInsecureRequests] : []),
  ];
  const authentication = openid.ClientSecretBasic(clientSecret);
  return openid.discovery(new URL(issuer), clientId, undefined, authentication, { execute, timeout: patience });
}

function scopesOf(provider: openid.Configuration): string {
  const offered = provider.serverMetadata().scopes_supported;
  return wantedScopes.filter((scope) => scope === 'openid' || !offered || offered.includes(scope)).join(' ');
}

/** Turns what the protocol and the network throw into refusals; a mistake in our settings stays an error, and is logged. */
async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalFor(error) ?? error;
  }
}

function refusalFor(error: unknown): Refusal | undefined {
  if (error instanceof openid.AuthorizationResponseError)
    return error.error === 'access_denied' ? new Refusal('identity.cancelled', {}, 400) : notConfirmed();
  if (error instanceof openid.ResponseBodyError) return error.error === 'invalid_grant' ? notConfirmed() : undefined;
  const { code, cause } = error as { code?: string; cause?: { code?: string; status?: number } };
  const isNetwork = error instanceof TypeError && cause?.code !== undefined;
  const isDown = code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && (cause?.status ?? 0) >= 500;
  if (isNetwork || isDown || code === 'OAUTH_TIMEOUT') return new Refusal('identity.provider_unreachable', {}, 503);
  return comparisons.has(code ?? '') ? notConfirmed() : undefined;
}

/** State, nonce, issuer, audience or time of an answer is not what was asked for. */
const comparisons: ReadonlySet<string> = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
]);

const notConfirmed = (): Refusal => new Refusal('identity.not_confirmed', {}, 400);
