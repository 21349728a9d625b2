import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { savePassword } from '../credentials-store.ts';
import type { InvitationAccepted } from '../events.ts';
import { takeSecret } from '../one-time-secret-store.ts';
import { endSessions } from '../own-session-store.ts';

/** What an invitation keeps, for the journal of the agency that gave it. */
export interface Invitation {
  readonly agencyId: string;
  readonly staffName: string;
}

/** Sets the password an invited person chose, once for each invitation, and ends whatever sessions the account had. */
export async function acceptInvitation(act: Act, secret: string, passwordHash: string): Promise<void> {
  const taken = await takeSecret<Invitation>(act.tx, 'invitation', secret, act.now);
  if (!taken?.accountId) throw new Refusal('identity.invitation_lapsed', {}, 410);
  const { accountId, data } = taken;
  await savePassword(act.tx, accountId, passwordHash);
  await endSessions(act.tx, accountId);
  await act.announce<InvitationAccepted>({
    type: 'identity.invitation_accepted',
    agencyId: data.agencyId,
    subjectId: accountId,
    data: { staffName: data.staffName },
  });
}
