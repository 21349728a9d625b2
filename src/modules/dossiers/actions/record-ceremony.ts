import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import { dossierPermissions } from '../permissions.ts';
import type { CeremonyKey, CeremonyKind, CeremonyOutcome, CeremonyResult } from '../signing-ceremony.ts';
import { insertCeremony, saveEnd, saveOutcome } from '../signing-ceremony-store.ts';

/** Writes down which results somebody is about to sign or seal under one password, each of them still waiting. */
export async function beginCeremony(
  act: Act,
  { agencyId, id }: CeremonyKey,
  kind: CeremonyKind,
  results: readonly Pick<CeremonyResult, 'dossierCode' | 'ownerName'>[],
): Promise<void> {
  const permission = kind === 'sign' ? 'dossier.approve_result' : 'dossier.seal_results';
  assertMay(dossierPermissions, permission, act.who, { agencyIds: [agencyId] });
  const held = { heldBy: act.who.id, heldByName: act.who.name, beganAt: act.now, endedAt: null };
  await insertCeremony(act.tx, { agencyId, id, kind, ...held }, results);
}

/** Writes down what became of one result; in the transaction that made it so, if one did. */
export function recordOutcome(act: Act, key: CeremonyKey, ordinal: number, outcome: CeremonyOutcome): Promise<void> {
  return saveOutcome(act.tx, key, ordinal, outcome);
}

/** Nothing more is signed: what still waits is left as it was. */
export function endCeremony(act: Act, key: CeremonyKey): Promise<void> {
  return saveEnd(act.tx, key, act.now);
}
