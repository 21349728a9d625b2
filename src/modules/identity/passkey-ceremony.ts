import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Config } from '#platform/config';
import type { NewPasskey, Passkey } from './passkey-store.ts';

/** Uses a challenge up; false when we never gave it, or somebody used it before. */
export type TakeChallenge = (challenge: string) => Promise<boolean>;

/** The library is loaded with the first passkey: it takes longer than all the rest of a start. */
const library = () => import('@simplewebauthn/server');

/** Ed25519, ES256 and RS256 (COSE): what devices make today, without trying out what is experimental in Node. */
const algorithms = [-8, -7, -257];

/** A passkey belongs to the address people type. */
const partyOf = ({ publicUrl }: Config) => ({ id: new URL(publicUrl).hostname, origin: new URL(publicUrl).origin });

interface Owner {
  readonly accountId: string;
  readonly username: string;
  readonly fullName: string;
}

/** What a device needs to make a passkey for somebody: one that finds its person by itself, and asks for finger or PIN. */
export async function registrationOptions(config: Config, owner: Owner, existing: readonly Passkey[]) {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: 'Một Cửa',
    rpID: partyOf(config).id,
    userID: new TextEncoder().encode(owner.accountId),
    userName: owner.username,
    userDisplayName: owner.fullName,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: existing.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: 300_000,
  });
}

/** The passkey a device made, if it answers a challenge of ours, for our address, by somebody who proved to be there. */
export async function judgeRegistration(
  config: Config,
  made: RegistrationResponseJSON,
  takeChallenge: TakeChallenge,
): Promise<Omit<NewPasskey, 'accountId' | 'label'> | undefined> {
  const { verifyRegistrationResponse } = await library();
  const { id, origin } = partyOf(config);
  const verified = await orNothing(() =>
    verifyRegistrationResponse({
      response: made,
      expectedChallenge: takeChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  if (!verified?.verified) return undefined;
  const { id: credentialId, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return { credentialId, publicKey, counter, transports };
}

/** What a device needs to prove that it holds one of our passkeys, whosever it is. */
export async function useOptions(config: Config) {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: partyOf(config).id,
    userVerification: 'required',
    timeout: 300_000,
  });
}

/** How often the device says it used the passkey, if this use is genuine. */
export async function judgeUse(
  config: Config,
  made: AuthenticationResponseJSON,
  passkey: Passkey,
  takeChallenge: TakeChallenge,
): Promise<{ readonly counter: number } | undefined> {
  const { verifyAuthenticationResponse } = await library();
  const { id, origin } = partyOf(config);
  const verified = await orNothing(() =>
    verifyAuthenticationResponse({
      response: made,
      expectedChallenge: takeChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      requireUserVerification: true,
    }),
  );
  return verified?.verified ? { counter: verified.authenticationInfo.newCounter } : undefined;
}

/** The library says no by throwing a plain error, whatever in the answer is wrong; to us each of them is the same no. */
async function orNothing<T>(judge: () => Promise<T>): Promise<T | undefined> {
  try {
    return await judge();
  } catch {
    return undefined;
  }
}
