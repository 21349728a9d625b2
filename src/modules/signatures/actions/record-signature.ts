import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import type { SigningCertificate } from '../certificate.ts';
import { insertSignature } from '../certificate-store.ts';

/** Writes down that a certificate was signed with, and whether a time-stamp proves when. */
export async function recordSignature(act: Act, certificate: SigningCertificate, level: 'B' | 'T'): Promise<void> {
  const { agencyId, id: certificateId } = certificate;
  await insertSignature(act.tx, { agencyId, id: newId(act.now), certificateId, level, signedAt: act.now });
}
