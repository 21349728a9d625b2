import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import type { SigningCertificate } from '../certificate.ts';
import { insertSignature, type SignatureLevel } from '../certificate-store.ts';

/** Writes down that a certificate was signed with, and how far the signature proves itself. */
export async function recordSignature(act: Act, certificate: SigningCertificate, level: SignatureLevel): Promise<void> {
  const { agencyId, id: certificateId } = certificate;
  await insertSignature(act.tx, { agencyId, id: newId(act.now), certificateId, level, signedAt: act.now });
}
