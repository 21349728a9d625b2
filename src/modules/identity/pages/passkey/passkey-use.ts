import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Answer, Call, FormFields } from '#platform/route';
import { issueSecret, type Purpose, takeSecret } from '../../one-time-secret-store.ts';
import { judgeUse, type TakeChallenge } from '../../passkey-ceremony.ts';
import { findPasskey } from '../../passkey-store.ts';

type ChallengePurpose = Extract<Purpose, `passkey_${string}`>;

/** Answers with what a device needs, and keeps its challenge, which is good once and for five minutes. */
export async function giveChallenge(
  call: Call,
  purpose: ChallengePurpose,
  options: { readonly challenge: string },
  accountId?: string,
): Promise<Answer> {
  const kept = { purpose, secret: options.challenge, ...(accountId && { accountId }) };
  await call.actAs(call.who, ({ tx, now }) => issueSecret(tx, kept, now));
  return { kind: 'json', body: options };
}

/** Uses up challenges, each in a transaction of its own, so that an answer that is wrong uses its challenge up too. */
export function challengeTaker(call: Call, purpose: ChallengePurpose, accountId: string | null = null): TakeChallenge {
  return async (challenge) => {
    const taken = await call.actAs(call.who, ({ tx, now }) => takeSecret(tx, purpose, challenge, now));
    return taken !== undefined && taken.accountId === accountId;
  };
}

/** What the device made, as the island sends it; undefined when it is nothing of the kind. */
export function readMade<T extends { readonly id: string }>(form: FormFields): T | undefined {
  try {
    const made = JSON.parse(String(form.made)) as Partial<T> | null;
    return typeof made?.id === 'string' ? (made as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Whose passkey was used, if the use is genuine and the account is not disabled. */
export async function passkeyUsed(
  call: Call,
  made: AuthenticationResponseJSON | undefined,
): Promise<{ accountId: string; credentialId: string; counter: number } | undefined> {
  const passkey = made && (await call.readAs(call.who, (db) => findPasskey(db, made.id)));
  const use = passkey && (await judgeUse(call.tools.config, made, passkey, challengeTaker(call, 'passkey_sign_in')));
  return use && { accountId: passkey.accountId, credentialId: passkey.credentialId, counter: use.counter };
}
