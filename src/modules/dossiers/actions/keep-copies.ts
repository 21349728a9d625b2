import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import { listCertifiedCopies } from '../certified-copy-store.ts';
import type { Dossier } from '../dossier.ts';
import { assertScanned, assertSealed, assertSignedHere } from '../electronic-copy.ts';
import { listElectronicCopies, saveCopySeal, saveCopySignature } from '../electronic-copy-store.ts';
import type { SealedCopy, SignedCopy } from '../sign-copies.ts';
import { keepResult } from './keep-result.ts';

type Config = Pick<Tools, 'config'>;

/** Every original that is wanted as a file has its scan and was signed; what is wanted on paper alone asks for nothing. */
export async function assertCopiesSigned(act: Act, dossier: Dossier, signed: readonly SignedCopy[]): Promise<void> {
  const lines = await listCertifiedCopies(act.tx, dossier);
  assertScanned(dossier, lines, await listElectronicCopies(act.tx, dossier));
  assertSignedHere(dossier, lines, signed);
}

/** Keeps the copies that whoever approves has signed. */
export async function keepSignedCopies(
  act: Act,
  tools: Config,
  dossier: Dossier,
  signed: readonly SignedCopy[],
): Promise<void> {
  for (const { ordinal, received, checkCode, level } of signed) {
    const { agencyId: fileAgencyId, id: fileId } = await keepResult(act, tools, dossier, received);
    await saveCopySignature(act.tx, dossier, ordinal, { fileAgencyId, fileId, checkCode, level, signedAt: act.now });
  }
}

/**
 * Keeps the copies that bear the seal. The number stands in the seal, so it must be the one the copy has got: throws
 * `dossier.number_taken_meanwhile` otherwise, and `dossier.copy_needs_seal` where a copy was not sealed.
 */
export async function keepSealedCopies(
  act: Act,
  tools: Config | undefined,
  dossier: Dossier,
  sealed: readonly SealedCopy[],
): Promise<void> {
  const lines = await listCertifiedCopies(act.tx, dossier);
  assertSealed(dossier, lines, tools ? sealed : []);
  if (!tools) return;
  for (const { ordinal, received, level, number } of sealed) {
    const line = lines.find((each) => each.ordinal === ordinal);
    if (line?.number !== number) throw new Refusal('dossier.number_taken_meanwhile', { code: dossier.code });
    const { id: fileId } = await keepResult(act, tools, dossier, received);
    await saveCopySeal(act.tx, dossier, ordinal, { fileId, level, sealedAt: act.now });
  }
}
