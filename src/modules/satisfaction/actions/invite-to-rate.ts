import { getAgency } from '#modules/organisation';
import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { newToken } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { href } from '#platform/route';
import { houseRules } from '../../../../reference/satisfaction/survey.ts';
import { type DossierToRate, getDossierToRate } from '../dossier-to-rate.ts';
import type { InvitedToRate } from '../events.ts';
import { saveInvitation, type Way } from '../invitation-store.ts';
import { satisfactionPermissions } from '../permissions.ts';
import { isRated } from '../rated-dossier-store.ts';

const day = 86_400_000;

/**
 * Invites whoever fetched a result to rate how the dossier was settled. Gives the address of the invitation, this once: only
 * the hash of the secret in it is kept.
 */
export async function inviteToRate(act: Act, ref: Pick<DossierToRate, 'agencyId' | 'id'>, way: Way): Promise<string> {
  const dossier = await getDossierToRate(act.tx, ref);
  const { agencyId, id, code } = dossier;
  assertMay(satisfactionPermissions, 'satisfaction.invite', act.who, { agencyIds: [agencyId] });
  if (dossier.state !== 'handed_over') throw new Refusal('satisfaction.not_handed_over', { code });
  if (await isRated(act.tx, agencyId, id)) throw new Refusal('satisfaction.rated_already', { code });
  const secret = newToken();
  const expiresAt = act.now + houseRules.invitationDays * day;
  await saveInvitation(act.tx, { agencyId, dossierId: id, way, secret, expiresAt }, act.now);
  await act.announce<InvitedToRate>({
    type: 'satisfaction.invited',
    agencyId,
    subjectId: agencyId,
    data: { code, way },
  });
  const { code: agency } = await getAgency(act.tx, agencyId);
  return href('/danh-gia/:agency/:secret', { agency, secret });
}
