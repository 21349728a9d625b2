import { countDossiersOf, listFilesInUse } from '#modules/dossiers';
import { eraseDrafts } from '#modules/forms';
import { eraseCitizen, findPerson } from '#modules/identity';
import { eraseMessages } from '#modules/notifications';
import { eraseStore } from '#modules/paper-store';
import { eraseFiles, listFilesOf } from '#modules/papers';
import { notFound } from '#platform/errors';
import type { Act } from '#platform/journal';

/**
 * Erases all that is a person's and need not be kept, each module its own, inside the transaction of `act`, which acts on
 * their behalf. The account goes last: with its key nothing sealed under it opens any more. Says how many dossiers stay.
 */
export async function eraseEverythingOf(act: Act, personId: string): Promise<{ readonly keptDossiers: number }> {
  const { tx } = act;
  const person = await findPerson(tx, personId);
  if (!person) throw notFound('person');
  await eraseDrafts(act, personId);
  if (person.identityNumber !== null) await eraseStore(act, personId, person.identityNumber);
  const files = await listFilesOf(tx, personId);
  const used = await listFilesInUse(
    tx,
    files.map(({ id }) => id),
  );
  const alone = files.filter(({ id, readers }) => !used.has(id) && readers.every((reader) => reader === personId));
  await eraseFiles(act, personId, alone);
  await eraseMessages(act, personId, person.email);
  const keptDossiers = await countDossiersOf(tx, personId);
  await eraseCitizen(act, personId);
  return { keptDossiers };
}
