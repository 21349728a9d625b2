import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { DigitisationKey } from '../digitisation.ts';
import { lockDigitisation, saveDigitisation } from '../digitisation-store.ts';
import type { FieldsConfirmed } from '../events.ts';
import { permissions } from '../permissions.ts';
import { confirmProposal, listProposals } from '../proposal-store.ts';

/**
 * Writes down what a person says stands on the paper, for each field that was read out of it; blank ones stay open, all
 * blank are refused (422). Of a paper that nothing was read out of, it says that the scan is right. Throws
 * `digitisation.not_done` before there is a scan.
 */
export async function confirmFields(
  act: Act,
  key: DigitisationKey,
  values: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const digitisation = await lockDigitisation(act.tx, key);
  assertMay(permissions, 'digitisation.begin', act.who, { agencyIds: [digitisation.agencyId] });
  if (digitisation.state !== 'done') throw new Refusal('digitisation.not_done');
  const proposals = await listProposals(act.tx, key);
  const confirmed = proposals.filter(({ name }) => values[name]);
  if (confirmed.length === 0 && proposals.length > 0) throw new Refusal('digitisation.nothing_confirmed', {}, 422);
  for (const { name } of confirmed) await confirmProposal(act, key, name, values[name]!);
  const by = { confirmedAt: act.now, confirmedByName: act.who.name };
  await saveDigitisation(act.tx, digitisation, by, act.now);
  const { agencyId, id, readers, subjectAgencyId, subjectId, ordinal, paperName } = digitisation;
  const kind = proposals[0]?.kind ?? '';
  await act.announce<FieldsConfirmed>({
    type: 'digitisation.fields_confirmed',
    agencyId,
    subjectId: id,
    readers,
    data: { subjectAgencyId, subjectId, ordinal, paperName, kind, fields: confirmed.map(({ name }) => name) },
  });
}
