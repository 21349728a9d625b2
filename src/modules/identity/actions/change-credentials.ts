import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { saveCodeSecret, savePassword } from '../credentials-store.ts';
import type { CredentialsChanged } from '../events.ts';
import { takeSecret } from '../one-time-secret-store.ts';
import { endSessions } from '../own-session-store.ts';
import { deletePasskey, insertPasskey, type NewPasskey } from '../passkey-store.ts';

/** Sets a person's own password; every other session of theirs ends. */
export async function setOwnPassword(act: Act, accountId: string, passwordHash: string, cookie: string): Promise<void> {
  await savePassword(act.tx, accountId, passwordHash);
  await endSessions(act.tx, accountId, cookie);
  await announceChange(act, accountId, 'password');
}

/** Sets up one-time codes with the secret that `enrolment` handed out; `step` is that of the code that proved it. */
export async function setUpCodes(act: Act, accountId: string, enrolment: string, step: number): Promise<void> {
  const taken = await takeSecret<{ secret: string }>(act.tx, 'code_enrolment', enrolment, act.now);
  if (taken?.accountId !== accountId) throw new Refusal('identity.enrolment_lapsed', {}, 410);
  await saveCodeSecret(act.tx, accountId, taken.data.secret, step);
  await announceChange(act, accountId, 'one_time_code');
}

/** Keeps a passkey a person just made. */
export async function addPasskey(act: Act, passkey: NewPasskey): Promise<void> {
  await insertPasskey(act.tx, passkey, act.now);
  await announceChange(act, passkey.accountId, 'passkey_added');
}

/** Removes a passkey of a person's own. */
export async function removePasskey(act: Act, accountId: string, credentialId: string): Promise<void> {
  if (await deletePasskey(act.tx, accountId, credentialId)) await announceChange(act, accountId, 'passkey_removed');
}

/** The journal belongs to agencies; somebody who works in none leaves no line in it. */
async function announceChange(act: Act, accountId: string, what: CredentialsChanged['data']['what']): Promise<void> {
  const { agencyId } = act.who;
  if (!agencyId) return;
  await act.announce<CredentialsChanged>({
    type: 'identity.credentials_changed',
    agencyId,
    subjectId: accountId,
    data: { what },
  });
}
