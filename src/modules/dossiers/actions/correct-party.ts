import { assertOnBehalfOf } from '#platform/access';
import type { Act } from '#platform/journal';
import { announce } from '../act-on-dossier.ts';
import type { Dossier, Parties, Party } from '../dossier.ts';
import { lockDossier, saveParties } from '../dossier-store.ts';
import { listDossiersOf } from '../own-dossier-store.ts';

/** What of a party may be corrected. */
export type PartyCorrection = Partial<Pick<Party, 'fullName' | 'birthDay' | 'address' | 'phone' | 'email'>>;

/**
 * Corrects a person in their dossiers still under way, on their behalf. What is settled keeps what it was settled by, with a note in
 * its course (the law of archives has it kept as it was). Says how many of each.
 */
export async function correctParty(
  act: Act,
  personId: string,
  correction: PartyCorrection,
): Promise<{ readonly corrected: number; readonly kept: number }> {
  assertOnBehalfOf(act.who, personId);
  let corrected = 0;
  const keys = await listDossiersOf(act.tx, personId);
  for (const key of keys) if (await correctIn(act, await lockDossier(act.tx, key), personId, correction)) corrected++;
  return { corrected, kept: keys.length - corrected };
}

async function correctIn(act: Act, dossier: Dossier, personId: string, correction: PartyCorrection): Promise<boolean> {
  const fields = Object.keys(correction);
  if (dossier.closedAt !== null) {
    await announce(act, 'dossier.correction_noted', dossier, { fields });
    return false;
  }
  const right = <P extends Party>(party: P): P => (party.personId === personId ? { ...party, ...correction } : party);
  const { submitter, owner, subject, representative } = dossier.parties;
  const parties: Parties = {
    ...{ submitter: right(submitter), owner: right(owner) },
    ...(subject && { subject: right(subject) }),
    ...(representative && { representative: right(representative) }),
  };
  await announce(act, 'dossier.party_corrected', await saveParties(act.tx, dossier, parties), { fields });
  return true;
}
